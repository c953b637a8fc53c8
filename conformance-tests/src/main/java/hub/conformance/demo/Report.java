package hub.conformance.demo;

import static hub.conformance.demo.Screen.number;

import hub.conformance.account.Breach;
import hub.conformance.client.Counts;
import hub.conformance.client.HubAddress;
import hub.conformance.sample.FaultKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells in a few lines what happened; a tick only where it is so. 演示报告。 */
final class Report {
    private static final int SHOWN = 20;

    private final Screen screen;

    Report(Screen screen) {
        this.screen = screen;
    }

    void print(Result result, HubAddress hub) {
        screen.blank();
        receipts("主数据 master data ", result.masterData());
        receipts("", result.reports());
        findings(result);
        repository(result);
        subscriber(result);
        screen.blank();
        addresses(hub);
    }

    private void receipts(String what, Counts counts) {
        screen.line(String.format(
                "%s收到 received %s = 接受 accepted %s + 无变化 unchanged %s + 过期 stale %s + 待处理 quarantined %s + 拒绝 rejected %s   %s",
                what,
                number(counts.received()),
                number(counts.accepted()),
                number(counts.unchanged()),
                number(counts.stale()),
                number(counts.quarantined()),
                number(counts.rejected()),
                tick(counts.closes(), "平 closes", "不平 DOES NOT CLOSE")));
    }

    private void findings(Result result) {
        Map<FaultKind, Integer> planted = result.compared().planted();
        screen.line(String.format(
                "问题 findings: 预埋 planted %d（%d 种 kinds），在原处找到 found where planted %d，意外 unexpected %d   %s",
                result.compared().plantedCount(),
                planted.size(),
                result.compared().foundCount(),
                result.compared().unexpected().size(),
                tick(result.everyFaultFound(), "", "")));
        planted.forEach((kind, count) -> screen.line(String.format(
                "    %s  %d/%d  %s / %s",
                kind.code(), result.compared().found().getOrDefault(kind, 0), count, kind.zh(), kind.en())));
        list("未找到 missed", result.compared().missed());
        list("意外 unexpected", result.compared().unexpected());
    }

    private void list(String what, List<String> lines) {
        lines.stream().limit(SHOWN).forEach(line -> screen.line("    ✗ " + what + ": " + line));
        if (lines.size() > SHOWN) {
            screen.line("    ✗ " + what + ": … " + (lines.size() - SHOWN));
        }
    }

    private void repository(Result result) {
        String types = result.held().entrySet().stream()
                .map(type -> type.getKey() + " " + number(type.getValue())
                        + (type.getValue().equals(result.expectedHeld().get(type.getKey()))
                                ? ""
                                : "/" + result.expectedHeld().get(type.getKey())))
                .collect(Collectors.joining(" · "));
        screen.line("中心库 repository: " + types + "   "
                + tick(result.held().equals(result.expectedHeld()), "逐条核对一致 each as sent", "不一致 DIFFERS"));
        screen.line(String.format(
                "本次生效 new effects of this run: %s，应为 expected %s   %s",
                number(result.newChanges()),
                number(result.expectedNew()),
                tick(result.newChanges() == result.expectedNew(), "", "")));
    }

    private void subscriber(Result result) {
        String first = result.firstLatency() == null
                ? ""
                : "，首条 first event " + result.firstLatency().toMillis() + " ms";
        screen.line(String.format(
                "人事系统 HR: 应得 due %s，已得 got %s，重复生效 applied twice %s，按人乱序 out of order per person %s%s   %s",
                number(result.toHr()),
                number(result.gotByHr()),
                number(result.breaches(Breach.Kind.DOUBLED)),
                number(result.breaches(Breach.Kind.OUT_OF_ORDER)),
                first,
                tick(result.everyRecordDelivered(), "", "")));
        screen.line(String.format(
                "    变更 changes %s = 送达 delivered %s + 待送 pending %s（其中等人 held %s）+ 搁置 parked %s + 不涉及 filtered %s；A11 %s 行 rows；重投 redelivered %s",
                number(result.sums().changes()),
                number(result.sums().delivered()),
                number(result.sums().pending()),
                number(result.sums().held()),
                number(result.sums().parked()),
                number(result.sums().filtered()),
                number(result.a11()),
                number(result.redelivered())));
        Exception trouble = result.trouble();
        if (trouble != null) {
            screen.line("    ✗ 订阅方取不到消息 the subscriber cannot take its events: " + trouble.getMessage());
        }
        list("差错 breach", result.breaches().stream().map(Object::toString).toList());
    }

    private void addresses(HubAddress hub) {
        screen.line("浏览 explore   REST " + hub.http().resolve("/docs") + "   SOAP "
                + hub.http().resolve("/ws/submission?wsdl") + "   SFTP sftp -P " + hub.sftpPort() + " "
                + hub.sftpHost() + "   健康 health " + hub.http().resolve("/readyz"));
        screen.line("凭据 credentials   " + hub.data().resolve("credentials.txt") + "（只有您能读 only you can read it）");
    }

    private static String tick(boolean good, String yes, String no) {
        return good ? "✓ " + yes : "✗ " + no;
    }
}
