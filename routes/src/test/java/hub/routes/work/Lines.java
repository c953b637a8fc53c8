package hub.routes.work;

/** Lines of the sample records that tests send. */
public final class Lines {
    private Lines() {}

    /** A class. */
    public static String trainingClass(String code, long version) {
        return """
            {"type":"TrainingClass","sourceId":"C-%s","sourceVersion":%d,"data":{"classCode":"%s","name":"测试班次","trainingKind":"1",\
            "offJobState":"1","delivery":"1","host":"测试主办单位","startDate":"2026-11-02","endDate":"2026-11-06","plannedHours":5,\
            "hoursUnit":"day"}}""".formatted(code, version, code);
    }

    /** A trainee who is a cadre. */
    public static String trainee(String number, String name, long version) {
        return """
            {"type":"Trainee","sourceId":"T-%s","sourceVersion":%d,"data":{"traineeNumber":"%s","category":"1","name":"%s"}}""".formatted(number, version, number, name);
    }

    /** A trainee with a citizen ID. */
    public static String trainee(String number, String name, String citizenId, long version) {
        return """
            {"type":"Trainee","sourceId":"T-%s","sourceVersion":%d,"data":{"traineeNumber":"%s","category":"1","name":"%s",\
            "citizenId":"%s"}}""".formatted(number, version, number, name, citizenId);
    }

    /** A training record. */
    public static String record(String id, String classCode, String trainee, String hours, long version) {
        return """
            {"type":"TrainingRecord","sourceId":"%s","sourceVersion":%d,"data":{"classCode":"%s","traineeNumber":"%s",\
            "traineeName":"甲","startDate":"2026-11-02","endDate":"2026-11-06","trainingHours":%s,"hoursUnit":"day","result":"1"}}""".formatted(id, version, classCode, trainee, hours);
    }
}
