package org.vigie.alerts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vigie.casework.News.Item;
import org.vigie.casework.Run;
import org.vigie.rules.Severity;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// All new findings of a run in one message: how many, by which rules, where to look. And how many items wait under
/// seal, in a message that says nothing else.
final class FindingsMessage {

    /// Findings that are named one by one; the rest is told as a number.
    private static final int MOST = 25;

    private FindingsMessage() {
    }

    /// @param links address of the web page; empty for none
    static Optional<Message> of(Run run, List<Item> news, String links) {
        List<Item> open = news.stream().filter(item -> !item.sealed())
                .sorted(Comparator.comparing(FindingsMessage::severity).reversed().thenComparing(Item::trial)
                        .thenComparing(Item::rule).thenComparing(Item::listing))
                .toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> severities = new LinkedHashMap<>();
        open.forEach(item -> severities.merge(item.severity(), 1, Integer::sum));
        String counts = String.join(", ", severities.entrySet().stream().map(e -> e.getValue() + " " + e.getKey())
                .toList());
        List<String> lines = new ArrayList<>();
        lines.add("Watch " + run.watch() + ", run " + run.id() + " (" + run.state().word() + "): "
                + count(open.size()) + " (" + counts + ").");
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("state", run.state().word())
                .put("new", open.size());
        ObjectNode bySeverity = data.putObject("by_severity");
        severities.forEach(bySeverity::put);
        rules(open, lines, data.putArray("by_rule"));
        findings(open, links, lines, data.putArray("findings"));
        return Optional.of(new Message("findings", run.watch(), UUID.randomUUID().toString(), run.id(),
                run.watch() + ": " + count(open.size()) + " (" + counts + ")", lines, data));
    }

    private static String count(int findings) {
        return findings == 1 ? "1 new finding" : findings + " new findings";
    }

    private static Severity severity(Item item) {
        return Thresholds.severity(item.severity()).orElse(Severity.LOW);
    }

    private static void rules(List<Item> open, List<String> lines, ArrayNode data) {
        record Kind(String rule, String title, String severity, String verdict, boolean trial) {}
        Map<Kind, Integer> kinds = new LinkedHashMap<>();
        open.forEach(item -> kinds.merge(
                new Kind(item.rule(), item.title(), item.severity(), item.verdict(), item.trial()), 1, Integer::sum));
        lines.add("");
        kinds.forEach((kind, count) -> {
            lines.add("  " + count + " × " + kind.rule() + " " + kind.title() + ": " + kind.severity() + ", "
                    + kind.verdict() + (kind.trial() ? ", rule on trial" : ""));
            data.addObject().put("rule", kind.rule()).put("title", kind.title()).put("severity", kind.severity())
                    .put("verdict", kind.verdict()).put("trial", kind.trial()).put("count", count);
        });
    }

    private static void findings(List<Item> open, String links, List<String> lines, ArrayNode data) {
        lines.add("");
        open.stream().limit(MOST).forEach(item -> {
            String link = links.isEmpty() ? "" : links + "/finding/" + item.findingId();
            lines.add("  " + item.rule() + " " + item.listing() + "  "
                    + (link.isEmpty() ? "finding " + item.findingId() : link));
            ObjectNode one = data.addObject().put("id", item.findingId()).put("rule", item.rule())
                    .put("listing", Message.oneLine(item.listing()));
            if (!link.isEmpty()) {
                one.put("url", link);
            }
        });
        if (open.size() > MOST) {
            lines.add("  … and " + (open.size() - MOST) + " more");
        }
    }

    /// How many items wait under seal. It names no watch and no run.
    static Optional<Message> sealed(List<Item> news) {
        int items = (int) news.stream().filter(Item::sealed).count();
        return items == 0
                ? Optional.empty()
                : Optional.of(new Message("sealed", "", UUID.randomUUID().toString(), "",
                        SealedReview.sentence(items), List.of(SealedReview.sentence(items) + "."),
                        JsonNodeFactory.instance.objectNode().put("items", items)));
    }
}
