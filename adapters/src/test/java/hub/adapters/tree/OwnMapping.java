package hub.adapters.tree;

import hub.adapters.Form;
import hub.adapters.Limits;
import hub.adapters.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A mapping written for one test, as a site would write it: a YAML file and the program beside it in a folder. */
final class OwnMapping {
    private final Path folder;

    OwnMapping(Path folder) {
        this.folder = folder;
    }

    /** A mapping that gives trainees. */
    OwnMapping trainees(String form, String program) {
        boolean xml = form.contains("xml");
        return file("own.yaml", """
                partner: own
                title: { zh: a, en: b }
                appliesTo: { credentials: ["*"], files: ["*"] }
                form: %s
                program: own.%s
                gives:
                  Trainee: { fields: { category: { codes: HubTraineeCategory@1.0, by: name } } }
                """.formatted(form, xml ? "xslt" : "jsonata"))
                .file("own." + (xml ? "xslt" : "jsonata"), program);
    }

    OwnMapping file(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TreeMappings read() {
        return TreeMappings.read(Reading.STANDARD, folder);
    }

    Reading of(Form form, String text) {
        return of(form, text.getBytes(StandardCharsets.UTF_8), Limits.published());
    }

    Reading of(Form form, byte[] bytes, Limits limits) {
        TreeMapping mapping = read().named("own", form).orElseThrow();
        return Reading.of(TreeMappings.reader(mapping, limits), bytes);
    }

    /** Bytes read by a mapping that ships. */
    static Reading shipped(String partner, Form form, String text) {
        return shipped(partner, form, text.getBytes(StandardCharsets.UTF_8));
    }

    static Reading shipped(String partner, Form form, byte[] bytes) {
        TreeMapping mapping =
                TreeMappings.read(Reading.STANDARD, null).named(partner, form).orElseThrow();
        return Reading.of(TreeMappings.reader(mapping, Limits.published()), bytes);
    }
}
