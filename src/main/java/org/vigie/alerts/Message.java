package org.vigie.alerts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.vigie.casework.Outbox.Alert;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One message before it is put into the outbox.
///
/// @param about what it is about within its kind and watch; the same is not told again for a while
/// @param lines as a person reads them
/// @param data what a program is told beside
record Message(String kind, String watch, String about, String runId, String subject, List<String> lines,
        ObjectNode data) {

    private static final int LONGEST = 500;

    Message {
        lines = List.copyOf(lines);
    }

    Alert alert(Instant at) {
        String id = UUID.randomUUID().toString();
        String text = String.join("\n", lines.stream().map(Message::oneLine).toList());
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id).put("kind", kind)
                .put("at", at.toString());
        if (!watch.isEmpty()) {
            json.put("watch", watch);
        }
        if (!runId.isEmpty()) {
            json.put("run", runId);
        }
        json.put("subject", oneLine(subject)).put("text", text);
        json.setAll(data);
        return new Alert(id, kind, watch, about, runId, oneLine(subject), text, json.toString(), at);
    }

    /// A text in which nothing can pass for a line, a header or a command of a terminal, whatever a page wrote.
    static String oneLine(String text) {
        String flat = text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                        || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return flat.stripTrailing();
    }
}
