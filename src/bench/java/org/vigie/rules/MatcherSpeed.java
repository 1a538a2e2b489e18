package org.vigie.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.IndexSearcher;
import org.vigie.listing.Listing;

/// What it costs to judge one listing of about 1,300 characters by 100 to 100,000 made rules, beside lucene-monitor
/// and Lucene's analysis alone. Prints a table and draws docs/matching.svg.
///
/// Arguments: numbers of rules; `small` for short lists; `draw`.
public final class MatcherSpeed {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final int LISTINGS = 1_000;

    private final MadeRules rules;
    private final List<MadeListings.Row> rows;
    private final List<Listing> listings;
    private final Map<String, Integer> frequencies;
    private final Map<String, Map<Integer, Double>> costs = new TreeMap<>();

    private MatcherSpeed(boolean small) {
        MadeWords words = new MadeWords();
        MadeListings made = new MadeListings(words);
        this.rules = new MadeRules(words, small);
        this.rows = IntStream.range(0, LISTINGS).mapToObj(made::row).toList();
        this.listings = rows.stream().map(MadeListings.Row::listing).toList();
        this.frequencies = MonitorPeer.frequencies(IntStream.range(LISTINGS, 3 * LISTINGS).mapToObj(made::row)
                .toList());
    }

    public static void main(String[] args) throws IOException {
        IndexSearcher.setMaxClauseCount(1 << 20);
        List<String> words = Arrays.asList(args);
        MatcherSpeed speed = new MatcherSpeed(words.contains("small"));
        List<Integer> sizes = words.stream().filter(word -> word.matches("\\d+")).map(Integer::valueOf).toList();
        for (int size : sizes.isEmpty() ? List.of(100, 1_000, 10_000, 100_000) : sizes) {
            speed.measure(size);
        }
        speed.print();
        if (words.contains("draw")) {
            MatchingPlot.draw(speed.costs);
        }
    }

    private void measure(int size) throws IOException {
        double characters = rows.stream().mapToInt(row -> row.title().length() + row.description().length()).average()
                .orElseThrow();
        note("Lucene analysis alone", size, Cpu.micros(8, LISTINGS, i -> analyse(rows.get(i))));
        long before = used();
        RuleSet set = rules.set(size);
        long bytes = used() - before;
        note("Vigie, with quotations", size, Cpu.micros(size > 20_000 ? 3 : 8, LISTINGS,
                i -> set.judge(listings.get(i), NOW)));
        double matches = listings.stream().limit(200).mapToInt(one -> breaches(set, one).size()).average().orElseThrow();
        System.out.printf(Locale.ROOT, "%,d rules: %.0f characters a listing, %.1f terms a rule, %.2f matches a listing,"
                + " %,d bytes a rule (lexicon %,d)%n", size, characters,
                IntStream.range(0, Math.min(size, 2_000)).map(i -> rules.spec(i).terms()).average().orElseThrow(),
                matches, bytes / size, set.main().lexicon().bytes() / size);
        int rounds = size > 1_000 ? 1 : 4;
        int few = (int) Math.clamp(100_000L / size, 5, 100);
        for (MonitorPeer.Way way : MonitorPeer.Way.values()) {
            try (MonitorPeer peer = new MonitorPeer(way, rules, size, frequencies)) {
                String name = "lucene-monitor " + way.name().toLowerCase(Locale.ROOT).replace('_', ' ');
                for (int i = 0; i < Math.min(few, 100); i++) {
                    Set<String> theirs = new TreeSet<>(peer.match(MonitorPeer.document(rows.get(i))));
                    Set<String> ours = breaches(set, listings.get(i));
                    if (!theirs.equals(ours)) {
                        throw new IllegalStateException("listing " + i + ": we say " + ours + ", " + name + " says "
                                + theirs);
                    }
                }
                note(name, size, Cpu.micros(rounds, few, i -> peer.match(MonitorPeer.document(rows.get(i)))));
                if (size <= 10_000) {
                    Document[] batch = rows.stream().limit(256).map(MonitorPeer::document).toArray(Document[]::new);
                    note(name + ", 256 at once", size, Cpu.micros(rounds, 1, i -> peer.match(batch)) / batch.length);
                }
            }
        }
    }

    /// Ids of the rules that find a breach.
    static Set<String> breaches(RuleSet set, Listing listing) {
        Set<String> ids = new TreeSet<>();
        set.judge(listing, NOW).stream().filter(one -> one.verdict() == Verdict.BREACH)
                .forEach(one -> ids.add(one.rule().id()));
        return ids;
    }

    private static void analyse(MadeListings.Row row) {
        for (String text : List.of(row.title(), row.description())) {
            try (TokenStream stream = MonitorPeer.ANALYZER.tokenStream("all", text)) {
                stream.reset();
                while (stream.incrementToken()) {
                    // The work is the stream's.
                }
                stream.end();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void note(String name, int size, double micros) {
        costs.computeIfAbsent(name, one -> new TreeMap<>()).put(size, micros);
        System.out.printf(Locale.ROOT, "%,d rules, %s: %,.1f µs a listing%n", size, name, micros);
    }

    private void print() {
        List<Integer> sizes = new ArrayList<>(costs.get("Vigie, with quotations").keySet());
        StringBuilder table = new StringBuilder("\n| µs of processor a listing |");
        sizes.forEach(size -> table.append(String.format(Locale.ROOT, " %,d rules |", size)));
        table.append("\n|---|").append("---:|".repeat(sizes.size())).append('\n');
        costs.forEach((name, bySize) -> {
            table.append("| ").append(name).append(" |");
            for (int size : sizes) {
                double ours = costs.get("Vigie, with quotations").get(size);
                table.append(bySize.containsKey(size)
                        ? String.format(Locale.ROOT, " %,.1f (%,.1f×) |", bySize.get(size), bySize.get(size) / ours)
                        : " – |");
            }
            table.append('\n');
        });
        System.out.println(table);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
