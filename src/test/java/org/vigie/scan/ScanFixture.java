package org.vigie.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.vigie.TestShop;
import org.vigie.casework.Run;
import org.vigie.casework.Store;
import org.vigie.config.CrawlSettings;
import org.vigie.config.Marketplace;
import org.vigie.config.Marketplaces;
import org.vigie.config.Watch;
import org.vigie.crawl.ChallengeMarks;
import org.vigie.crawl.Crawler;
import org.vigie.extract.PageReader;
import org.vigie.index.ListingSearch;
import org.vigie.rules.RuleSet;

/// The real rooms over a folder of its own, and the hostile shop as the only site.
final class ScanFixture implements AutoCloseable {

    static final String MARKETPLACE = """
            name: testshop
            title: Test shop
            verified: true
            hosts: [127.0.0.1]
            item_url: '/item/(?<id>[0-9]+)'
            list_url: '/many/[0-9]+(\\?|$)|/list(\\?|$)'
            list: {items: 'ul.results a', next: 'a[rel=next]'}
            gone: {bodies: ['cette annonce n’est plus disponible']}
            shell: {bodies: ['window.runParams = {};']}
            challenge: {urls: ['/risk/challenge'], bodies: ['_____tmd_____']}
            language: 'html[lang]'
            """;

    final TestShop shop;
    final Path folder;
    final Store store;
    Crawler crawler;
    ScanRooms rooms;

    ScanFixture(Path temp) throws IOException {
        this(temp, MARKETPLACE);
    }

    ScanFixture(Path temp, String marketplace) throws IOException {
        this.shop = TestShop.start();
        this.folder = temp.resolve("index");
        Path marketplaces = Files.createDirectories(temp.resolve("marketplaces"));
        Files.writeString(marketplaces.resolve("testshop.yaml"), marketplace);
        this.store = Store.open(folder.resolve("store"), InstantSource.system());
        this.crawler = new Crawler(settings(), new ChallengeMarks(List.of()), InstantSource.system());
        Ledgers ledgers = new Ledgers(folder, 50_000_000, Duration.ofMillis(500), InstantSource.system());
        List<Marketplace> described = Marketplaces.load(marketplaces, PageReader::placeMistake);
        this.rooms = new ScanRooms(crawler, new PageReader(described), RuleSet.load(Path.of("rules")), ledgers, store,
                InstantSource.system(), 8, described, Duration.ZERO);
    }

    /// As a new process would have it: nothing remembered of any host.
    void newCrawler() {
        crawler.close();
        crawler = new Crawler(settings(), new ChallengeMarks(List.of()), InstantSource.system());
        rooms = new ScanRooms(crawler, rooms.reader(), rooms.rules(), rooms.ledgers(), store, rooms.clock(),
                rooms.workers(), rooms.marketplaces(), rooms.refetchAfter());
    }

    /// From now on the shop is a replica of a real marketplace: read by that one's file, at 127.0.0.1.
    List<Marketplace> replica(String marketplace) throws IOException {
        Path folder = Files.createDirectories(this.folder.resolveSibling("replica"));
        Files.writeString(folder.resolve(marketplace + ".yaml"),
                Files.readString(Path.of("config/marketplaces", marketplace + ".yaml"))
                        .replaceFirst("(?m)^hosts: .*$", "hosts: [127.0.0.1]"));
        List<Marketplace> described = Marketplaces.load(folder, PageReader::placeMistake);
        rooms = new ScanRooms(crawler, new PageReader(described), rooms.rules(), rooms.ledgers(), store, rooms.clock(),
                rooms.workers(), described, rooms.refetchAfter());
        return described;
    }

    static CrawlSettings settings() {
        return new CrawlSettings("VigieTest/1", "test@vigie.example", Duration.ZERO, Duration.ofSeconds(5),
                Duration.ofSeconds(5), 2_000_000, 5, Duration.ofHours(1), true);
    }

    Watch watch(List<String> lists, List<String> items) {
        return new Watch("test", "Test", "testshop", true, "", lists, items, 100, 5000, "FR");
    }

    Run scan(Watch watch) throws IOException {
        return new ScanPass(rooms).scan(watch, "test", new PassListener() {
        }).orElseThrow();
    }

    ListingSearch search() throws IOException {
        return ListingSearch.open(Ledger.indexFolder(folder));
    }

    @Override
    public void close() throws IOException {
        crawler.close();
        store.close();
        shop.close();
    }
}
