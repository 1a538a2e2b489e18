package org.vigie.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the pages of a watch are asked for.
///
/// @param mandate whether prohibitions of robots.txt are passed over, on `legalBasis`
/// @param legalBasis the written legal basis the operator acts on; empty when none is stated
/// @param toFillIn what the operator must write before the watch may run, by key
/// @param hours when it may ask; nothing for always
/// @param language language the pages are asked in, ISO 639-1; empty for the site's own
/// @param shipTo country of delivery that the site is told, ISO 3166-1 alpha-2; empty for none
/// @param currency currency that the site is told, ISO 4217; empty for none
/// @param priority 1 (last) to 9 (first) among watches that wait to run
/// @param maxMinutes longest time of one run; what is then left is told as a blind spot
public record Conduct(boolean mandate, String legalBasis, List<String> toFillIn, Optional<Hours> hours,
        String language, String shipTo, String currency, int priority, int maxMinutes) {

    /// The middle of the priorities.
    public static final int MIDDLE = 5;
    /// A week: no budget of time.
    public static final int MOST_MINUTES = 10_080;

    /// Always, robots.txt obeyed, nothing told to the site.
    public static final Conduct ORDINARY = new Conduct(false, "", List.of(), Optional.empty(), "", "", "", MIDDLE,
            MOST_MINUTES);

    public Conduct {
        toFillIn = List.copyOf(toFillIn);
    }

    /// On what terms pages are asked for, one line each, as captures record them.
    public List<String> terms() {
        List<String> terms = new ArrayList<>();
        if (mandate) {
            terms.add("robots: mandate; " + legalBasis);
        }
        add(terms, "ship-to", shipTo);
        add(terms, "currency", currency);
        add(terms, "language", language);
        return terms;
    }

    private static void add(List<String> terms, String name, String value) {
        if (!value.isEmpty()) {
            terms.add(name + ": " + value);
        }
    }
}
