package org.vigie.alerts;

import java.time.Instant;
import java.util.List;
import org.vigie.casework.Outbox.Alert;
import tools.jackson.databind.node.JsonNodeFactory;

/// A message that says nothing but that messages arrive.
public final class TestMessage {

    private TestMessage() {
    }

    public static Alert at(Instant now) {
        return new Message("test", "", "test", "", "test message",
                List.of("This is a test: alerts of Vigie arrive here.", "Nothing was found and nothing is wrong."),
                JsonNodeFactory.instance.objectNode()).alert(now);
    }
}
