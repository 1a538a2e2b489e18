package org.vigie.scan;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.vigie.casework.Store;
import org.vigie.config.Marketplace;
import org.vigie.crawl.Crawler;
import org.vigie.extract.PageReader;
import org.vigie.rules.RuleSet;

/// What a pass works with: one of each stage, built by the command line.
///
/// @param ledgers hands out the archive and the index, opened for writing
/// @param workers pages worked on at the same time
/// @param marketplaces whose numbers of offers decide sameness
/// @param refetchAfter how long a page is left alone that may have been asked for just before a kill, or that was not
///     given for a reason that may pass
/// @param tries how often a page is asked for in one run while what went wrong may pass
/// @param inForce hands out the rules, asked anew for each page
public record ScanRooms(Crawler crawler, PageReader reader, Supplier<RuleSet> inForce, Ledgers ledgers, Store store,
        InstantSource clock, int workers, List<Marketplace> marketplaces, Duration refetchAfter,
        int tries) {

    /// The same rules for all pages.
    public ScanRooms(Crawler crawler, PageReader reader, RuleSet rules, Ledgers ledgers, Store store,
            InstantSource clock, int workers, List<Marketplace> marketplaces, Duration refetchAfter, int tries) {
        this(crawler, reader, () -> rules, ledgers, store, clock, workers, marketplaces, refetchAfter, tries);
    }

    /// Each page asked for once.
    public ScanRooms(Crawler crawler, PageReader reader, RuleSet rules, Ledgers ledgers, Store store,
            InstantSource clock, int workers, List<Marketplace> marketplaces, Duration refetchAfter) {
        this(crawler, reader, rules, ledgers, store, clock, workers, marketplaces, refetchAfter, 1);
    }

    /// No marketplace known, and nothing left alone.
    public ScanRooms(Crawler crawler, PageReader reader, RuleSet rules, Ledgers ledgers, Store store,
            InstantSource clock, int workers) {
        this(crawler, reader, rules, ledgers, store, clock, workers, List.of(), Duration.ZERO);
    }

    /// The rules as they are now. Whoever judges a page asks once, so that its verdicts and the digest written beside
    /// them are of one set.
    public RuleSet rules() {
        return inForce.get();
    }
}
