package hub.adapters.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecrecyMarkTest {
    static final List<String> MARKS = Examples.MARKS;
    static final List<String> LOOK_ALIKES = Examples.LOOK_ALIKES;

    @ParameterizedTest
    @FieldSource("MARKS")
    void marks(String text) {
        assertThat(SecrecyMark.in(text)).isTrue();
    }

    @ParameterizedTest
    @FieldSource("LOOK_ALIKES")
    void look_alikes(String text) {
        assertThat(SecrecyMark.in(text)).isFalse();
    }

    @Test
    void one_line_of_many() {
        assertThat(SecrecyMark.in("培训小结\n机密\n一、总体情况")).isTrue();
        assertThat(SecrecyMark.in("培训小结\n保守机密\n一、总体情况")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "机密.xlsx",
                "学员名单_秘密.csv",
                "机密-学员名单.xlsx",
                "学员名单（机密）.xlsx",
                "【绝密】名单.zip",
                "秘密★10年 名单.csv",
                "机密文件.docx",
                "秘密1年 名单.csv",
                "机 密 名单.csv",
                "2026年/绝密/名单.csv"
            })
    void names_with_marks(String name) {
        assertThat(SecrecyMark.inName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "学员培训信息.xlsx",
                "保守国家秘密法培训.xlsx",
                "秘书班.csv",
                "保密工作培训班_名单.csv",
                "商业秘密保护.csv",
                "秘密战线历史.csv",
                "密云区委党校-2026-11.csv",
                "inbox.csv",
                ""
            })
    void names_without(String name) {
        assertThat(SecrecyMark.inName(name)).isFalse();
    }
}
