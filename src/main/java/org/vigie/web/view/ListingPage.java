package org.vigie.web.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vigie.casework.Decision;
import org.vigie.index.StoredObservation;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;

/// One listing: what was read, what the rules found, and every time it was seen.
///
/// @param link the listing's address, when it may become a link
/// @param older address of the newest observation of the offer's page, when another one is shown; else empty
/// @param neverRead names of the fields of which no source was read
public record ListingPage(Frame frame, String title, String marketplace, String id, String url, Optional<String> link,
        String shell, String older, Moments.Stamp first, Moments.Stamp last, List<FindingLine> findings,
        List<FactRow> facts, String neverRead, long contradictions, List<Seen> history, List<SightingLine> sightings,
        String ruleSetDigest) {

    private static final int MAX_SIGHTINGS = 200;

    /// One observation of the listing.
    ///
    /// @param changes what differs from the observation before it
    public record Seen(String address, boolean here, Moments.Stamp first, Moments.Stamp last, String sightings,
            String findings, String changes) {}

    /// One capture that showed the observation.
    public record SightingLine(EvidenceBlock evidence, String run, String runAddress, long logIndex) {}

    /// @param history all observations of the listing, newest first; never empty
    /// @param shown the one to show, out of these
    public static ListingPage of(List<StoredObservation> history, StoredObservation shown,
            Map<String, Decision> decisions, Moments moments) {
        Listing listing = shown.observation().listing();
        String title = listing.text(Field.TITLE).orElse("(no title read)");
        List<FactRow> facts = FactRow.of(listing);
        String neverRead = Arrays.stream(Field.values()).filter(field -> !listing.facts().containsKey(field))
                .map(Wording::field).collect(Collectors.joining(", "));
        String newest = foremost(history).observation().id();
        return new ListingPage(Frame.of(title, "/", moments), title, listing.key().marketplace(), listing.key().id(),
                listing.url(), Address.outward(listing.url()), shown.observation().shell(),
                newest.equals(shown.observation().id()) ? "" : Address.listing(listing.key()),
                moments.second(shown.firstSeen()), moments.second(shown.lastSeen()),
                FindingLine.of(shown.observation().findings(), decisions), facts, neverRead,
                facts.stream().filter(row -> !row.contradiction().isEmpty()).count(),
                history(history, shown, moments), sightings(shown, moments), shown.observation().ruleSetDigest());
    }

    /// The observation to show when none is asked for: the newest of the offer's own page, so that neither a card on a
    /// list page nor a shell takes its place; the newest of all when the page was never read.
    public static StoredObservation foremost(List<StoredObservation> history) {
        return history.stream().filter(each -> each.observation().isWhole()).findFirst().orElseGet(history::getFirst);
    }

    private static List<Seen> history(List<StoredObservation> history, StoredObservation shown, Moments moments) {
        List<Seen> lines = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            StoredObservation each = history.get(i);
            Optional<StoredObservation> before = i + 1 < history.size()
                    ? Optional.of(history.get(i + 1))
                    : Optional.empty();
            lines.add(new Seen(Address.observation(each.observation().listing().key(), each.observation().id()),
                    each.observation().id().equals(shown.observation().id()), moments.minute(each.firstSeen()),
                    moments.minute(each.lastSeen()),
                    Wording.count(each.sightings().size(), "sighting", "sightings"),
                    Wording.count(each.observation().findings().size(), "finding", "findings"),
                    before.map(older -> changes(older, each)).orElse("first observation")));
        }
        return lines;
    }

    private static String changes(StoredObservation older, StoredObservation newer) {
        Listing before = older.observation().listing();
        Listing after = newer.observation().listing();
        List<String> changes = new ArrayList<>();
        for (Field field : Field.values()) {
            if (!before.fact(field).equals(after.fact(field))) {
                Optional<String> was = before.text(field);
                Optional<String> is = after.text(field);
                changes.add(was.isPresent() && is.isPresent() && !was.equals(is)
                        ? Wording.field(field) + ": " + Wording.shorten(was.get(), 40) + " → "
                                + Wording.shorten(is.get(), 40)
                        : Wording.field(field));
            }
        }
        if (!older.observation().ruleSetDigest().equals(newer.observation().ruleSetDigest())) {
            changes.add("judged by another rule set");
        }
        if (changes.isEmpty()) {
            return "the same facts";
        }
        int rest = changes.size() - 6;
        return String.join("; ", changes.subList(0, Math.min(6, changes.size())))
                + (rest > 0 ? "; and " + rest + " more" : "");
    }

    private static List<SightingLine> sightings(StoredObservation shown, Moments moments) {
        return shown.sightings().reversed().stream().limit(MAX_SIGHTINGS)
                .map(each -> new SightingLine(
                        EvidenceBlock.of(shown.observation().id(), each.capture(), moments), each.runId(),
                        Address.run(each.runId()), each.logIndex()))
                .toList();
    }
}
