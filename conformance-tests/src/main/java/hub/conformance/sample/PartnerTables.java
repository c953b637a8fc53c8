package hub.conformance.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The tables of partner systems that know nothing of the standard, each in its own manner and read by its mapping file alone. 各系统的表。
 *
 * <p>People are of the sample city, so no citizen ID is anybody's.
 */
public final class PartnerTables {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int PEOPLE = 12;
    private static final Map<String, String> LEVELS =
            Map.of("1A31", "县处级正职", "1A32", "县处级副职", "1A41", "乡科级正职", "1A42", "乡科级副职", "1A50", "科员");
    private static final Map<String, String> OLD_CODES =
            Map.of("1A31", "131", "1A32", "132", "1A41", "141", "1A42", "142", "1A50", "150");

    private final List<Person> people;

    /** The tables of that seed. */
    public PartnerTables(long seed) {
        people = new City(seed, PEOPLE, 0).cadres();
    }

    /** All of them, good or with faults planted. */
    public List<PartnerFile> all(boolean faulty) {
        return List.of(
                countyPartySchool(faulty),
                universityCadreTraining(faulty),
                sectorPersonnelSystem(faulty),
                classEvaluationSheet(faulty),
                oneRosterBulk(faulty));
    }

    /** A county's party school: two sheets, title rows, merged cells, names of the older edition, a total at the end. */
    public PartnerFile countyPartySchool(boolean faulty) {
        byte[] bytes = workbook(book -> {
            Worksheet classes = book.newWorksheet("班次");
            rows(
                    classes,
                    List.of("清溪区委党校2026年培训班一览表"),
                    List.of(),
                    List.of("班次编号", "班次名称", "培训类别", "离岗状态", "主办单位", "承办", "起止时间", "计划学时"),
                    List.of("QX2026-01", "科级干部任职培训班", "任职培训班", "全脱产", "清溪区委组织部", "清溪区委党校", "3月2日-3月6日", "40学时"),
                    List.of("QX2026-02", "党务干部集中轮训班", "专题轮训", "全脱产", "清溪区委组织部", "清溪区委党校", "2026.3.9-3.13", "40学时"));
            Worksheet roster = book.newWorksheet("名册");
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("清溪区委党校2026年学员培训登记表"));
            rows.add(List.of("班次编号", "学员编号", "姓名", "性别", "身份证号", "工作单位", "职务层次", "培训时间", "学时", "结果"));
            for (int i = 0; i < PEOPLE; i++) {
                Person person = people.get(i);
                boolean first = i < PEOPLE / 2;
                boolean head = i % (PEOPLE / 2) == 0;
                rows.add(List.of(
                        head ? first ? "QX2026-01" : faulty ? "QX2026-09" : "QX2026-02" : "",
                        String.format("QX%03d", i + 1),
                        person.name(),
                        person.male() ? "男" : "女",
                        person.citizenId(),
                        person.unitText(),
                        faulty && i == 1 ? "正处" : LEVELS.getOrDefault(String.valueOf(person.positionLevel()), ""),
                        head ? first ? "3月2日-3月6日" : "3月9日至13日" : "",
                        faulty && i == 2 ? "40节" : i % 2 == 0 ? "40学时" : "5天",
                        "合格"));
            }
            rows.add(List.of("合计", "", "", "", "", "", "", "", "440", ""));
            rows.add(List.of("填表人：", "", "", "", "", "", "", "", "", ""));
            rows(roster, rows.toArray(new List<?>[0]));
            roster.range(0, 0, 0, 9).merge();
            for (int from = 2; from < 2 + PEOPLE; from += PEOPLE / 2) {
                roster.range(from, 0, from + PEOPLE / 2 - 1, 0).merge();
                roster.range(from, 7, from + PEOPLE / 2 - 1, 7).merge();
            }
        });
        List<String> planted = new ArrayList<>();
        if (faulty) {
            planted.addAll(List.of("COD-0003 名册!G4", "COD-0003 名册!G4", "MAP-0001 名册!I5"));
            for (int i = 0; i < PEOPLE; i++) {
                planted.add("MAP-0027 名册!A9"); // each of the trainees of the class that is not there, and each record
            }
        }
        return new PartnerFile(
                "county-party-school",
                "清溪区学员登记.xlsx",
                bytes,
                Map.of("TrainingClass", 2, "Trainee", PEOPLE, "TrainingRecord", PEOPLE),
                planted);
    }

    /** A university's system: a workbook a class, two header rows, staff numbers, hours as text. */
    public PartnerFile universityCadreTraining(boolean faulty) {
        byte[] bytes = workbook(book -> {
            Worksheet sheet = book.newWorksheet("学时情况");
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("《处级干部履职能力提升培训班》学时情况（2026年4月13日至17日）"));
            rows.add(List.of("序号", "姓名", "职工号", "所在单位及职务", "学时", "", "", "是否结业", "备注"));
            rows.add(List.of("", "", "", "", "合计", "线下培训", "线上培训", "", ""));
            for (int i = 0; i < PEOPLE; i++) {
                rows.add(List.of(
                        Integer.toString(i + 1),
                        people.get(i).name(),
                        faulty && i == 1 ? "" : String.format("20%05d", i + 1),
                        people.get(i).unitText() + people.get(i).post(),
                        faulty && i == 2 ? "三十" : i % 2 == 0 ? "30" : "28.5",
                        i % 2 == 0 ? "30" : "28.5",
                        "",
                        faulty && i == 3 ? "在读" : "是",
                        ""));
            }
            rows.add(List.of("合计", "", "", "", "351", "", "", "", ""));
            rows(sheet, rows.toArray(new List<?>[0]));
            for (int column : new int[] {0, 1, 2, 3, 7, 8}) {
                sheet.range(1, column, 2, column).merge();
            }
            sheet.range(0, 0, 0, 8).merge();
            sheet.range(1, 4, 1, 6).merge();
        });
        return new PartnerFile(
                "university-cadre-training",
                "学时情况_GX2026-04.xlsx",
                bytes,
                Map.of("Trainee", PEOPLE, "TrainingRecord", PEOPLE),
                faulty
                        ? List.of("SYN-0017 学时情况!C5", "SYN-0017 学时情况!C5", "MAP-0001 学时情况!E6", "COD-0001 学时情况!H7")
                        : List.of());
    }

    /** A sector's personnel system: GBK, indicator codes of another edition, codes without their leading zeros. */
    public PartnerFile sectorPersonnelSystem(boolean faulty) {
        StringBuilder csv = new StringBuilder(
                "personId,A0101,A0107,A0111,A0117,A0177,ZB09,entryNum,trainingName,trainingType,trainingWay,"
                        + "trainingStartTime,trainingEndTime,trainingLimit,trainingResult,trainingUnit,goAbroadTrainingFlag,delFlag,notes\r\n");
        for (int i = 0; i < PEOPLE; i++) {
            Person person = people.get(i);
            String birth = person.birthDate().toString();
            csv.append(String.join(
                            ",",
                            String.format("P%04d", i + 1),
                            person.name(),
                            person.male() ? "男" : "女",
                            i % 2 == 0
                                    ? birth.replace("-", "")
                                    : birth.substring(0, 7).replace("-", ""),
                            "某地",
                            person.citizenId(),
                            faulty && i == 1
                                    ? "01A"
                                    : OLD_CODES.getOrDefault(String.valueOf(person.positionLevel()), ""),
                            String.format("E%03d", i % 2),
                            faulty && i == 2 ? "气象骨干培训班" : i % 2 == 0 ? "气象业务骨干培训班" : "防灾减灾专题研讨班",
                            i % 2 == 0 ? "专门业务培训" : "更新知识培训",
                            i % 3 == 0 ? "业余" : "脱产",
                            i % 2 == 0 ? "20260511" : "2026.05.18",
                            i % 2 == 0 ? "20260515" : "2026.05.22",
                            i % 2 == 0 ? "5天" : "40学时",
                            "合格",
                            person.unitText(),
                            i % 4 == 0 ? "" : "0",
                            faulty && i == 3 ? "2" : "0",
                            ""))
                    .append("\r\n");
        }
        List<String> planted = List.of(
                "MAP-0024 row 3, column 7 (ZB09)",
                "MAP-0024 row 3, column 7 (ZB09)",
                "MAP-0031 row 4, column 9 (trainingName)",
                "SYN-0019 row 5, column 18 (delFlag)",
                "SYN-0019 row 5, column 18 (delFlag)");
        return new PartnerFile(
                "sector-personnel-system",
                "TB_SET_TRAIN_2026.csv",
                csv.toString().getBytes(GB18030),
                Map.of("Trainee", PEOPLE, "TrainingRecord", PEOPLE),
                faulty ? planted : List.of());
    }

    /** A sheet of evaluations: a row a class, four columns an indicator under two header rows. */
    public PartnerFile classEvaluationSheet(boolean faulty) {
        List<String> indicators = List.of("培训方案", "培训实施", "教学内容", "后勤服务", "总体评价");
        List<String> grades = List.of("满意", "较满意", "一般", "不满意");
        byte[] bytes = workbook(book -> {
            Worksheet sheet = book.newWorksheet("评估汇总");
            List<String> upper = new ArrayList<>(List.of("序号", "班次编号", "班次名称", "评估日期", "应评人数", "填表人数"));
            List<String> lower = new ArrayList<>(List.of("", "", "", "", "", ""));
            for (String indicator : indicators) {
                upper.addAll(List.of(indicator, "", "", ""));
                lower.addAll(grades);
            }
            List<List<String>> rows = new ArrayList<>(List.of(List.of("2026年主体班次教学评估汇总表"), upper, lower));
            for (int i = 0; i < 3; i++) {
                List<String> row = new ArrayList<>(List.of(
                        Integer.toString(i + 1),
                        "QX2026-0" + (i + 1),
                        "第" + (i + 1) + "班",
                        "2026年3月" + (6 + 7 * i) + "日",
                        "30人",
                        faulty && i == 2 ? "4人" : "28人"));
                for (int k = 0; k < indicators.size(); k++) {
                    row.addAll(
                            faulty && i == 2
                                    ? List.of("4", "0", "0", "0")
                                    : List.of("20", faulty && i == 1 && k == 0 ? "七" : "7", "1", "0"));
                }
                rows.add(row);
            }
            rows.add(List.of("说明：无记名问卷"));
            rows(sheet, rows.toArray(new List<?>[0]));
            for (int column = 0; column < 6; column++) {
                sheet.range(1, column, 2, column).merge();
            }
            for (int k = 0; k < indicators.size(); k++) {
                sheet.range(1, 6 + 4 * k, 1, 9 + 4 * k).merge();
            }
        });
        List<String> planted = new ArrayList<>();
        if (faulty) {
            planted.add("MAP-0001 评估汇总!H5");
            for (int k = 0; k < indicators.size(); k++) {
                planted.add("EVA-0001 评估汇总!F6");
                planted.add("EVA-0005 评估汇总!F6");
            }
        }
        return new PartnerFile("class-evaluation-sheet", "评估汇总2026.xlsx", bytes, Map.of("Evaluation", 15), planted);
    }

    /** A learning platform's OneRoster 1.1 package. */
    public PartnerFile oneRosterBulk(boolean faulty) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("manifest.csv", """
                propertyName,value
                manifest.version,1.0
                oneroster.version,1.1
                file.academicSessions,bulk
                file.classes,bulk
                file.enrollments,bulk
                file.orgs,bulk
                file.users,bulk
                source.systemName,学习平台
                """);
        files.put("orgs.csv", """
                sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId
                o-1,,,示例大学干部培训中心,school,,
                """);
        files.put("academicSessions.csv", """
                sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear
                t-1,,,2026年春季,term,2026-03-02,2026-03-13,,2026
                """);
        files.put("classes.csv", """
                sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,\
                subjects,subjectCodes,periods,metadata.trainingKind,metadata.offJobState,metadata.delivery,metadata.hours
                c-1,,,数字治理能力专题班,,k-1,OR2026-01,scheduled,一号教室,o-1,t-1,,,,在职岗位培训,不脱产,网络,36
                c-2,,,应急管理专题班,,k-2,OR2026-02,scheduled,二号教室,o-1,%s,,,,在职岗位培训,脱产,面授,40
                """.formatted(faulty ? "t-9" : "t-1"));
        StringBuilder users = new StringBuilder(
                "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,"
                        + "familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,metadata.unit\n");
        StringBuilder enrollments = new StringBuilder(
                "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\n");
        for (int i = 0; i < PEOPLE; i++) {
            Person person = people.get(i);
            String role = i == 0 ? "teacher" : i == 1 ? faulty ? "robot" : "administrator" : "student";
            users.append(String.format(
                    "u-%d,,,true,o-1,%s,user%d,,%s,%s,,G%05d,,,,,,,%s%n",
                    i + 1,
                    role,
                    i + 1,
                    person.name().substring(1),
                    person.name().substring(0, 1),
                    i + 1,
                    person.unitText()));
            enrollments.append(String.format(
                    "e-%d,,,c-%d,o-1,u-%d,%s,false,2026-02-%02d,%n",
                    i + 1,
                    1 + i % 2,
                    faulty && i == 4 ? 99 : i + 1,
                    i == 0 ? "teacher" : i == 1 ? "administrator" : "student",
                    10 + i));
        }
        files.put("users.csv", users.toString().replace(System.lineSeparator(), "\n"));
        files.put("enrollments.csv", enrollments.toString().replace(System.lineSeparator(), "\n"));
        return new PartnerFile(
                "oneroster-bulk",
                "oneroster-2026.zip",
                packed(files),
                Map.of("Trainee", PEOPLE - 2, "Teacher", 1, "TrainingClass", 2, "Enrolment", PEOPLE - 2),
                faulty
                        ? List.of(
                                "MAP-0027 classes.csv row 3, column 11 (termSourcedIds)",
                                "MAP-0026 users.csv row 3, column 6 (role)",
                                "MAP-0027 enrollments.csv row 6, column 6 (userSourcedId)")
                        : List.of());
    }

    private static byte[] workbook(Consumer<Workbook> fill) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "partner", "1.0")) {
            fill.accept(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void rows(Worksheet sheet, List<?>... rows) {
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].size(); column++) {
                String text = String.valueOf(rows[row].get(column));
                if (!text.isEmpty()) {
                    sheet.value(row, column, text);
                }
            }
        }
    }

    private static byte[] packed(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
