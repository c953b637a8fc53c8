package hub.routes.work;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.SenderIdentity;
import hub.adapters.receipt.Receipt;
import hub.adapters.receipt.SubmissionState;
import hub.standards.ReservedCitizenIds;
import hub.standards.Sender;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which person the records of all types are about: told by themselves, or by what they refer to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhoseRecordsTest {
    private static final SenderIdentity DEPARTMENT = new SenderIdentity(
            "department",
            "11999999TEST00000D",
            "department-system",
            Sender.MANAGING_DEPARTMENT,
            Set.of("11999999TEST00000D", TestHub.SCHOOL.institution()));

    private TestHub hub = TestHub.NONE;

    @BeforeAll
    void start() {
        hub = TestHub.start();
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private static String citizen(int sequence) {
        return ReservedCitizenIds.of(LocalDate.of(1980, 5, 6), sequence);
    }

    private static String cadre(String citizen, String name) {
        return """
            {"type":"Cadre","sourceId":"%1$s","sourceVersion":1,"data":{"citizenId":"%1$s","name":"%2$s","sex":"1","birthDate":"1980-05"}}""".formatted(citizen, name);
    }

    private static String appointment(String citizen, String name) {
        return """
            {"type":"Appointment","sourceId":"A-%1$s","sourceVersion":1,"data":{"citizenId":"%1$s","name":"%2$s","unitText":"某局",\
            "postText":"局长","appointedOn":"2020-01-02","documentNo":"任〔2020〕1号"}}""".formatted(citizen, name);
    }

    private static String obligation(String citizen, String name) {
        return """
            {"type":"TrainingObligation","sourceId":"O-%1$s","sourceVersion":1,"data":{"obligationCode":"O-%1$s","cadreCitizenId":"%1$s",\
            "cadreName":"%2$s","cause":"9","trainingKind":"9","due":"2027-01-02","state":"1"}}""".formatted(citizen, name);
    }

    private static String checkIn(String classCode, String trainee) {
        return """
            {"type":"CheckIn","sourceId":"I-%1$s-%2$s","sourceVersion":1,"data":{"classCode":"%1$s","traineeNumber":"%2$s",\
            "traineeName":"甲","state":"1","checkInDate":"2026-11-02"}}""".formatted(classCode, trainee);
    }

    private static String recognition(String classCode, String trainee) {
        return """
            {"type":"HoursRecognition","institution":"%3$s","sourceId":"H-%1$s-%2$s","sourceVersion":1,"data":{"classCode":"%1$s",\
            "traineeNumber":"%2$s","traineeName":"甲","account":"1","recognisedHours":5,"hoursUnit":"day","authority":"某市委组织部",\
            "recognisedOn":"2026-11-07"}}""".formatted(classCode, trainee, TestHub.SCHOOL.institution());
    }

    private void accepted(SenderIdentity sender, String... lines) {
        Receipt receipt = hub.judged(sender, lines);
        assertThat(receipt.state()).as("%s", receipt.findings()).isEqualTo(SubmissionState.ACCEPTED);
    }

    private long personOf(String citizen) {
        return hub.number("select person_id from cadre where source_id = '" + citizen + "'");
    }

    private String personOf(String table, String sourceId) {
        return hub.text("select person_id from " + table + " where source_id = '" + sourceId + "'");
    }

    /** HR may send a cadre and what it says of the cadre in one file, in any order. */
    @Test
    void whatHrSendsTogetherWithTheCadre() {
        String citizen = citizen(1);
        accepted(TestHub.HR, appointment(citizen, "甲"), obligation(citizen, "甲"), cadre(citizen, "甲"));

        String person = String.valueOf(personOf(citizen));
        assertThat(personOf("appointment", "A-" + citizen)).isEqualTo(person);
        assertThat(personOf("training_obligation", "O-" + citizen)).isEqualTo(person);
    }

    @Test
    void whatReachesThePersonByReferenceBeforeAndAfterHrKnowsIt() {
        String citizen = citizen(3);
        accepted(TestHub.SCHOOL, Lines.trainingClass("W1", 1), Lines.trainee("W1", "甲", citizen, 1));
        accepted(TestHub.SCHOOL, checkIn("W1", "W1"), Lines.record("W-R1", "W1", "W1", "5", 1));
        accepted(DEPARTMENT, recognition("W1", "W1"));
        assertThat(personOf("check_in", "I-W1-W1")).isEqualTo("null");

        accepted(TestHub.HR, cadre(citizen, "甲"));
        String person = String.valueOf(personOf(citizen));
        assertThat(personOf("trainee", "T-W1")).isEqualTo(person);
        assertThat(personOf("check_in", "I-W1-W1")).isEqualTo(person);
        assertThat(personOf("training_record", "W-R1")).isEqualTo(person);
        assertThat(personOf("hours_recognition", "H-W1-W1")).isEqualTo(person);

        accepted(
                TestHub.SCHOOL,
                checkIn("W2", "W1"),
                Lines.record("W-R2", "W2", "W1", "5", 1),
                Lines.trainingClass("W2", 1));
        accepted(DEPARTMENT, recognition("W2", "W1"));
        assertThat(personOf("check_in", "I-W2-W1")).isEqualTo(person);
        assertThat(personOf("training_record", "W-R2")).isEqualTo(person);
        assertThat(personOf("hours_recognition", "H-W2-W1")).isEqualTo(person);
    }

    /** A department recognises hours on behalf of an institution; an institution never does. */
    @Test
    void hoursAreRecognisedByTheDepartmentAlone() {
        String citizen = citizen(5);
        accepted(TestHub.SCHOOL, Lines.trainingClass("W3", 1), Lines.trainee("W3", "甲", citizen, 1));
        accepted(TestHub.SCHOOL, Lines.record("W-R3", "W3", "W3", "5", 1));

        Receipt byTheSchool = hub.judged(TestHub.SCHOOL, recognition("W3", "W3"));
        assertThat(byTheSchool.state()).isEqualTo(SubmissionState.REJECTED);
        assertThat(byTheSchool.findings()).extracting(Receipt.Group::code).containsExactly("ENT-0002");
        accepted(DEPARTMENT, recognition("W3", "W3"));
    }
}
