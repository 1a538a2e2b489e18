package org.vigie.rules;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The days and the markets for which rules were made, in numbers side by side, so that a rule made for others is put
/// aside without being looked at. What is kept may still not be concerned: [Judge] decides. Immutable; safe for use by
/// several threads.
final class Reach {

    /// The bit that markets share for which there is none left.
    private static final int OTHERS = 63;

    private final Map<String, Integer> bits = new HashMap<>();
    private final long[] markets;
    private final int[] first;
    private final int[] last;

    Reach(CompiledRule[] rules) {
        markets = new long[rules.length];
        first = new int[rules.length];
        last = new int[rules.length];
        for (int i = 0; i < rules.length; i++) {
            Rule rule = rules[i].rule();
            for (String market : rule.markets()) {
                markets[i] |= 1L << bits.computeIfAbsent(market, one -> Math.min(bits.size(), OTHERS));
            }
            first[i] = rule.laws().stream().mapToInt(law -> day(law.from())).min().orElse(Integer.MAX_VALUE);
            last[i] = rule.laws().stream().mapToInt(law -> law.until().map(Reach::day).orElse(Integer.MAX_VALUE))
                    .max().orElse(Integer.MIN_VALUE);
        }
    }

    private static int day(LocalDate day) {
        return (int) Math.clamp(day.toEpochDay(), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /// Clears the bits of rules that were made for other days or markets.
    ///
    /// @param awake one bit for each rule
    void keep(Sight sight, long[] awake) {
        int day = day(sight.day());
        long offered = offered(sight.markets());
        for (int word = 0; word < awake.length; word++) {
            for (long left = awake[word]; left != 0; left &= left - 1) {
                int rule = (word << 6) + Long.numberOfTrailingZeros(left);
                if ((markets[rule] & offered) == 0 && offered != -1 || day < first[rule] || day > last[rule]) {
                    awake[word] &= ~(1L << rule);
                }
            }
        }
    }

    private long offered(List<Optional<String>> codes) {
        long offered = codes.isEmpty() ? -1 : 0;
        for (Optional<String> code : codes) {
            offered |= code.isEmpty() ? -1 : code.map(bits::get).map(bit -> 1L << bit).orElse(0L);
        }
        return offered;
    }
}
