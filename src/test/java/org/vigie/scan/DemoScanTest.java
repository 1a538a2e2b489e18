package org.vigie.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.casework.Run;
import org.vigie.casework.Store;
import org.vigie.config.CrawlSettings;
import org.vigie.config.Marketplaces;
import org.vigie.config.Watch;
import org.vigie.crawl.ChallengeMarks;
import org.vigie.crawl.Crawler;
import org.vigie.demo.DemoShop;
import org.vigie.demo.Intended;
import org.vigie.evidence.Finding;
import org.vigie.extract.PageReader;
import org.vigie.index.ListingSearch;
import org.vigie.index.SearchRequest;
import org.vigie.index.SearchResult;
import org.vigie.index.StoredObservation;
import org.vigie.rules.RuleSet;

/// The whole demo, from the address to the searchable finding, against what the author of each demo listing meant.
final class DemoScanTest {

    @TempDir
    private Path temp;

    @Test
    void theScanFindsWhatTheAuthorsOfTheDemoMeant() throws Exception {
        Map<String, Map<String, String>> found = new TreeMap<>();
        Map<String, Long> pages = new HashMap<>();
        Path folder = temp.resolve("index");
        try (DemoShop shop = DemoShop.start(0);
                Store store = Store.open(folder.resolve("store"), InstantSource.system());
                Crawler crawler = new Crawler(settings(), new ChallengeMarks(List.of()), InstantSource.system())) {
            Ledgers ledgers = new Ledgers(folder, 50_000_000, Duration.ofMillis(500), InstantSource.system());
            PageReader reader = new PageReader(
                    Marketplaces.load(Path.of("config/marketplaces"), PageReader::placeMistake));
            ScanPass pass = new ScanPass(new ScanRooms(crawler, reader, RuleSet.load(Path.of("rules")), ledgers, store,
                    InstantSource.system(), 8));
            for (Map.Entry<String, List<String>> lists : DemoShop.lists(shop.port()).entrySet()) {
                Watch watch = new Watch(lists.getKey(), lists.getKey(), lists.getKey(), true, "", lists.getValue(),
                        List.of(), 50, 1000, "FR");
                Run run = pass.scan(watch, "test", new PassListener() {
                }).orElseThrow();
                run.counts().pages().forEach((word, count) -> pages.merge(word, count, Long::sum));
            }
            try (ListingSearch search = ListingSearch.open(Ledger.indexFolder(folder))) {
                SearchResult all = search.search(new SearchRequest("", Map.of(), Optional.empty(), Optional.empty(),
                        false, true, 0, 1000));
                all.hits().forEach(hit -> add(found, hit.observation()));
            }
        }
        assertThat(pages).containsEntry("challenged", 1L).containsEntry("gone", 1L).containsEntry("no-longer-sold", 1L)
                .containsEntry("refused-by-robots", 3L).containsEntry("shell", 1L);
        assertThat(differences(found)).isEmpty();
        assertThat(found).hasSizeGreaterThan(100);
    }

    private static CrawlSettings settings() {
        return new CrawlSettings("VigieTest/1", "test@vigie.example", Duration.ZERO, Duration.ofSeconds(5),
                Duration.ofSeconds(5), 2_000_000, 5, Duration.ofHours(1), true);
    }

    private static void add(Map<String, Map<String, String>> found, StoredObservation stored) {
        Map<String, String> topics = found.computeIfAbsent(stored.observation().listing().key().toString(),
                key -> new TreeMap<>());
        for (Finding finding : stored.observation().findings()) {
            topics.put(finding.topic(), finding.verdict().word());
        }
    }

    /// Every listing and topic in which the scan and the author differ.
    private static List<String> differences(Map<String, Map<String, String>> found) {
        List<String> differences = new ArrayList<>();
        DemoShop.expected().forEach((key, topics) -> topics.forEach((topic, intended) -> {
            String meant = intended == Intended.CLEAR ? "clear" : intended.word();
            String seen = found.getOrDefault(key, Map.of()).getOrDefault(topic, "clear");
            if (!found.containsKey(key) || !seen.equals(meant)) {
                differences.add(
                        key + " " + topic + ": meant " + meant + ", " + (found.containsKey(key) ? seen : "not read"));
            }
        }));
        return differences;
    }
}
