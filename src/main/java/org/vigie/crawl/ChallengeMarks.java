package org.vigie.crawl;

import java.util.List;

/// What shows that a site asks for a human or a login instead of answering.
///
/// @param marks looked for on hosts that end in their host suffix; an empty suffix means every host
public record ChallengeMarks(List<Mark> marks) {

    public ChallengeMarks {
        marks = List.copyOf(marks);
    }

    public enum Where {
        /// Anywhere in the final address.
        URL,
        /// Anywhere in the first 20,000 bytes of the body.
        BODY
    }

    /// One sign.
    ///
    /// @param hostSuffix whole labels from the right: `shop.com` is a suffix of `fr.shop.com`, not of `workshop.com`;
    ///     the port
    ///     does not count
    /// @param text as written, upper and lower case differ
    public record Mark(String hostSuffix, Where where, String text) {

        public Mark {
            if (text.isBlank()) {
                throw new IllegalArgumentException("A challenge mark for `" + hostSuffix
                        + "` has no text, and so would match every page; write what the challenge page shows.");
            }
        }
    }
}
