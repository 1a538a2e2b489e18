package org.vigie.evidence;

import java.util.List;
import org.vigie.listing.Listing;

/// One listing as read from one capture, and what the rules found in it.
///
/// @param id the same for the same facts of the same listing under the same rule set: first 16 bytes of SHA-256, hex.
///     A second capture that shows the same is a second sighting of one observation.
/// @param capture the bytes it was read from
/// @param runId the run that made it; `import-…` for pages handed in
/// @param watch the watch it belongs to; empty for imports
/// @param ruleSetDigest SHA-256 of the rule set, hex
/// @param shell why only a part of the offer could be read (a shell, a card on a list page); empty when it was a full
///     page
public record Observation(String id, Listing listing, CaptureRef capture, String runId, String watch,
        String ruleSetDigest, String shell, List<Finding> findings) {

    /// What [#shell] says of a card on a list page.
    public static final String CARD = "a card on a list page shows only a part of its offer";

    /// Whether it is a card on a list page. It leaves most fields unread, so that every rule would be undecided of it:
    /// what it shows counts only where it is a breach by itself.
    public boolean isCard() {
        return shell.equals(CARD);
    }

    /// Whether it was read from the offer's own page, and not from a shell of it or a card on a list page.
    public boolean isWhole() {
        return shell.isEmpty();
    }

    /// Whether it adds what a hunt found to an observation of this id that was sealed before, and is no sighting.
    public boolean isHunt() {
        return !findings.isEmpty() && findings.stream().allMatch(finding -> finding.hunt().isPresent());
    }
}
