package org.vigie.index;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.vigie.evidence.Finding;
import org.vigie.evidence.Observation;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingKey;
import org.vigie.listing.Value;
import org.vigie.rules.Quote;
import org.vigie.rules.Verdict;

/// Measures the processor time of the index on made observations: `IndexSpeed [observations] [empty folder]`. Not
/// a test.
final class IndexSpeed {

    private final Random random = new Random(1);
    private final List<String> vocabulary = new ArrayList<>();

    private IndexSpeed() {
        for (int i = 0; i < 30_000; i++) {
            vocabulary.add(Integer.toString(i * 7_919 + 40_000, 36));
        }
    }

    public static void main(String[] args) throws IOException {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        Path folder = args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("index-speed");
        new IndexSpeed().measure(count, folder);
    }

    private String text(int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            double share = random.nextDouble();
            text.append(vocabulary.get((int) (share * share * share * (vocabulary.size() - 1)))).append(' ');
        }
        return text.toString();
    }

    private Observation made(int number) {
        Listing.Builder listing = Listing
                .of(new ListingKey("shop" + random.nextInt(8), "l" + number), "https://x.example/"
                        + number)
                .show(Field.TITLE, new Value.Text(text(10)), Made.DOM)
                .show(Field.DESCRIPTION, new Value.Text(text(150)), Made.DOM)
                .show(Field.SELLER, new Value.Text("seller " + random.nextInt(2_000)), Made.DOM)
                .show(Field.SELLER_COUNTRY, new Value.Text(random.nextBoolean() ? "CN" : "FR"), Made.DOM);
        for (int i = 0; i < 6; i++) {
            listing.show(Field.ATTRIBUTES, new Value.Attribute("name" + i, text(2)), Made.DOM);
        }
        Finding[] findings = new Finding[random.nextInt(4)];
        for (int i = 0; i < findings.length; i++) {
            findings[i] = Made.finding(number + "-" + i, "R00" + random.nextInt(40), "topic" + random.nextInt(9),
                    "high",
                    random.nextBoolean() ? Verdict.BREACH : Verdict.UNDECIDED,
                    new Quote(Field.DESCRIPTION, text(3), 0, 9, Made.DOM, "reason"));
        }
        return Made.observation(Integer.toHexString(number) + "abc", listing.build(), Made.START.plusSeconds(number),
                findings);
    }

    private void measure(int count, Path folder) throws IOException {
        List<Observation> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(made(i));
        }
        long start = cpu();
        try (ListingIndex index = ListingIndex.open(folder)) {
            for (int i = 0; i < count; i++) {
                index.add(made.get(i), i);
            }
            index.commit(count);
            print("first sightings, µs each", (cpu() - start) / 1e3 / count);
            start = cpu();
            for (int i = 0; i < count; i++) {
                Observation o = made.get(i);
                index.add(Made.observation(o.id(), o.listing(), Made.START.plusSeconds(count + i),
                        o.findings().toArray(new Finding[0])), count + i);
            }
            index.commit(2L * count);
            print("second sightings, µs each", (cpu() - start) / 1e3 / count);
            start = cpu();
            for (int i = 0; i < count; i++) {
                index.knowsFinding(i + "-0");
            }
            print("knowsFinding, µs each", (cpu() - start) / 1e3 / count);
        }
        try (Stream<Path> files = Files.list(folder)) {
            print("bytes each", files.mapToLong(file -> file.toFile().length()).sum() / (double) count);
        }
        start = cpu();
        try (ListingSearch search = ListingSearch.open(folder)) {
            print("opening and checking, ms", (cpu() - start) / 1e6);
            time("everything, newest 20", search, () -> "", Map.of());
            time("one common word, best 20", search, () -> vocabulary.get(random.nextInt(20)), Map.of());
            time("two words, best 20", search, () -> vocabulary.get(random.nextInt(200)) + " "
                    + vocabulary.get(random.nextInt(200)), Map.of());
            time("a rare word", search, () -> vocabulary.get(20_000 + random.nextInt(9_000)), Map.of());
            time("a word, rule and verdict", search, () -> vocabulary.get(random.nextInt(200)),
                    Map.of(Facet.RULE, List.of("R003", "R004"), Facet.VERDICT, List.of("breach")));
        }
    }

    private interface WordsSource {
        String next();
    }

    private static void time(String what, ListingSearch search, WordsSource words, Map<Facet, List<String>> filters)
            throws IOException {
        double[] millis = new double[200];
        for (int i = -100; i < millis.length; i++) {
            long start = thread();
            search.search(new SearchRequest(words.next(), filters, Optional.empty(),
                    Optional.empty(), false, false, 0, 20));
            if (i >= 0) {
                millis[i] = (thread() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        print(what + ", ms median", millis[millis.length / 2]);
        print(what + ", ms p95", millis[millis.length * 95 / 100]);
    }

    /// Processor time of the whole process, background merges and compilation included: what others do on the same
    /// machine changes it little.
    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long thread() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void print(String what, double figure) {
        System.out.printf(Locale.ROOT, "%-45s %10.2f%n", what, figure);
    }
}
