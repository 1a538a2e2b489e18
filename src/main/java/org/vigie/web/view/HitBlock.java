package org.vigie.web.view;

import java.util.List;
import java.util.Map;
import org.vigie.casework.Decision;
import org.vigie.evidence.Observation;
import org.vigie.index.SearchResult.Hit;
import org.vigie.index.SearchResult.Piece;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;

/// A listing found, as it stands in the list.
///
/// @param price the chosen price; empty when none was read
/// @param seller the chosen seller; empty when none was read
/// @param seen how often it was captured saying the same
/// @param shell why the page was only a shell; empty when it was not
public record HitBlock(String address, List<Piece> title, String marketplace, String id, String price, String seller,
        Moments.Stamp first, Moments.Stamp last, String seen, String shell, List<Passage> passages,
        List<FindingLine> findings) {

    /// @param field name of the field in words
    public record Passage(String field, List<Piece> pieces) {}

    static HitBlock of(Hit hit, Map<String, Decision> decisions, Moments moments) {
        Observation observation = hit.observation().observation();
        Listing listing = observation.listing();
        List<Piece> title = hit.title().stream().anyMatch(piece -> !piece.text().isBlank())
                ? hit.title()
                : List.of(new Piece(listing.text(Field.TITLE).orElse("(no title read)"), false));
        return new HitBlock(Address.listing(listing.key()), title, listing.key().marketplace(), listing.key().id(),
                listing.text(Field.PRICE).orElse(""), listing.text(Field.SELLER).orElse(""),
                moments.minute(hit.observation().firstSeen()), moments.minute(hit.observation().lastSeen()),
                Wording.count(hit.observation().sightings().size(), "sighting", "sightings"), observation.shell(),
                hit.passages().stream().map(each -> new Passage(Wording.field(each.field()), each.pieces())).toList(),
                FindingLine.of(observation.findings(), decisions));
    }
}
