package org.vigie.scan;

import java.time.InstantSource;
import org.vigie.casework.Store;
import org.vigie.crawl.Crawler;
import org.vigie.extract.PageReader;
import org.vigie.rules.RuleSet;

/// What a pass works with: one of each stage, built by the command line.
///
/// @param ledgers hands out the archive and the index, opened for writing
/// @param workers pages worked on at the same time
public record ScanRooms(Crawler crawler, PageReader reader, RuleSet rules, Ledgers ledgers, Store store,
        InstantSource clock, int workers) {}
