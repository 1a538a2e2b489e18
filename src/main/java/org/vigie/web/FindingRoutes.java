package org.vigie.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.vigie.casework.Decision;
import org.vigie.evidence.Finding;
import org.vigie.index.StoredObservation;
import org.vigie.web.view.Address;
import org.vigie.web.view.FindingPage;
import org.vigie.web.view.FindingPage.Form;
import org.vigie.web.view.Moments;

/// One finding, and the decisions about it.
final class FindingRoutes {

    private final WebRooms rooms;
    private final Moments moments;
    private final Guard guard;

    FindingRoutes(WebRooms rooms, Moments moments, Guard guard) {
        this.rooms = rooms;
        this.moments = moments;
        this.guard = guard;
    }

    private record Found(StoredObservation stored, Finding finding) {}

    void page(Context context) throws IOException {
        Found found = found(context.pathParam("id"));
        show(context, found, form(found, "", "", "", ""));
    }

    /// Adds a decision and goes back to the finding; shows the form again, as filled in, when it cannot be taken.
    void decide(Context context) throws IOException {
        guard.form(context);
        Found found = found(context.pathParam("id"));
        String kind = entered(context, "kind");
        String author = entered(context, "author").strip();
        String note = entered(context, "note").strip().replace("\r\n", "\n");
        Optional<Decision.Kind> chosen = kind(kind);
        if (chosen.isEmpty()) {
            context.status(422);
            show(context, found, form(found, "", author, note, "Choose confirm, dismiss or to review."));
            return;
        }
        try {
            rooms.cases().decide(found.finding().id(), found.stored().observation().listing().key().toString(),
                    chosen.get(), author, note);
        } catch (IllegalArgumentException e) {
            context.status(422);
            show(context, found, form(found, kind, author, note, String.valueOf(e.getMessage())));
            return;
        }
        context.redirect(Address.finding(found.finding().id()) + "#decisions", HttpStatus.SEE_OTHER);
    }

    private void show(Context context, Found found, Form form) {
        Html.send(context,
                Html.of(FindingPage.of(found.stored(), found.finding(),
                        rooms.rules().rule(found.finding().rule().id()),
                        rooms.cases().decisions(found.finding().id()), form, moments)));
    }

    private Form form(Found found, String kind, String author, String note, String error) {
        return new Form(Address.finding(found.finding().id()) + "/decisions", guard.token(), kind, author, note,
                error);
    }

    private Found found(String id) throws IOException {
        Optional<StoredObservation> stored = rooms.listings().byFinding(id);
        Optional<Finding> finding = stored.flatMap(
                each -> each.observation().findings().stream().filter(one -> one.id().equals(id)).findFirst());
        if (stored.isEmpty() || finding.isEmpty()) {
            throw PageFault.notFound("There is no finding of this id in the index.",
                    "Search for the listing; if the index was lost, `vigie index rebuild` brings it back.");
        }
        return new Found(stored.get(), finding.get());
    }

    private static String entered(Context context, String field) {
        String value = context.formParam(field);
        return value == null ? "" : value;
    }

    private static Optional<Decision.Kind> kind(String word) {
        for (Decision.Kind kind : Decision.Kind.values()) {
            if (kind.word().equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
