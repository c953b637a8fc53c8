package hub.conformance.sample;

import java.util.List;
import java.util.Random;

/**
 * Names of people as they really occur in registers: double surnames, names with a middle dot, characters outside GBK and outside the
 * basic plane. 姓名。 No name is that of a real person on purpose; the parts are drawn at random.
 */
final class Names {
    /** One name in this many holds a character that GBK lacks. */
    private static final int RARE_EVERY = 40;

    /** One name in this many is written with a middle dot. */
    private static final int DOTTED_EVERY = 50;

    private static final String SURNAMES =
            "王王王王李李李李张张张张刘刘刘陈陈陈杨杨杨赵赵黄黄周周吴吴徐徐孙孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";

    private static final List<String> DOUBLE_SURNAMES = List.of("欧阳", "上官", "司马", "诸葛", "皇甫", "尉迟");

    private static final String MALE = "伟强军勇杰涛明超刚平辉鹏飞波斌宇浩凯健俊帆旭亮峰建国志文博瑞泽翔晨毅恒铭岩松柏川江海洋山林东南北方正义德仁信诚立达远航宏";
    private static final String FEMALE = "芳娜敏静丽艳娟霞玲桂英华慧巧美淑惠珠翠雅芝玉萍红梅莉兰凤洁琳素云莲真环雪荣爱妹琴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉君宁欣悦佳晓";

    /** Outside GBK; some outside the basic plane, so four bytes in UTF-8 as well as in GB 18030. */
    private static final List<String> RARE = List.of("䶮", "㛃", "㵘", "𠮷", "𬱖", "𬭎", "𬍛", "𬀩", "𬬩");

    private static final List<String> DOTTED_FIRST =
            List.of("阿依古丽", "买买提江", "努尔兰", "古丽娜尔", "艾尔肯", "多吉", "央金", "帕提曼", "巴特尔", "萨仁");
    private static final List<String> DOTTED_SECOND =
            List.of("艾合买提", "吐尔逊", "阿不都拉", "卡德尔", "次旦", "卓玛", "哈斯木", "苏莱曼", "额尔登", "朝鲁");

    private final Random random;
    private int given;

    Names(Random random) {
        this.random = random;
    }

    /** The next name; {@code male} decides the characters that are likely. */
    String next(boolean male) {
        given++;
        if (given % DOTTED_EVERY == 0) {
            return one(DOTTED_FIRST) + "·" + one(DOTTED_SECOND);
        }
        String surname = random.nextInt(60) == 0 ? one(DOUBLE_SURNAMES) : character(SURNAMES);
        String characters = male ? MALE : FEMALE;
        String last = given % RARE_EVERY == 0 ? one(RARE) : character(characters);
        return random.nextInt(4) == 0 ? surname + last : surname + character(characters) + last;
    }

    private String character(String from) {
        int at = random.nextInt(from.length());
        return from.substring(at, at + 1);
    }

    private String one(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
