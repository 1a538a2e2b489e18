package org.vigie.config;

import java.time.Duration;

/// Every setting, one record per stage. See [SettingsFile] for reading and for the generated file.
public record Settings(CrawlSettings crawl, ArchiveSettings archive, ScanSettings scan, WebSettings web,
        ScheduleSettings schedule, StoreSettings store, AlertSettings alerts) {

    /// How the record is kept.
    ///
    /// @param segmentBytes a new archive file is begun when the current one is larger
    public record ArchiveSettings(int segmentBytes) {}

    /// How a run goes.
    ///
    /// @param workers pages worked on at the same time, over all hosts
    /// @param commitEvery longest time until a sealed page can be found by search
    /// @param refetchAfter how long a page is left alone that may have been asked for just before its process died, or
    ///     whose fault may pass
    /// @param tries how often a page is asked for in one run while what went wrong may pass
    public record ScanSettings(int workers, Duration commitEvery, Duration refetchAfter, int tries) {}

    /// How the web page is served.
    ///
    /// @param host address to listen on
    /// @param port 0 takes a free one
    public record WebSettings(String host, int port) {}

    /// How watches are started.
    ///
    /// @param zone time zone of cron expressions
    /// @param threads watches that may run at the same time
    public record ScheduleSettings(String zone, int threads) {}

    /// The settings of an empty file.
    public static Settings defaults() {
        return SettingsFile.defaults();
    }
}
