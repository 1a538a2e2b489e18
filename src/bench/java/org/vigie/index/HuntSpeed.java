package org.vigie.index;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.FixedBitSet;
import org.vigie.rules.Rule;
import org.vigie.rules.RuleSearch;
import org.vigie.rules.RuleSet;

/// A new rule over a large archive: exact count and newest 100 with quotations, in processor time of the thread
/// that asks (what only the matcher can tell is told by others too; the table says how often).
/// Beside it, in the same run, the peers: the matcher over every stored listing, and a Lucene MemoryIndex made of every
/// stored listing and asked the same question; both on a sample, per listing, and scaled up.
///
/// Arguments: how many different listings (20000), and how often they are copied into the archive (50).
public final class HuntSpeed {

    private static final int SAMPLE = 800;

    private final ThreadMXBean machine = ManagementFactory.getThreadMXBean();
    private final Path folder;
    private final MadeArchive made = new MadeArchive();

    private HuntSpeed(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        int different = args.length > 0 && !args[0].isEmpty() ? Integer.parseInt(args[0]) : 20_000;
        int copies = args.length > 1 ? Integer.parseInt(args[1]) : 50;
        Path folder = Files.createTempDirectory("hunt-speed");
        try {
            new HuntSpeed(folder).run(different, copies);
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private void run(int different, int copies) throws IOException {
        fill(different, copies);
        RuleSet rules = RuleSet.load(made.rules(folder.resolve("rules")));
        System.out
                .println("\n| rules | number | hits, mean | told by the matcher, mean | CPU ms, mean | p50 | p95 | max |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
        try (ListingSearch search = ListingSearch.open(folder.resolve("index"))) {
            measure(search, rules, "R0", "required word, 69 phrases");
            measure(search, rules, "R1", "required word near another, an exception");
            measure(search, rules, "R2", "numeric or absence only");
            measure(search, RuleSet.load(Path.of("rules")), "R", "all rules of the project");
            peers(search, rules);
        }
    }

    private void measure(ListingSearch search, RuleSet rules, String prefix, String name) throws IOException {
        List<Double> times = new ArrayList<>();
        long hits = 0;
        long confirmed = 0;
        for (Rule rule : rules.rules()) {
            if (rule.id().startsWith(prefix)) {
                RuleSet alone = rules.alone(rule.id()).orElseThrow();
                HuntResult result = search.hunt(alone, HuntRequest.ALL, 100);
                double best = Double.MAX_VALUE;
                for (int i = 0; i < 2; i++) {
                    long before = machine.getCurrentThreadCpuTime();
                    search.hunt(alone, HuntRequest.ALL, 100);
                    best = Math.min(best, (machine.getCurrentThreadCpuTime() - before) / 1e6);
                }
                if (System.getProperty("each") != null) {
                    System.out.printf(Locale.ROOT, "  %s %.1f ms, %d hits, %d told%n", rule.id(), best, result.found(),
                            result.confirmed());
                }
                times.add(best);
                hits += result.found();
                confirmed += result.confirmed();
            }
        }
        times.sort(Comparator.naturalOrder());
        int n = times.size();
        System.out.printf(Locale.ROOT, "| %s | %d | %d | %d | %.1f | %.1f | %.1f | %.1f |%n", name, n, hits / n,
                confirmed / n, times.stream().mapToDouble(one -> one).average().orElse(0), times.get(n / 2),
                times.get(Math.min(n - 1, (int) (n * 0.95))), times.getLast());
    }

    private void peers(ListingSearch search, RuleSet rules) throws IOException {
        RuleSet alone = rules.alone(rules.rules().getFirst().id()).orElseThrow();
        List<StoredObservation> sample = new ArrayList<>();
        SearchRequest everything = new SearchRequest("", Map.of(), Optional.empty(), Optional.empty(), false, true, 0,
                100);
        long before = machine.getCurrentThreadCpuTime();
        for (int page = 0; page < SAMPLE / 100; page++) {
            search.search(new SearchRequest("", Map.of(), Optional.empty(), Optional.empty(), false, true, page, 100))
                    .hits().forEach(hit -> sample.add(hit.observation()));
        }
        long all = search.search(everything).total();
        LocalDate day = MadeArchive.DAY;
        RuleSearch.Period period = alone.searches(day, day).getFirst().periods().getFirst();
        double matcher = 0;
        double memory = 0;
        long found = 0;
        for (int round = 0; round < 2; round++) {
            before = machine.getCurrentThreadCpuTime();
            for (StoredObservation stored : sample) {
                found += alone.judge(stored.observation().listing(), stored.firstSeen()).size();
            }
            matcher = (machine.getCurrentThreadCpuTime() - before) / 1e3 / sample.size();
            before = machine.getCurrentThreadCpuTime();
            for (StoredObservation stored : sample) {
                MemoryIndex index = new MemoryIndex();
                for (IndexableField field : Block.of(stored).documents().getLast()) {
                    if (field.name().startsWith("words.") || field.name().equals(IndexField.FACT.key())) {
                        index.addField(field, SearchAnalysis.forIndex());
                    }
                }
                FixedBitSet one = new FixedBitSet(1);
                one.set(0);
                AskedWords words = new AskedWords();
                words.add(period);
                found += new RuleScan(index.createSearcher().getLeafContexts().getFirst().reader(), words)
                        .verdicts(period, one).found().cardinality();
            }
            memory = (machine.getCurrentThreadCpuTime() - before) / 1e3 / sample.size();
        }
        System.out.println("\n| peer, one rule, on what is in memory (" + found + ") | CPU us a listing | CPU s for "
                + all + " |");
        System.out.println("|---|--:|--:|");
        row("the matcher", matcher, all);
        row("a MemoryIndex", memory, all);
    }

    private static void row(String name, double micros, long all) {
        System.out.printf(Locale.ROOT, "| %s | %.0f | %.1f |%n", name, micros, micros * all / 1e6);
    }

    /// Different listings first, then that index copied.
    private void fill(int different, int copies) throws IOException {
        Path once = folder.resolve("once");
        long before = machine.getCurrentThreadCpuTime();
        try (ListingIndex index = ListingIndex.open(once)) {
            for (int i = 0; i < different; i++) {
                index.add(made.observation(i), i);
            }
            index.commit(different);
        }
        double each = (machine.getCurrentThreadCpuTime() - before) / 1e3 / different;
        try (Directory from = FSDirectory.open(once);
                Directory to = FSDirectory.open(folder.resolve("index"))) {
            try (IndexWriter merge = new IndexWriter(from, IndexSchema.writing())) {
                merge.forceMerge(1);
                merge.setLiveCommitData(IndexSchema.Commit.ofNewIndex().data().entrySet());
                merge.commit();
            }
            try (IndexWriter writer = new IndexWriter(to, IndexSchema.writing())) {
                for (int i = 0; i < copies; i++) {
                    writer.addIndexes(from);
                }
                writer.setLiveCommitData(IndexSchema.Commit.ofNewIndex().data().entrySet());
                writer.commit();
            }
            try (DirectoryReader reader = DirectoryReader.open(to)) {
                long bytes = 0;
                for (String file : to.listAll()) {
                    bytes += to.fileLength(file);
                }
                System.out.printf(Locale.ROOT,
                        "%d listings, %d of them different, in %d segments; indexing %.0f us CPU, %d bytes a listing%n",
                        reader.numDocs(), different, reader.leaves().size(), each, bytes / reader.numDocs());
            }
        }
    }
}
