package hub.routes.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.adapters.Limits;
import hub.routes.security.RequestLimits;
import org.springframework.stereotype.Component;

/** The limits, as one table. */
@Component
final class LimitTable {

    /** Answers with the table. */
    Answer table(RestRequest request) {
        request.with();
        RequestLimits call = request.limits();
        Limits form = Limits.published();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode table = node.putArray("limits");
        row(table, "body", call.body().toBytes(), "B", "一份 JSON 或 SOAP 报文", "one JSON document or SOAP message");
        row(table, "file", call.file().toBytes(), "B", "一个文件或 NDJSON 流", "one file or NDJSON stream");
        row(
                table,
                "time",
                call.time().toSeconds(),
                "s",
                "内容传完的时间，每 64 KiB 另加一秒",
                "for the content to arrive, and a second more for each 64 KiB");
        row(table, "rate", call.perSecond(), "1/s", "一个凭据每秒的请求数", "requests a second of one credential");
        row(table, "burst", call.burst(), "1", "一个凭据一次可连发的请求数", "requests of one credential at once");
        row(table, "records", form.records(), "1", "一次报送的记录数", "records of one submission");
        row(table, "depth", form.depth(), "1", "JSON 或 XML 的嵌套层数", "nesting of JSON or XML");
        row(table, "number", form.numberLength(), "1", "一个 JSON 数字的字符数", "characters of a JSON number");
        row(table, "text", form.textLength(), "1", "一个值的字符数", "characters of one value");
        row(table, "fields", form.fields(), "1", "一条记录的值、一张表的列数", "values of a record, columns of a table");
        row(table, "line", form.lineLength(), "B", "NDJSON 或 CSV 的一行", "one line of NDJSON or CSV");
        row(table, "unpacked", form.unpacked(), "B", "工作簿解开后", "a workbook once unpacked");
        row(table, "ratio", form.ratio(), "1", "工作簿解开后与压缩时之比", "a workbook unpacked to packed");
        return Answer.json(200, node);
    }

    private static void row(ArrayNode table, String name, long value, String unit, String zh, String en) {
        ObjectNode row = table.addObject().put("name", name).put("value", value).put("unit", unit);
        row.putObject("meaning").put("zh", zh).put("en", en);
    }
}
