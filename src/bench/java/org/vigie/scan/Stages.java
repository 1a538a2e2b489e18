package org.vigie.scan;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vigie.casework.Frontier.Kind;
import org.vigie.casework.Frontier.PageTask;
import org.vigie.casework.Store;
import org.vigie.crawl.Crawler;
import org.vigie.crawl.Manner;
import org.vigie.crawl.Outcome;
import org.vigie.crawl.PageRequest;
import org.vigie.evidence.Archive;
import org.vigie.evidence.Capture;
import org.vigie.evidence.CaptureRef;
import org.vigie.evidence.Finding;
import org.vigie.evidence.Findings;
import org.vigie.evidence.Observation;
import org.vigie.evidence.ObservationIds;
import org.vigie.extract.Page;
import org.vigie.extract.PageContent;
import org.vigie.extract.PageReader;
import org.vigie.index.ListingIndex;
import org.vigie.listing.Listing;

/// The stages of the pipeline one after the other on one thread, and what each takes of its processor time.
final class Stages {

    private static final int WARM_ROUNDS = 12;
    private static final int ROUNDS = 6;

    private final Path folder;
    private final Map<String, Double> spent = new LinkedHashMap<>();

    Stages(Path folder) {
        this.folder = folder;
    }

    void print(Map<String, List<String>> forms) throws IOException, InterruptedException {
        Map<String, Map<String, Double>> table = new LinkedHashMap<>();
        InstantSource clock = InstantSource.system();
        try (Crawler crawler = Whole.crawler();
                Archive archive = Archive.open(folder.resolve("archive"), 500_000_000, clock);
                ListingIndex index = ListingIndex.open(folder.resolve("lucene"));
                Store store = Store.open(folder.resolve("store"), clock)) {
            String run = store.runs().start("stages", "bench").orElseThrow().id();
            Settling settling = new Settling(store.runs(), run, "stages");
            PageReader reader = new PageReader(Whole.marketplaces());
            for (int round = 0; round < WARM_ROUNDS + ROUNDS; round++) {
                for (Map.Entry<String, List<String>> form : forms.entrySet()) {
                    spent.clear();
                    for (String url : form.getValue()) {
                        page(url, crawler, archive, index, store, settling, run, reader);
                    }
                    long start = cpu();
                    settling.settle();
                    index.commit(archive.size());
                    lap("commit of store and index", start);
                    if (round >= WARM_ROUNDS) {
                        int pages = form.getValue().size();
                        spent.forEach((stage, nanos) -> table.computeIfAbsent(stage, _ -> new LinkedHashMap<>())
                                .merge(form.getKey(), nanos / 1e3 / pages, Math::min));
                    }
                }
            }
        }
        System.out.println("\nPages of 85 to 115 KB, CPU us a page, one thread, best of " + ROUNDS + " rounds\n\n| stage | "
                + String.join(" | ", forms.keySet()) + " |\n|---|" + "--:|".repeat(forms.size()));
        table.forEach((stage, costs) -> System.out.println("| " + stage + " | " + String.join(" | ", costs.values()
                .stream().map(cost -> String.format(Locale.ROOT, "%.0f", cost)).toList()) + " |"));
        System.out.println("| pages | " + String.join(" | ",
                forms.values().stream().map(urls -> String.valueOf(urls.size())).toList()) + " |");
    }

    private void page(String url, Crawler crawler, Archive archive, ListingIndex index, Store store,
            Settling settling, String run, PageReader reader) throws IOException, InterruptedException {
        long start = cpu();
        Outcome.Fetched fetched = (Outcome.Fetched) crawler.fetch(url);
        start = lap("fetch and unpack", start);
        CaptureRef capture = archive.seal(new Capture.Web(fetched, run, List.of()));
        start = lap("seal the page (of an unchanged one: a revisit)", start);
        Page page = new Page(url, fetched.answer().header("Content-Type"), fetched.body());
        Listing listing = ((PageContent.Offers) reader.read(page)).listings().getFirst();
        start = lap("extract", start);
        List<Finding> findings = Findings.of(listing, Whole.rules().judge(listing, capture.at()),
                LocalDate.ofInstant(capture.at(), ZoneOffset.UTC));
        Observation seen = new Observation(ObservationIds.observation(listing, Whole.rules().digest()), listing, capture,
                run, "stages", Whole.rules().digest(), "", findings);
        start = lap("judge by 200 rules", start);
        long line = archive.seal(seen);
        start = lap("seal what was read", start);
        index.add(seen, line);
        start = lap("index", start);
        PageTask task = new PageTask(url, Kind.ITEM, 0);
        if (store.knownPages().find("stages", url).isEmpty()) {
            store.frontier().add(run, List.of(task));
        }
        settling.add(new Look(task, Optional.empty()).settled("read", "", capture));
        lap("note the outcome", start);
        Optional<PageRequest.Known> known = PageRequest.Known.of(fetched.answer(), capture.payloadSha256());
        start = cpu();
        Outcome again = crawler.fetch(new PageRequest(url, Manner.PLAIN, known));
        lap("(a 304 re-check: fetch)", start);
        if (!(again instanceof Outcome.NotModified)) {
            throw new IllegalStateException(again.toString());
        }
    }

    private long lap(String stage, long start) {
        long now = cpu();
        spent.merge(stage, (double) (now - start), Double::sum);
        return cpu();
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
