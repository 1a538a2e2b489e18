package org.vigie.web;

import io.javalin.http.Context;
import org.vigie.rules.Rule;
import org.vigie.web.view.Moments;
import org.vigie.web.view.RulePage;
import org.vigie.web.view.RulesPage;

/// The rules, for reading.
final class RuleRoutes {

    private final WebRooms rooms;
    private final Moments moments;

    RuleRoutes(WebRooms rooms, Moments moments) {
        this.rooms = rooms;
        this.moments = moments;
    }

    void all(Context context) {
        Html.send(context, Html.of(RulesPage.of(rooms.rules().rules(), moments)));
    }

    void one(Context context) {
        Rule rule = rooms.rules().rule(context.pathParam("id"))
                .orElseThrow(() -> PageFault.notFound("There is no rule of this id in the rules folder.",
                        "Choose one from the rules."));
        Html.send(context, Html.of(RulePage.of(rule, moments)));
    }
}
