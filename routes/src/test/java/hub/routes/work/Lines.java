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

    /** An enrolment. */
    public static String enrolment(String id, String classCode, String trainee) {
        return """
            {"type":"Enrolment","sourceId":"%s","sourceVersion":1,"data":{"classCode":"%s","traineeNumber":"%s","traineeName":"甲",\
            "enrolledOn":"2026-10-02","state":"1"}}""".formatted(id, classCode, trainee);
    }

    /** A certificate. */
    public static String certificate(String number, String classCode, String trainee) {
        return """
            {"type":"Certificate","sourceId":"Z-%s","sourceVersion":1,"data":{"certificateNo":"%s","classCode":"%s","traineeNumber":"%s",\
            "traineeName":"甲","issuer":"测试党校","issuedOn":"2026-11-07","state":"1"}}""".formatted(number, number, classCode, trainee);
    }

    /** Hours that the department recognises on behalf of an institution. */
    public static String recognition(String institution, String classCode, String trainee) {
        return """
            {"type":"HoursRecognition","institution":"%s","sourceId":"H-%s-%s","sourceVersion":1,"data":{"classCode":"%s",\
            "traineeNumber":"%s","traineeName":"甲","account":"1","recognisedHours":5,"hoursUnit":"day","authority":"某市委组织部",\
            "recognisedOn":"2026-11-07"}}""".formatted(institution, classCode, trainee, classCode, trainee);
    }

    /** A unit. */
    public static String unit(String code, String parent) {
        return """
            {"type":"OrganizationUnit","sourceId":"U-%s","sourceVersion":1,"data":{"unitCode":"%s","name":"测试单位 %s"%s}}""".formatted(code, code, code, parent.isEmpty() ? "" : ",\"parentUnitCode\":\"" + parent + "\"");
    }

    /** A cadre of a unit. */
    public static String cadre(String citizenId, String name, String unit, long version) {
        return """
            {"type":"Cadre","sourceId":"P-%s","sourceVersion":%d,"data":{"citizenId":"%s","name":"%s","sex":"1","birthDate":"1980-05",\
            "unitCode":"%s"}}""".formatted(citizenId, version, citizenId, name, unit);
    }

    /** The appointment of a cadre. */
    public static String appointment(String citizenId, String name) {
        return """
            {"type":"Appointment","sourceId":"A-%s","sourceVersion":1,"data":{"citizenId":"%s","name":"%s","unitText":"某局",\
            "postText":"局长","appointedOn":"2020-01-02","documentNo":"任〔2020〕1号"}}""".formatted(citizenId, citizenId, name);
    }

    /** A training need of a unit. */
    public static String need(String code, String unit) {
        return """
            {"type":"TrainingNeed","sourceId":"N-%s","sourceVersion":1,"data":{"needCode":"%s","year":"2026","unitCode":"%s","topic":"0101",\
            "levelGroup":"1","wantedCount":20}}""".formatted(code, code, unit);
    }

    /** The closing of a class. */
    public static String closure(String classCode, int trainees) {
        return """
            {"type":"ClassClosure","sourceId":"B-%s","sourceVersion":1,"data":{"classCode":"%s","batchNo":"PC-%s","closedOn":"2026-11-07",\
            "traineeTotal":%d,"completedTotal":%d,"hoursTotal":%d,"hoursUnit":"day","certificateTotal":0}}""".formatted(classCode, classCode, classCode, trainees, trainees, trainees * 5);
    }
}
