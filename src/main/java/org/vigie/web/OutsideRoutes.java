package org.vigie.web;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What machines ask, and no login stands before.
///
/// `/health` answers 200 for as long as the process can answer anything, and asks nothing of disk or store: whoever
/// restarts processes looks there. `/ready` answers 200, or 503 with a list of what is not ready and what to do.
/// `/metrics` gives the numbers to Prometheus.
final class OutsideRoutes {

    private final WebRooms rooms;
    private final Instant startedAt;

    OutsideRoutes(WebRooms rooms) {
        this.rooms = rooms;
        this.startedAt = rooms.clock().instant();
    }

    void health(Context context) {
        send(context, JsonNodeFactory.instance.objectNode().put("status", "ok").put("up_seconds",
                Duration.between(startedAt, rooms.clock().instant()).toSeconds()));
    }

    void ready(Context context) {
        List<Outside.NotReady> missing = rooms.outside().notReady();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("ready", missing.isEmpty());
        ArrayNode list = json.putArray("not_ready");
        missing.forEach(each -> list.addObject().put("part", each.part()).put("what", each.what()).put("remedy",
                each.remedy()));
        if (!missing.isEmpty()) {
            context.status(503);
        }
        send(context, json);
    }

    void metrics(Context context) {
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(rooms.outside().metrics());
    }

    private static void send(Context context, ObjectNode json) {
        context.contentType("application/json").result(json.toString());
    }
}
