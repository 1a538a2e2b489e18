package org.vigie.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.vigie.config.Marketplaces;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;

/// What reading a page costs beside a plain parse of the same bytes into jsoup's tree. Costs are processor time of the
/// measuring thread, so that other work on the machine counts little. All pages are measured in one process, after all
/// of them were read several times: as a scanner meets them, not each with code compiled for it alone.
public final class ReadingSpeed {

    private static final Path PAGES = Path.of("../shared/data/pages");
    private static final int WARM_ROUNDS = 6;
    private static final int ROUNDS = 5;
    private static final long ROUND_NANOS = 12_000_000;

    /// Where the facts of a page stand.
    private enum Facts {
        SCRIPTS_OR_HEAD("scripts or head"),
        TREE("the page's own elements"),
        NONE("no offer");

        private final String words;

        Facts(String words) {
            this.words = words;
        }
    }

    private record Source(String name, byte[] body) {}

    /// Processor time in microseconds.
    private record Cost(Source source, Facts facts, String tree, double parse, double read) {

        double ratio() {
            return read / parse;
        }
    }

    private final PageReader reader = new PageReader(
            Marketplaces.load(Path.of("config/marketplaces"), PageReader::placeMistake));
    private Object kept = "";

    private ReadingSpeed() {
    }

    /// Measures pages and prints the tables of `docs/benchmarks.md`.
    ///
    /// @param args nothing for all pages; else the beginnings of the names of pages, such as `head` or `shops/`
    public static void main(String[] args) throws IOException {
        List<Source> made = made();
        List<Source> real = real();
        if (args.length > 0) {
            made.removeIf(source -> Stream.of(args).noneMatch(source.name::startsWith));
            real.removeIf(source -> Stream.of(args).noneMatch(source.name::startsWith));
        }
        new ReadingSpeed().run(made, real, args.length > 0);
    }

    private void run(List<Source> made, List<Source> real, boolean each) {
        for (int round = 0; round < WARM_ROUNDS; round++) {
            for (Source source : made) {
                time(() -> parse(source), 150_000_000);
                time(() -> read(source), 150_000_000);
            }
            for (Source source : real) {
                time(() -> parse(source), 1);
                time(() -> read(source), 1);
            }
        }
        System.out.println("| page | KB | parse, us | read, us | read / parse | tree |\n|---|--:|--:|--:|--:|---|");
        made.stream().map(this::cost).forEach(ReadingSpeed::print);
        List<Cost> costs = real.stream().map(this::cost).toList();
        if (each) {
            costs.forEach(ReadingSpeed::print);
        }
        summary(costs);
        System.out.printf(Locale.ROOT, "%nLoad of the machine at the end: %.1f%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void print(Cost cost) {
        System.out.printf(Locale.ROOT, "| %s | %d | %.0f | %.0f | %.2f | %s |%n", cost.source.name,
                cost.source.body.length / 1_000, cost.parse, cost.read, cost.ratio(), cost.tree);
    }

    private static void summary(List<Cost> costs) {
        if (costs.isEmpty()) {
            return;
        }
        Map<Facts, List<Cost>> classes = new EnumMap<>(Facts.class);
        costs.forEach(cost -> classes.computeIfAbsent(cost.facts, f -> new ArrayList<>()).add(cost));
        System.out.println("\n| real pages, by where their facts stand | pages | median KB | read / parse, median "
                + "| nine in ten below | worst | all read / all parsed | pages/s per core |\n"
                + "|---|--:|--:|--:|--:|--:|--:|--:|");
        classes.forEach((facts, all) -> {
            List<Cost> sorted = all.stream().sorted(Comparator.comparingDouble(Cost::ratio)).toList();
            double parse = all.stream().mapToDouble(Cost::parse).sum();
            double read = all.stream().mapToDouble(Cost::read).sum();
            List<Integer> sizes = all.stream().map(cost -> cost.source.body.length / 1_000).sorted().toList();
            System.out.printf(Locale.ROOT, "| %s | %d | %d | %.2f | %.2f | %.2f (%s) | %.2f | %.0f |%n", facts.words,
                    all.size(), sizes.get(all.size() / 2), sorted.get(all.size() / 2).ratio(),
                    sorted.get(all.size() * 9 / 10).ratio(), sorted.getLast().ratio(), sorted.getLast().source.name,
                    read / parse, all.size() * 1_000_000 / read);
        });
    }

    private Cost cost(Source source) {
        double parse = Double.MAX_VALUE;
        double read = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            parse = Math.min(parse, time(() -> parse(source), ROUND_NANOS));
            read = Math.min(read, time(() -> read(source), ROUND_NANOS));
        }
        return new Cost(source, facts(reader.read(page(source))), tree(source), parse, read);
    }

    /// Microseconds of processor time for one piece of work, over as many as take so long.
    private double time(Supplier<Object> work, long nanos) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long spent = 0;
        int count = 0;
        while (spent < nanos) {
            kept = work.get();
            count++;
            spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        }
        return spent / 1_000.0 / count;
    }

    private static Page page(Source source) {
        return new Page("", Optional.empty(), source.body);
    }

    private Object read(Source source) {
        return reader.read(page(source));
    }

    private static Object parse(Source source) {
        try {
            return Jsoup.parse(new ByteArrayInputStream(source.body), null, "");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// By what was read, not by how: a page whose listing has a fact of microdata, RDFa or the visible page, its
    /// language apart, stands in the tree.
    private static Facts facts(PageContent content) {
        List<Listing> listings = switch (content) {
            case PageContent.Offers offers -> offers.listings();
            case PageContent.ListPage list -> list.partial();
            case PageContent.Shell shell -> List.of(shell.partial());
            case PageContent.NoLongerSold gone -> List.of();
            case PageContent.HumanCheck check -> List.of();
            case PageContent.Nothing nothing -> List.of();
        };
        if (listings.isEmpty()) {
            return Facts.NONE;
        }
        boolean tree = Stream.of(Field.values()).filter(field -> field != Field.LANGUAGE)
                .flatMap(field -> listings.stream().flatMap(listing -> listing.readings(field).stream()))
                .anyMatch(reading -> List.of("dom", "microdata", "rdfa").contains(reading.place().source()));
        return tree ? Facts.TREE : Facts.SCRIPTS_OR_HEAD;
    }

    private String tree(Source source) {
        String doubt = Skim.doubt(BodyText.read(source.body, Optional.empty()));
        if (doubt != null) {
            return "built: " + doubt;
        }
        return reader.needsTree(page(source)) ? "built: something asks for it" : "none";
    }

    private static List<Source> made() {
        List<Source> made = new ArrayList<>();
        for (String kind : List.of("head", "state", "dom")) {
            for (int size : new int[]{30, 100, 200}) {
                made.add(new Source(kind + "-" + size, MadePages.of(kind, size * 1_000)));
            }
        }
        return made;
    }

    private static List<Source> real() throws IOException {
        List<Source> real = new ArrayList<>();
        if (!Files.isDirectory(PAGES)) {
            System.out.println("real pages skipped: ../shared/data is not here");
            return real;
        }
        try (Stream<Path> files = Files.walk(PAGES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".html")).sorted().toList()) {
                byte[] body = Files.readAllBytes(file);
                if (body.length > 0) {
                    real.add(new Source(PAGES.relativize(file).toString(), body));
                }
            }
        }
        return real;
    }
}
