package org.vigie.web;

import io.javalin.http.Context;
import org.vigie.casework.Run;
import org.vigie.web.view.Moments;
import org.vigie.web.view.RunPage;
import org.vigie.web.view.RunsPage;

/// What the scanner did and will do.
final class RunRoutes {

    private static final int MAX_RUNS = 100;

    private final WebRooms rooms;
    private final Moments moments;

    RunRoutes(WebRooms rooms, Moments moments) {
        this.rooms = rooms;
        this.moments = moments;
    }

    void all(Context context) {
        Html.send(context, Html.of(RunsPage.of(rooms.planned().next(), rooms.cases().newestRuns(MAX_RUNS),
                rooms.clock().instant(), moments)));
    }

    void one(Context context) {
        Run run = rooms.cases().run(context.pathParam("id"))
                .orElseThrow(() -> PageFault.notFound("There is no run of this id.", "Choose one from the runs."));
        Html.send(context, Html.of(RunPage.of(run, rooms.cases().problems(run.id(), RunPage.MOST + 1),
                rooms.cases().blindSpots(run.id()),
                rooms.clock().instant(), moments)));
    }
}
