package hub.standards.rooms;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullMarked;

/**
 * What holds in every room alike. A room's test takes all of it in: {@code ArchTests.in(HouseRules.class)}. 各模块通用规则。
 *
 * <p>They judge the classes the hub is made of, not its tests, and not what is generated from a WSDL.
 */
public final class HouseRules {
    private static final String[] GENERATED = {"hub.adapters.soap.envelope..", "hub.conformance.soap.."};
    private static final DescribedPredicate<JavaClass> WRITTEN_BY_HAND =
            resideOutsideOfPackages(GENERATED).as("written by hand");

    /** The hardened parser factory itself. */
    private static final String HARDENED_XML = "hub.adapters.xml.HardenedXml";

    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);

    private HouseRules() {}

    @ArchTest
    static final ArchRule CLASSES_ARE_NAMED_AFTER_WHAT_THEY_ARE = noClasses()
            .that(are(WRITTEN_BY_HAND))
            .should()
            .haveNameMatching(".*(Common|Utils?|Core|Impl|Managers?|Helpers?)")
            .because(
                    "such a name says nothing and gathers everything: name the class after the thing of the field it is,"
                            + " or give its methods to the classes whose data they use");

    @ArchTest
    static final ArchRule PACKAGES_ARE_NAMED_AFTER_WHAT_THEY_HOLD = noClasses()
            .should()
            .resideInAnyPackage(
                    "..common..",
                    "..commons..",
                    "..util..",
                    "..utils..",
                    "..core..",
                    "..impl..",
                    "..manager..",
                    "..helper..",
                    "..helpers..")
            .because("a drawer for everything is opened by everybody: put the class beside what it serves");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes()
            .that(are(WRITTEN_BY_HAND))
            .should(ArchCondition.from(DescribedPredicate.describe(
                    "reside in a package marked @NullMarked",
                    type -> type.getPackage().isAnnotatedWith(NullMarked.class))))
            .because("without the mark nobody knows what may be null: add a package-info.java with @NullMarked"
                    + " and a sentence about what the package holds");

    /** The compiler does not look at it; editors and readers do. */
    @ArchTest
    static void everyFileStandsInTheFolderOfItsPackage(JavaClasses unused) throws IOException {
        List<Path> elsewhere = new ArrayList<>();
        for (Path sources : List.of(Path.of("src/main/java"), Path.of("src/test/java"))) {
            for (Path file : javaFilesIn(sources)) {
                Path folder = Path.of("", packageOf(file).split("[.]", -1));
                if (!sources.resolve(folder).equals(file.getParent())) {
                    elsewhere.add(file);
                }
            }
        }
        Assertions.assertThat(elsewhere)
                .as("files outside the folder of their package: move the file, or mend its package line")
                .isEmpty();
    }

    private static List<Path> javaFilesIn(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String packageOf(Path file) throws IOException {
        Matcher line = PACKAGE.matcher(Files.readString(file));
        return line.find() ? line.group(1) : "";
    }

    /**
     * A factory of {@code javax.xml} is one that parses or may come to it; {@code DatatypeFactory} only writes times. Beside them the parser
     * behind {@link #HARDENED_XML}, and what in libraries makes a parser of its own.
     */
    @ArchTest
    static final ArchRule XML_IS_PARSED_BY_THE_HARDENED_PARSER_ONLY = noClasses()
            .that(are(WRITTEN_BY_HAND))
            .and()
            .doNotHaveFullyQualifiedName(HARDENED_XML)
            .should()
            .accessTargetWhere(DescribedPredicate.describe("make an XML parser", HouseRules::makesAnXmlParser))
            .because("a parser made elsewhere resolves entities and fetches what they name (XXE): ask " + HARDENED_XML
                    + " for a reader");

    private static boolean makesAnXmlParser(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getName();
        if (owner.startsWith("javax.xml.") && owner.endsWith("Factory")) {
            return name.startsWith("new") && !owner.equals("javax.xml.datatype.DatatypeFactory");
        }
        return owner.startsWith("com.ctc.wstx.")
                || owner.equals("org.apache.cxf.helpers.DOMUtils") && name.startsWith("read")
                || Set.of(
                                "jakarta.xml.bind.Unmarshaller",
                                "java.beans.XMLDecoder",
                                "org.apache.cxf.staxutils.StaxUtils",
                                "org.xml.sax.helpers.XMLReaderFactory")
                        .contains(owner);
    }

    @ArchTest
    static final ArchRule ONLY_COMMANDS_PRINT = noClasses()
            .that(are(DescribedPredicate.not(DescribedPredicate.describe(
                    "commands",
                    type -> type.tryGetMethod("main", String[].class).isPresent()))))
            .should(ACCESS_STANDARD_STREAMS)
            .because("what is printed reaches no log, and what an exception says may quote a person's data:"
                    + " log by SLF4J, or let the command (the class with main) hand you its PrintStream");

    @ArchTest
    static final ArchRule EXCEPTIONS_SAY_WHAT_WENT_WRONG = noClasses()
            .should(THROW_GENERIC_EXCEPTIONS)
            .because("nobody can catch it without catching everything: throw the JDK's fitting exception,"
                    + " or one of the room's own");

    @ArchTest
    static final ArchRule NOTHING_SLEEPS = noClasses()
            .should()
            .accessTargetWhere(DescribedPredicate.describe(
                    "sleep",
                    access -> access.getName().equals("sleep")
                            && access.getTargetOwner().getPackageName().startsWith("java.")))
            .because("a fixed pause is always too long or too short: wait for the event itself,"
                    + " or let a timer or Camel's redelivery come again");

    /** Samples and loads must come out the same for the same seed; everything else must not be guessable. */
    @ArchTest
    static final ArchRule CHANCE_IS_SECURE = noClasses()
            .that()
            .resideOutsideOfPackages("hub.conformance.sample..", "hub.conformance.bench..")
            .should()
            .accessTargetWhere(DescribedPredicate.describe("draw predictable numbers", HouseRules::isPredictable))
            .because("whoever sees a few of its numbers knows the next, be it a secret, a key or a name:"
                    + " use SecureRandom or UUID.randomUUID");

    private static boolean isPredictable(JavaAccess<?> access) {
        return Set.of(
                                "java.util.Random",
                                "java.util.SplittableRandom",
                                "java.util.concurrent.ThreadLocalRandom",
                                "java.util.random.RandomGenerator")
                        .contains(access.getTargetOwner().getName())
                || access.getTargetOwner().isEquivalentTo(Math.class)
                        && access.getName().equals("random");
    }

    /**
     * A refusal before anything is judged carries its code alone, and the repository gives back what was found before; that every code they
     * name is in the catalogue is the catalogue's own test.
     */
    @ArchTest
    static final ArchRule FINDINGS_COME_FROM_THE_CATALOGUE = noClasses()
            .should()
            .accessTargetWhere(DescribedPredicate.describe("make a finding by hand", HouseRules::isMadeByHand))
            .because(
                    "severity, level and texts of a code stand in the standard and nowhere else: call Findings.of(code, ...)");

    private static boolean isMadeByHand(JavaAccess<?> access) {
        JavaClass by = access.getOriginOwner();
        return access.getTargetOwner().getName().equals("hub.schemas.Finding")
                && access.getName().equals("<init>")
                && !resideInAnyPackage("hub.schemas..", "hub.adapters.repository..")
                        .test(by)
                && !by.getName().equals("hub.routes.security.Refusal");
    }
}
