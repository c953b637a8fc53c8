package hub.conformance.sample;

import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/** Writes what an institution's academic office keeps: classes, trainees, and who took part in what. 教务。 */
final class Registrar {
    private final Desk desk;
    private final boolean holdsCitizenIds;

    /** @param holdsCitizenIds whether the institution lawfully holds the citizen IDs of cadres */
    Registrar(Desk desk, boolean holdsCitizenIds) {
        this.desk = desk;
        this.holdsCitizenIds = holdsCitizenIds;
    }

    /**
     * How an institution counts hours.
     *
     * @param unit a code of HubHoursUnit
     * @param rule a code of HubConversionRule
     * @param perDay hours of a day
     */
    record Counting(String unit, String rule, int perDay) {}

    StandardRecord faceToFace(
            String code, String name, String kind, LocalDate start, LocalDate end, Counting counting) {
        long days = end.toEpochDay() - start.toEpochDay() + 1;
        return desk.draft("TrainingClass", code, 1)
                .set("classCode", code)
                .set("name", name)
                .set("trainingKind", kind)
                .set("classKind", "1")
                .set("classLevel", "3")
                .set("offJobState", "1")
                .set("delivery", "1")
                .set("host", Partner.DEPARTMENT.zh())
                .set("hostUscid", Partner.DEPARTMENT.uscid())
                .set("undertaker", desk.partner().zh())
                .set("startDate", start.toString())
                .set("endDate", end.toString())
                .set("days", BigDecimal.valueOf(days))
                .set("plannedHours", BigDecimal.valueOf(days * counting.perDay()))
                .set("hoursUnit", counting.unit())
                .set("place", desk.partner().zh())
                .set("target", "市管干部和科级干部")
                .set("abroad", false)
                .set("conversionRule", counting.rule())
                .build();
    }

    StandardRecord evenings(String code, String name, LocalDate start, LocalDate end, int evenings, Counting counting) {
        return desk.draft("TrainingClass", code, 1)
                .set("classCode", code)
                .set("name", name)
                .set("trainingKind", "4")
                .set("classKind", "5")
                .set("classLevel", "3")
                .set("offJobState", "3")
                .set("delivery", "1")
                .set("host", desk.partner().zh())
                .set("startDate", start.toString())
                .set("endDate", end.toString())
                .set("days", BigDecimal.valueOf(evenings))
                .set("plannedHours", BigDecimal.valueOf((long) evenings * counting.perDay()))
                .set("hoursUnit", counting.unit())
                .set("place", desk.partner().zh())
                .set("abroad", false)
                .set("conversionRule", counting.rule())
                .build();
    }

    StandardRecord online(String code, String name, LocalDate start, LocalDate end, String hours) {
        return desk.draft("TrainingClass", code, 1)
                .set("classCode", code)
                .set("name", name)
                .set("trainingKind", "92")
                .set("classKind", "8")
                .set("classLevel", "2")
                .set("offJobState", "3")
                .set("delivery", "2")
                .set("host", desk.partner().zh())
                .set("hostUscid", desk.partner().uscid())
                .set("startDate", start.toString())
                .set("endDate", end.toString())
                .set("plannedHours", new BigDecimal(hours))
                .set("hoursUnit", "period")
                .set("abroad", false)
                .set("conversionRule", "online-quarter")
                .build();
    }

    StandardRecord trainee(String number, Person person) {
        StandardRecord.Builder trainee = desk.draft("Trainee", number, 1)
                .set("traineeNumber", number)
                .set("category", person.category())
                .set("name", person.name())
                .set("sex", person.sex())
                .set("birthDate", person.birthDate().toString())
                .set("unitText", person.unitText())
                .set("postText", person.post())
                .set("positionLevel", person.positionLevel());
        if (person.unit() != null) {
            trainee.set("unitCode", person.unit().code());
        }
        if (person.cadre()) {
            trainee.set("staffNumber", String.format("G%05d", person.number()));
        }
        if (person.cadre() && holdsCitizenIds) {
            trainee.set("citizenId", person.citizenId());
        }
        return trainee.build();
    }

    /** That the trainee took the whole class and completed it. */
    StandardRecord completed(String sourceId, StandardRecord taken, StandardRecord trainee, Person person) {
        StandardRecord.Builder record = desk.draft("TrainingRecord", sourceId, 1)
                .set("classCode", taken.get("classCode"))
                .set("className", taken.get("name"))
                .set("traineeNumber", trainee.get("traineeNumber"))
                .set("traineeName", person.name())
                .set("startDate", taken.get("startDate"))
                .set("endDate", taken.get("endDate"))
                .set("trainingHours", taken.get("plannedHours"))
                .set("hoursUnit", taken.get("hoursUnit"))
                .set("conversionRule", taken.get("conversionRule"))
                .set("offJobState", taken.get("offJobState"))
                .set("trainingKind", taken.get("trainingKind"))
                .set("abroad", false)
                .set("result", "1")
                .set("unitText", person.unitText())
                .set("postText", person.post())
                .set("positionLevel", person.positionLevel());
        if (taken.get("days") != null) {
            record.set("trainingDays", taken.get("days"));
        }
        if (person.cadre() && holdsCitizenIds) {
            record.set("traineeCitizenId", Objects.requireNonNull(trainee.get("citizenId")));
        }
        return record.build();
    }
}
