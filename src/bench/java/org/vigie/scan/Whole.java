package org.vigie.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.vigie.casework.Run;
import org.vigie.casework.Store;
import org.vigie.config.CrawlSettings;
import org.vigie.config.Marketplace;
import org.vigie.config.Marketplaces;
import org.vigie.config.Watch;
import org.vigie.crawl.ChallengeMarks;
import org.vigie.crawl.Crawler;
import org.vigie.crawl.Outcome;
import org.vigie.extract.Page;
import org.vigie.extract.PageContent;
import org.vigie.extract.PageReader;
import org.vigie.rules.MadeRuleSets;
import org.vigie.rules.RuleSet;

/// Vigie's own rooms over the local web, without pauses.
final class Whole {

    private static final RuleSet RULES = MadeRuleSets.of(200);

    private Whole() {
    }

    static Crawler crawler() {
        return new Crawler(new CrawlSettings("VigieBench/1", "bench@vigie.example", Duration.ZERO,
                Duration.ofSeconds(10), Duration.ofSeconds(30), 5_000_000, 5, Duration.ofHours(1), true),
                new ChallengeMarks(List.of()), InstantSource.system());
    }

    static RuleSet rules() {
        return RULES;
    }

    /// The marketplaces of `config/`, and that of the local web.
    static List<Marketplace> marketplaces() throws IOException {
        Path folder = Files.createTempDirectory("vigie-bench-marketplaces");
        Path file = folder.resolve("local.yaml");
        Files.writeString(file, """
                name: local
                title: Local web
                verified: true
                hosts: [%s]
                item_url: '/item/(?<id>[0-9]+)'
                language: 'html[lang]'
                """.formatted(String.join(", ", java.util.stream.IntStream.range(0, 64)
                .mapToObj(org.vigie.soak.MadeWeb::address).toList())));
        List<Marketplace> all = Marketplaces.load(folder, PageReader::placeMistake);
        Files.delete(file);
        Files.delete(folder);
        return all;
    }

    static void fetch(List<String> urls, boolean extract) throws IOException, InterruptedException {
        PageReader reader = new PageReader(marketplaces());
        try (Crawler crawler = crawler()) {
            Peers.each(urls, url -> {
                Outcome.Fetched fetched = (Outcome.Fetched) crawler.fetch(url);
                if (!extract) {
                    return fetched.body().length;
                }
                PageContent.Offers offers = (PageContent.Offers) reader
                        .read(new Page(url, fetched.answer().header("Content-Type"), fetched.body()));
                return offers.listings().size();
            });
        }
    }

    static void pipeline(List<String> urls, Path folder) throws IOException {
        InstantSource clock = InstantSource.system();
        List<Marketplace> marketplaces = marketplaces();
        try (Store store = Store.open(folder.resolve("store"), clock); Crawler crawler = crawler()) {
            Ledgers ledgers = new Ledgers(folder, 500_000_000, Duration.ofSeconds(2), clock);
            ScanRooms rooms = new ScanRooms(crawler, new PageReader(marketplaces), RULES, ledgers, store, clock,
                    Peers.AT_ONCE, marketplaces, Duration.ZERO);
            Watch watch = new Watch("bench", "Bench", "local", true, "", List.of(), urls, 1, 1_000_000, "FR");
            Run run = new ScanPass(rooms).scan(watch, "bench", new PassListener() {
            }).orElseThrow();
            if (run.counts().pages().getOrDefault("read", 0L) != urls.size()) {
                throw new IllegalStateException("the pipeline gave " + run.counts());
            }
        }
    }
}
