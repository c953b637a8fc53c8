package hub.schemas.generate.handbook;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import hub.standards.Text;
import j2html.tags.DomContent;
import j2html.tags.specialized.ATag;
import java.util.List;

/** How records are sent in each of the three forms, with the contracts of this version. 报送方式。 */
final class SendingPart {
    private SendingPart() {}

    static DomContent content() {
        return each(
                Bilingual.beside(
                        "记录用“机构、系统、类型、来源编号”识别，用来源版本排先后；机构和系统由凭据确定，不看内容。同一条记录重报同样内容不起变化，更正时提高版本，作废时操作填 void。"
                                + "只交换非密数据，每次报送须声明非密。",
                        "A record is known by institution, system, type and source id, and ordered by its source version; institution and system are told by "
                                + "the credential, never by the content. Sending the same again changes nothing; a correction raises the version, "
                                + "and the operation void declares a record void. Only non-classified data are exchanged, and every submission declares so."),
                div(
                                form(
                                        "REST",
                                        "JSON, NDJSON",
                                        new Text(
                                                "向 POST /api/v1/submissions 报送，应答就是回执，问题一次列全。",
                                                "Send to POST /api/v1/submissions; the answer is the receipt, with every finding at once."),
                                        file("openapi/hub.yaml", "接口契约", "OpenAPI contract"),
                                        file("openapi/models.json", "模型", "Models"),
                                        file("json/submission.json", "报送内容", "JSON Schema of a submission")),
                                form(
                                        "SOAP",
                                        "XML",
                                        new Text(
                                                "按 WSDL 生成客户端，调用 /ws/submission。",
                                                "Generate a client from the WSDL and call /ws/submission."),
                                        file("wsdl/submission.wsdl", "WSDL", "contract"),
                                        file("wsdl/submission.xsd", "报送", "XSD of the submission"),
                                        file("wsdl/receipt.xsd", "回执", "XSD of the receipt"),
                                        file("xsd/records.xsd", "记录", "XSD of all records")),
                                form(
                                        "SFTP",
                                        "XLSX, CSV, XML, JSON, ZIP",
                                        new Text(
                                                "文件放入 inbox/，回执在 receipts/。模板见各记录类型；自己的表格也可以登记列对照后直接报送。",
                                                "Drop files into inbox/, find receipts in receipts/. Each record type has its template; a sheet of your own "
                                                        + "can be sent as it is, once its columns are mapped."),
                                        a(Bilingual.line("各记录类型的模板", "Templates of all record types"))
                                                .withHref(Frame.Part.RECORDS.page())))
                        .withClass("forms"));
    }

    private static DomContent form(String name, String forms, Text words, ATag... files) {
        return div(
                h3(name + " ").with(Bilingual.english(forms)),
                p(words.zh()),
                p(words.en()).withLang("en"),
                ul(each(List.of(files), file -> li(file))));
    }

    private static ATag file(String path, String zh, String en) {
        return a(Bilingual.line(zh, en)).withHref(Address.published(path));
    }
}
