package org.vigie.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.index.SearchRequest;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `/health`: 200 and `"status": "ok"` when the index can be searched and the store answers; 503 and `"unwell"` when
/// the index cannot be read.
final class HealthRoute {

    private static final Logger LOG = LoggerFactory.getLogger(HealthRoute.class);

    private static final SearchRequest ONE = new SearchRequest("", Map.of(), Optional.empty(), Optional.empty(), false,
            true, 0, 1);

    private final WebRooms rooms;
    private final Instant startedAt;

    HealthRoute(WebRooms rooms) {
        this.rooms = rooms;
        this.startedAt = rooms.clock().instant();
    }

    void health(Context context) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        try {
            long listings = rooms.listings().search(ONE).total();
            json.put("status", "ok").put("listings", listings);
        } catch (IOException e) {
            LOG.error("the index cannot be read", e);
            context.status(503);
            json.put("status", "unwell").put("why", "the index cannot be read; `vigie index rebuild` makes it anew");
        }
        json.put("rules", rooms.rules().rules().size());
        rooms.cases().newestRuns(1).stream().findFirst().ifPresent(run -> json.putObject("last_run")
                .put("id", run.id()).put("state", run.state().word()).put("started_at", run.startedAt().toString()));
        json.put("up_seconds", Duration.between(startedAt, rooms.clock().instant()).toSeconds());
        context.contentType("application/json").result(json.toString());
    }
}
