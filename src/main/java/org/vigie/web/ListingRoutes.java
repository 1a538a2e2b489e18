package org.vigie.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.casework.Decision;
import org.vigie.evidence.Finding;
import org.vigie.index.StoredObservation;
import org.vigie.listing.ListingKey;
import org.vigie.web.view.ListingPage;
import org.vigie.web.view.Moments;

/// One listing with its history: `/listing?marketplace=…&id=…`, optionally `&observation=…`.
final class ListingRoutes {

    private final WebRooms rooms;
    private final Moments moments;

    ListingRoutes(WebRooms rooms, Moments moments) {
        this.rooms = rooms;
        this.moments = moments;
    }

    void page(Context context) throws IOException {
        List<StoredObservation> history = rooms.listings().history(key(context));
        if (history.isEmpty()) {
            throw PageFault.notFound("No such listing was ever read.",
                    "Search for it by its title, or let a watch scan it.");
        }
        StoredObservation shown = shown(history, context.queryParam("observation"));
        Set<String> findings = shown.observation().findings().stream().map(Finding::id).collect(Collectors.toSet());
        Map<String, Decision> decisions = findings.isEmpty() ? Map.of() : rooms.cases().current(findings);
        Html.send(context, Html.of(ListingPage.of(history, shown, decisions, moments)));
    }

    private static ListingKey key(Context context) {
        String marketplace = context.queryParam("marketplace");
        String id = context.queryParam("id");
        if (marketplace == null || marketplace.isBlank() || id == null || id.isBlank()) {
            throw new PageFault(400, "Which listing?", "The address of a listing names its marketplace and its id.",
                    "Open the listing from the search, or write /listing?marketplace=…&id=….");
        }
        return new ListingKey(marketplace, id);
    }

    private static StoredObservation shown(List<StoredObservation> history, @Nullable String wanted) {
        if (wanted == null || wanted.isEmpty()) {
            return ListingPage.foremost(history);
        }
        Optional<StoredObservation> found = history.stream()
                .filter(each -> each.observation().id().equals(wanted)).findFirst();
        return found.orElseThrow(() -> PageFault.notFound("This listing has no such observation.",
                "Open the listing from the search and choose one from its history."));
    }
}
