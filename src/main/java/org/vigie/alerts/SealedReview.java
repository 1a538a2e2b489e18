package org.vigie.alerts;

import java.util.Set;

/// What only people with access to the sealed part may see. Outside of it nothing is said but how many there are: no
/// rule, no listing, no watch, no address, no picture.
final class SealedReview {

    private static final Set<String> TOPICS = Set.of("childlike-doll");

    private SealedReview() {
    }

    static boolean holds(String topic) {
        return TOPICS.contains(topic);
    }

    static String sentence(int items) {
        return items == 1 ? "1 item waits for sealed review" : items + " items wait for sealed review";
    }
}
