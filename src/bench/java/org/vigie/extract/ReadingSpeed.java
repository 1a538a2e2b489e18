package org.vigie.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.vigie.config.Marketplaces;

/// What reading a page costs beside a plain parse of the same bytes into jsoup's tree. Costs are processor time of the
/// measuring thread, so that other work on the machine counts little.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReadingSpeed {

    private static final Path PAGES = Path.of("../shared/data/pages");

    @Param("head-100")
    public String page = "";

    private byte[] body = new byte[0];
    private String text = "";
    private PageReader reader = new PageReader(List.of());

    /// Processor time and pages of one iteration.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Cpu {

        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        public long nanos;
        public long pages;

        <T> T count(java.util.function.Supplier<T> work) {
            long start = THREADS.getCurrentThreadCpuTime();
            T done = work.get();
            nanos += THREADS.getCurrentThreadCpuTime() - start;
            pages++;
            return done;
        }
    }

    @Setup
    public void open() throws IOException {
        body = bytes(page);
        text = BodyText.decode(body, Optional.empty());
        reader = new PageReader(Marketplaces.load(Path.of("config/marketplaces"), PageReader::placeMistake));
    }

    private static byte[] bytes(String page) throws IOException {
        int dash = page.lastIndexOf('-');
        return page.endsWith(".html")
                ? Files.readAllBytes(PAGES.resolve(page))
                : MadePages.of(page.substring(0, dash), Integer.parseInt(page.substring(dash + 1)) * 1_000);
    }

    @Benchmark
    public Object parse(Cpu cpu) {
        return cpu.count(() -> {
            try {
                return Jsoup.parse(new ByteArrayInputStream(body), null, "");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @Benchmark
    public Object read(Cpu cpu) {
        return cpu.count(() -> reader.read(new Page("", Optional.empty(), body)));
    }

    @Benchmark
    public Object skim(Cpu cpu) {
        return cpu.count(() -> Skim.of(text, ""));
    }

    /// Measures every page and prints the table of `docs/benchmarks.md`.
    ///
    /// @param args names of pages; without any, all
    public static void main(String[] args) throws IOException, RunnerException {
        List<String> pages = args.length > 0 ? List.of(args) : all();
        Map<String, Map<String, Double>> costs = new TreeMap<>();
        for (RunResult result : new Runner(new OptionsBuilder().include(ReadingSpeed.class.getName() + "\\.")
                .param("page", pages.toArray(String[]::new)).forks(1).jvmArgs("-XX:+UseSerialGC", "-Xmx2g")
                .warmupIterations(3).warmupTime(TimeValue.milliseconds(700)).measurementIterations(3)
                .measurementTime(TimeValue.milliseconds(700)).build()).run()) {
            double nanos = result.getSecondaryResults().get("nanos").getScore();
            double count = result.getSecondaryResults().get("pages").getScore();
            costs.computeIfAbsent(result.getParams().getParam("page"), p -> new TreeMap<>())
                    .put(result.getPrimaryResult().getLabel(), nanos / count / 1_000);
        }
        System.out.println("| page | KB | parse, us | read | skim | tree |\n|---|--:|--:|--:|--:|---|");
        for (String page : pages) {
            Map<String, Double> cost = costs.getOrDefault(page, Map.of());
            double parse = cost.getOrDefault("parse", Double.NaN);
            System.out.printf(Locale.ROOT, "| %s | %d | %.0f | %.2f | %.2f | %s |%n", page, bytes(page).length / 1_000,
                    parse, cost.getOrDefault("read", Double.NaN) / parse,
                    cost.getOrDefault("skim", Double.NaN) / parse, tree(bytes(page)));
        }
    }

    private static String tree(byte[] body) {
        String text = BodyText.decode(body, Optional.empty());
        String doubt = Skim.doubt(text);
        if (doubt != null) {
            return "built: " + doubt;
        }
        PageReader reader = new PageReader(Marketplaces.load(Path.of("config/marketplaces"), PageReader::placeMistake));
        return reader.needsTree(new Page("", Optional.empty(), body)) ? "built: a selector or a part needs it" : "none";
    }

    private static List<String> all() throws IOException {
        List<String> pages = new ArrayList<>();
        for (String kind : List.of("head", "state", "dom")) {
            for (int size : new int[]{30, 100, 200}) {
                pages.add(kind + "-" + size);
            }
        }
        if (!Files.isDirectory(PAGES)) {
            System.out.println("real pages skipped: ../shared/data is not here");
            return pages;
        }
        for (String folder : List.of("shein", "aliexpress", "shops", "amazon", "opengraphscraper")) {
            try (Stream<Path> files = Files.list(PAGES.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".html")).sorted(Comparator.naturalOrder())
                        .forEach(file -> pages.add(folder + "/" + file.getFileName()));
            }
        }
        return pages;
    }
}
