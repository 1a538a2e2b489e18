package org.vigie.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The days and the markets for which rules were made, in numbers, the same ones once; so that a rule made for others
/// is put aside without being looked at. Immutable; safe for use by several threads.
final class Reach {

    /// The last bit for a market, which all share for which there is none left.
    private static final int OTHERS = 62;
    /// No market's bit: an offer whose market nobody stated concerns every rule.
    private static final long ANY = 1L << 63;

    private final Map<String, Integer> bits = new HashMap<>();
    private final int[] ofRule;
    private final long[] markets;
    private final int[] days;
    private final List<List<Law>> laws = new ArrayList<>();
    private final boolean exact;

    private record Kind(long markets, int days) {}

    private record Stretch(LocalDate from, Optional<LocalDate> until) {}

    Reach(CompiledRule[] rules) {
        Map<Kind, Integer> kinds = new HashMap<>();
        Map<List<Stretch>, Integer> stretches = new HashMap<>();
        ofRule = new int[rules.length];
        for (int i = 0; i < rules.length; i++) {
            Rule rule = rules[i].rule();
            long offered = ANY;
            for (String market : rule.markets()) {
                offered |= 1L << bits.computeIfAbsent(market, one -> Math.min(bits.size(), OTHERS));
            }
            int on = stretches.computeIfAbsent(
                    rule.laws().stream().map(law -> new Stretch(law.from(), law.until())).toList(), all -> {
                        laws.add(rule.laws());
                        return laws.size() - 1;
                    });
            ofRule[i] = kinds.computeIfAbsent(new Kind(offered, on), one -> kinds.size());
        }
        markets = new long[kinds.size()];
        days = new int[kinds.size()];
        kinds.forEach((kind, number) -> {
            markets[number] = kind.markets;
            days[number] = kind.days;
        });
        exact = bits.size() <= OTHERS;
    }

    /// Which reach a rule has, from 0.
    int of(int rule) {
        return ofRule[rule];
    }

    /// Whether a rule that is let through is concerned for sure. With very many markets it may not be.
    boolean isExact() {
        return exact;
    }

    /// What is let through on one day, see [#lets]; the same object serves as long as the day is the same.
    ///
    /// @param before of the same reach, or of none
    Today on(LocalDate day, Today before) {
        return before.day.equals(day) && before.of == this ? before : new Today(this, day);
    }

    /// Nobody's day.
    Today never() {
        return new Today(this, LocalDate.MIN);
    }

    /// Whether rules of a reach are concerned.
    ///
    /// @param offered the markets, as [#offered] gives them
    boolean lets(int reach, Today today, long offered) {
        return (markets[reach] & offered) != 0 && today.inForce[days[reach]];
    }

    /// In which laws are in force.
    static final class Today {

        private final Reach of;
        private final LocalDate day;
        private final boolean[] inForce;

        private Today(Reach of, LocalDate day) {
            this.of = of;
            this.day = day;
            this.inForce = new boolean[of.laws.size()];
            for (int i = 0; i < inForce.length; i++) {
                inForce[i] = of.laws.get(i).stream().anyMatch(law -> law.inForce(day));
            }
        }
    }

    /// Markets as bits.
    ///
    /// @param codes of a listing; empty for one that is no country's
    long offered(List<Optional<String>> codes) {
        long offered = codes.isEmpty() ? -1 : 0;
        for (int i = 0; i < codes.size(); i++) {
            Optional<String> code = codes.get(i);
            Integer bit = code.isEmpty() ? null : bits.get(code.get());
            offered |= code.isEmpty() ? -1 : bit == null ? 0 : 1L << bit;
        }
        return offered;
    }
}
