package hub.routes.intake;

import hub.adapters.Form;
import hub.adapters.Readers;
import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.Mappings;
import hub.adapters.repository.Submission;
import hub.routes.embedded.DataFolder;
import hub.routes.work.ReaderChoice;
import hub.standards.Standard;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The outside forms and partners' mappings, and which of them a submission is read by. 形式与映射。 */
@Configuration(proxyBeanMethods = false)
public class FormsConfiguration {

    /** Those that ship, and those the operator put into {@code partners/} of the data folder. */
    @Bean
    Mappings mappings(Standard standard, DataFolder data) {
        return Mappings.read(standard, data.path().resolve("partners"));
    }

    @Bean
    ReaderChoice readerChoice(Mappings mappings) {
        Readers readers = new Readers(mappings);
        return submission -> readers.forForm(submission.form(), mapping(mappings, submission));
    }

    /** The mapping its sender named, else the one that its sender and its name choose; forms that are no tables need none. */
    private static @Nullable Mapping mapping(Mappings mappings, Submission submission) {
        if (submission.form() != Form.CSV && submission.form() != Form.XLSX) {
            return null;
        }
        String credential = submission.sender().credential();
        String named = submission.mapping();
        if (named == null) {
            return mappings.forFile(credential, nameOf(submission));
        }
        return mappings.named(named, kind(submission.form()))
                .orElseGet(() -> mappings.template(kind(submission.form())));
    }

    /** A name that ends as its form does: what was posted need not. */
    private static String nameOf(Submission submission) {
        String ending = submission.form() == Form.XLSX ? ".xlsx" : ".csv";
        String name = submission.name();
        boolean fits = name.regionMatches(true, name.length() - ending.length(), ending, 0, ending.length());
        return fits
                        || (submission.form() == Form.CSV
                                && !name.toLowerCase(java.util.Locale.ROOT).endsWith(".xlsx"))
                ? name
                : name + ending;
    }

    /** The kind of mapping a form of tables is read by. */
    public static Mapping.Kind kind(Form form) {
        return form == Form.XLSX ? Mapping.Kind.WORKBOOK : Mapping.Kind.CSV;
    }
}
