package org.vigie.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.vigie.config.Settings.ArchiveSettings;
import org.vigie.config.Settings.ScanSettings;
import org.vigie.config.Settings.ScheduleSettings;
import org.vigie.config.Settings.WebSettings;
import org.vigie.yaml.Problems;
import org.vigie.yaml.YamlFile;
import org.vigie.yaml.YamlMap;

/// Reads `config/vigie.yaml`, and generates it.
public final class SettingsFile {

    private SettingsFile() {
    }

    /// Reads the settings; a missing file gives the defaults.
    ///
    /// @throws org.vigie.yaml.InvalidFilesException naming every mistake
    public static Settings read(Path file) {
        Problems problems = new Problems();
        Optional<YamlMap> map = Files.exists(file) ? YamlFile.read(file, problems) : Optional.empty();
        Settings settings = read(map, new StringBuilder());
        problems.throwIfAny();
        return settings;
    }

    static Settings defaults() {
        return read(Optional.empty(), new StringBuilder());
    }

    /// The text of `config/vigie.yaml` with every setting at its default.
    public static String document() {
        StringBuilder document = new StringBuilder("""
                # Every setting of Vigie, at its default, each with what it does. A setting left out keeps its default.
                # Generated from the code; a test fails when a setting is missing here.
                """);
        read(Optional.empty(), document);
        return document.toString();
    }

    private static Settings read(Optional<YamlMap> file, StringBuilder document) {
        Settings settings = new Settings(crawl(file, document), archive(file, document), scan(file, document),
                web(file, document), schedule(file, document), store(file, document),
                AlertSections.read(file, document));
        file.ifPresent(
                f -> f.only("crawl", "archive", "scan", "web", "schedule", "store", "alerts", "webhook", "mail"));
        return settings;
    }

    private static CrawlSettings crawl(Optional<YamlMap> file, StringBuilder document) {
        Section in = new Section("crawl", "How pages are fetched.", file, document);
        CrawlSettings settings = new CrawlSettings(
                in.text("user_agent", "Vigie/0.1", "Product name sent in User-Agent; the contact is added to it"),
                in.text("contact", "",
                        "E-mail address or web page of the operator, sent with each request; "
                                + "watches of real marketplaces do not run without it"),
                in.duration("delay", Duration.ofSeconds(2),
                        "Shortest pause between the end of one answer and the next request to the same host; "
                                + "a longer Crawl-delay in robots.txt wins"),
                in.duration("connect_timeout", Duration.ofSeconds(10), "Longest wait for a connection"),
                in.duration("call_timeout", Duration.ofSeconds(60), "Longest time for one page, redirects included"),
                in.whole("max_body_bytes", 20_000_000, 10_000, 200_000_000,
                        "Largest body accepted, before and after decompression"),
                in.whole("max_redirects", 5, 0, 20, "Longest chain of redirects followed"),
                in.duration("robots_cache", Duration.ofHours(24), "How long a robots.txt is believed"),
                in.bool("private_addresses", false,
                        "Whether loopback and private addresses may be fetched; only for a replica or an intranet"),
                in.text("purpose", "checks of public listings against consumer law",
                        "What the pages are read for, sent with each request in User-Agent"),
                in.duration("delay_most", Duration.ofMinutes(5),
                        "Longest time from request to request that a host's refusals (429, 503) can lead to"));
        in.end();
        return settings;
    }

    private static ArchiveSettings archive(Optional<YamlMap> file, StringBuilder document) {
        Section in = new Section("archive", "How the record is kept.", file, document);
        ArchiveSettings settings = new ArchiveSettings(in.whole("segment_bytes", 500_000_000, 100_000, 2_000_000_000,
                "A new archive file is begun when the current one is larger"));
        in.end();
        return settings;
    }

    private static ScanSettings scan(Optional<YamlMap> file, StringBuilder document) {
        Section in = new Section("scan", "How a run goes.", file, document);
        ScanSettings settings = new ScanSettings(
                in.whole("workers", 16, 1, 256, "Pages worked on at the same time, over all hosts"),
                in.duration("commit_every", Duration.ofSeconds(2),
                        "Longest time until a sealed page can be found by search"),
                in.duration("refetch_after", Duration.ofMinutes(1),
                        "How long a page is left alone that may have been asked for just before its process died, and "
                                + "a host after that; also one that did not come for a reason that may pass"),
                in.whole("tries", 3, 1, 10, "How often a page is asked for in one run while what went wrong may pass: "
                        + "no connection or a broken one, time-out, 429, 5xx, an unreadable robots.txt"));
        in.end();
        return settings;
    }

    private static WebSettings web(Optional<YamlMap> file, StringBuilder document) {
        Section in = new Section("web", "How the web page is served.", file, document);
        WebSettings settings = new WebSettings(
                in.text("host", "127.0.0.1",
                        "Address to listen on; anyone who can reach it can read everything and decide, so leave it local "
                                + "or put a proxy with a login in front"),
                in.whole("port", 8470, 0, 65535, "Port to listen on; 0 takes a free one"));
        in.end();
        return settings;
    }

    private static ScheduleSettings schedule(Optional<YamlMap> file, StringBuilder document) {
        Section in = new Section("schedule", "How watches are started.", file, document);
        String zone = in.text("zone", "Europe/Paris", "Time zone of the cron expressions of watches");
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            file.flatMap(f -> f.map("schedule")).ifPresent(
                    m -> m.problemAt("zone", "`" + zone + "` is not a time zone; write one such as Europe/Paris."));
        }
        ScheduleSettings settings = new ScheduleSettings(zone,
                in.whole("threads", 2, 1, 64, "Watches that may run at the same time"));
        in.end();
        return settings;
    }

    private static StoreSettings store(Optional<YamlMap> file, StringBuilder document) {
        Section in = new Section("store",
                "Where decisions and the state of runs are kept; a password never stands here, "
                        + "see config/README.md.",
                file, document);
        StoreSettings settings = new StoreSettings(
                in.text("url", "",
                        "Database that several processes share, as jdbc:postgresql://host:5432/vigie; empty keeps all in "
                                + "the folder of the index. VIGIE_STORE_URL in the environment goes before it"),
                in.text("user", "", "Its user; VIGIE_STORE_USER in the environment goes before it"), "");
        // Told at the block, not at its line: the line would be shown, with the password in it.
        settings.mistake().ifPresent(mistake -> file.ifPresent(f -> f.problemAt("store", mistake)));
        in.end();
        return settings;
    }
}
