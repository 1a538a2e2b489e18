package org.vigie.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.vigie.alerts.Alerting;
import org.vigie.alerts.Deliveries;
import org.vigie.casework.SharedAddress;
import org.vigie.casework.Store;
import org.vigie.config.CrawlSettings;
import org.vigie.config.Marketplace;
import org.vigie.config.Marketplaces;
import org.vigie.config.Settings;
import org.vigie.config.SettingsFile;
import org.vigie.config.StoreSettings;
import org.vigie.config.Watch;
import org.vigie.config.Watches;
import org.vigie.crawl.ChallengeMarks;
import org.vigie.crawl.ChallengeMarks.Mark;
import org.vigie.crawl.ChallengeMarks.Where;
import org.vigie.crawl.Crawler;
import org.vigie.crawl.SharedTurns;
import org.vigie.extract.PageReader;
import org.vigie.index.ListingSearch;
import org.vigie.rules.RuleSet;
import org.vigie.rules.RulesInForce;
import org.vigie.scan.Ledger;
import org.vigie.scan.Ledgers;
import org.vigie.scan.ScanRooms;
import org.vigie.schedule.Schedule;
import org.vigie.yaml.Nearest;
import org.vigie.yaml.Problem;
import org.vigie.yaml.Problems;

/// Builds the rooms for a command and closes them after it, in reverse.
final class House implements AutoCloseable {

    private final Vigie vigie;
    private final Settings settings;
    private final List<Closeable> open = new ArrayList<>();

    House(Vigie vigie) {
        this.vigie = vigie;
        this.settings = SettingsFile.read(vigie.configFolder().resolve("vigie.yaml"));
    }

    Settings settings() {
        return settings;
    }

    RulesInForce rulesInForce() {
        return new RulesInForce(vigie.rulesFolder());
    }

    RuleSet rules() {
        return RuleSet.load(vigie.rulesFolder());
    }

    List<Marketplace> marketplaces() {
        return Marketplaces.load(vigie.configFolder().resolve("marketplaces"), PageReader::placeMistake);
    }

    /// The watches, their cron expressions and marketplaces checked.
    List<Watch> watches() {
        List<Marketplace> marketplaces = marketplaces();
        List<Watch> watches = Watches.load(vigie.configFolder().resolve("watches"), marketplaces);
        List<String> known = marketplaces.stream().map(Marketplace::name).toList();
        Problems problems = new Problems();
        Schedule.check(watches).forEach(problems::add);
        for (Watch watch : watches) {
            if (!known.contains(watch.marketplace())) {
                problems.add(Problem.ofFile("watches/" + watch.name() + ".yaml", "names the marketplace `"
                        + watch.marketplace() + "`, which has no file in config/marketplaces/"
                        + Nearest.of(watch.marketplace(), known).map(near -> "; did you mean `" + near + "`?")
                                .orElse("; known: " + String.join(", ", known) + ".")));
            }
        }
        List<String> names = watches.stream().map(Watch::name).toList();
        settings.alerts().watches().keySet().stream().filter(name -> !names.contains(name)).sorted()
                .forEach(name -> problems.add(Problem.ofFile("vigie.yaml", "`alerts.watches` names `" + name
                        + "`, and there is no watch of that name"
                        + Nearest.of(name, names).map(near -> "; did you mean `" + near + "`?").orElse("."))));
        problems.throwIfAny();
        return watches;
    }

    PageReader reader() {
        return new PageReader(marketplaces());
    }

    Path folder() throws IOException {
        return Files.createDirectories(vigie.indexFolder());
    }

    Store store() throws IOException {
        StoreSettings where = settings.store().with(System.getenv());
        Store store = where.shared()
                ? Store.open(new SharedAddress(where.url(), where.user(), where.password()), vigie.clock())
                : Store.open(folder().resolve("store"), vigie.clock());
        open.add(store::close);
        return store;
    }

    /// The ways on which people are told, over the outbox of a store.
    ///
    /// @param counted hears of each try, by channel and outcome
    Deliveries deliveries(Store store, BiConsumer<String, String> counted) {
        Deliveries deliveries = Deliveries.of(settings.alerts(), settings.crawl().userAgent(), store.outbox(),
                vigie.environment(), vigie.clock(), counted);
        open.add(deliveries::close);
        return deliveries;
    }

    /// What turns the news of passes into messages for them.
    Alerting alerting(Store store, Deliveries deliveries) {
        return new Alerting(settings.alerts(), store, deliveries.names(), vigie.clock(), deliveries::wake);
    }

    InstantSource clock() {
        return vigie.clock();
    }

    ListingSearch search() throws IOException {
        ListingSearch search = ListingSearch.open(Ledger.indexFolder(folder()));
        open.add(search::close);
        return search;
    }

    /// Everything a pass works with.
    ///
    /// @param crawl how to fetch; the demo asks for a shorter pause and for loopback
    ScanRooms rooms(CrawlSettings crawl, RuleSet rules, Store store) throws IOException {
        return rooms(crawl, () -> rules, store);
    }

    /// The same while the rules may change.
    ScanRooms rooms(CrawlSettings crawl, Supplier<RuleSet> rules, Store store) throws IOException {
        List<Marketplace> marketplaces = marketplaces();
        return new ScanRooms(crawler(crawl, marketplaces, turns(store)), new PageReader(marketplaces), rules, ledgers(),
                store,
                vigie.clock(),
                settings.scan().workers(), marketplaces, settings.scan().refetchAfter(),
                settings.scan().tries());
    }

    /// @param marketplaces whose challenge pages it is to know
    Crawler crawler(CrawlSettings crawl, List<Marketplace> marketplaces) {
        return crawler(crawl, marketplaces, SharedTurns.NOBODY_ELSE);
    }

    private Crawler crawler(CrawlSettings crawl, List<Marketplace> marketplaces, SharedTurns turns) {
        Crawler crawler = new Crawler(crawl, marks(marketplaces), vigie.clock(), turns);
        open.add(crawler::close);
        return crawler;
    }

    /// Hosts are asked in turn with the other processes that share the store.
    private static SharedTurns turns(Store store) {
        return store.hostTurns().<SharedTurns>map(turns -> new SharedTurns() {
            @Override
            public Duration take(String origin, Duration longest, Duration pause) {
                return turns.take(origin, longest, pause);
            }

            @Override
            public void giveBack(String origin, Duration pause) {
                turns.giveBack(origin, pause);
            }
        }).orElse(SharedTurns.NOBODY_ELSE);
    }

    Ledgers ledgers() throws IOException {
        return new Ledgers(folder(), settings.archive().segmentBytes(), settings.scan().commitEvery(), vigie.clock());
    }

    private static ChallengeMarks marks(List<Marketplace> marketplaces) {
        List<Mark> marks = new ArrayList<>();
        for (Marketplace marketplace : marketplaces) {
            for (String host : marketplace.hosts()) {
                marketplace.challengeUrls().forEach(text -> marks.add(new Mark(host, Where.URL, text)));
                marketplace.challengeBodies().forEach(text -> marks.add(new Mark(host, Where.BODY, text)));
            }
        }
        return new ChallengeMarks(marks);
    }

    @Override
    public void close() throws IOException {
        for (Closeable room : open.reversed()) {
            room.close();
        }
        open.clear();
    }
}
