package org.vigie.scan;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.casework.Frontier.Kind;
import org.vigie.casework.Frontier.PageTask;
import org.vigie.config.Watch;
import org.vigie.crawl.Crawler;
import org.vigie.crawl.Exchange;
import org.vigie.crawl.Manner;
import org.vigie.crawl.Outcome;
import org.vigie.crawl.PageAddress;
import org.vigie.crawl.PageRequest;
import org.vigie.evidence.Capture;
import org.vigie.evidence.CaptureRef;
import org.vigie.evidence.Observation;
import org.vigie.extract.Page;
import org.vigie.extract.PageContent;
import org.vigie.rules.Verdict;

/// One page of a watch through the stages: fetch, seal, read, judge. What a site does to us is an outcome and never
/// stops the run; only our own disk does.
final class PageWork {

    private static final Logger LOG = LoggerFactory.getLogger(PageWork.class);

    /// Outcomes whose detail quotes the page: it is kept with the page, and stays out of the log.
    private static final Set<String> OF_THE_PAGE = Set.of("no-longer-sold", "soft-404");

    private final ScanRooms rooms;
    private final Turns turns;
    private final Ledger ledger;
    private final Judging judging;
    private final Plan plan;
    private final String runId;
    private final PassListener listener;
    private final Manner manner;
    private final List<String> terms;

    PageWork(ScanRooms rooms, Turns turns, Ledger ledger, Judging judging, Plan plan, Watch watch, String runId,
            PassListener listener) {
        this.rooms = rooms;
        this.turns = turns;
        this.ledger = ledger;
        this.judging = judging;
        this.plan = plan;
        this.runId = runId;
        this.listener = listener;
        this.manner = Manners.of(watch, rooms.marketplaces());
        this.terms = watch.conduct().terms();
    }

    /// What came of a page, wherever its bytes stand.
    ///
    /// @param url the address that answered
    /// @param answer nothing when the page is not modified
    /// @param word the outcome when all of it was read
    private record Got(String url, Optional<String> contentType, byte[] body, Optional<Exchange> answer,
            CaptureRef capture, Optional<String> word) {

        String word(String otherwise) {
            return word.orElse(otherwise);
        }
    }

    void page(PageTask task) throws IOException, InterruptedException {
        Outcome outcome = turns.fetch(new PageRequest(task.url(), manner, plan.memory().known(task)));
        listener.fetched(runId, outcome.word(),
                outcome.exchanges().stream().mapToLong(exchange -> exchange.wireBody().length).sum(), took(outcome));
        CaptureRef capture = ledger.seal(new Capture.Web(outcome, runId, terms));
        switch (outcome) {
            case Outcome.Fetched fetched -> read(task, new Got(fetched.answer().url(),
                    fetched.answer().header("Content-Type"), fetched.body(), Optional.of(fetched.answer()), capture,
                    Optional.empty()));
            case Outcome.NotModified same -> notModified(task, same, capture);
            case Outcome.RefusedByRobots refused -> done(task, outcome.word(), refused.why(), capture);
            case Outcome.Challenged challenged -> {
                challenged.exchanges().stream().map(Exchange::url).filter(rooms.crawler()::isPaused)
                        .forEach(url -> note(url, challenged.marker()));
                done(task, outcome.word(), challenged.marker(), capture);
            }
            case Outcome.RateLimited limited -> done(task, outcome.word(),
                    limited.retryAfter().map(wait -> "asked to wait " + wait.toSeconds() + " s").orElse(""), capture);
            case Outcome.Gone gone -> {
                plan.memory().keep(task, Optional.empty(), capture, "gone", false);
                done(task, outcome.word(), "HTTP " + gone.status(), capture);
            }
            case Outcome.GeoBlocked blocked -> done(task, outcome.word(), blocked.marker(), capture);
            case Outcome.Failed failed -> done(task, outcome.word(), failed.why(), capture);
        }
    }

    private static Duration took(Outcome outcome) {
        return outcome.exchanges().isEmpty()
                ? Duration.ZERO
                : Duration.between(outcome.exchanges().getLast().startedAt(),
                        outcome.exchanges().getLast().finishedAt());
    }

    /// The bytes that still stand are read and judged again, by the rules of today: another sighting.
    private void notModified(PageTask task, Outcome.NotModified same, CaptureRef capture) throws IOException {
        if (!capture.payloadSha256().equals(same.known().payloadSha256())) {
            plan.memory().forget(task);
            done(task, "failed", "the site says not modified, and the archive does not hold what it speaks of; "
                    + "the next run asks for the whole page", capture);
            return;
        }
        read(task, new Got(same.known().url(), ledger.contentType(capture), ledger.body(capture), Optional.empty(),
                capture, Optional.of(same.word())));
    }

    /// Keeps the pause of a host over the end of the process.
    ///
    /// @param url the address that showed the challenge
    private void note(String url, String marker) {
        PageAddress.origin(url).flatMap(origin -> rooms.store().pauses().host(origin, url, marker,
                Crawler.CHALLENGE_PAUSE)).ifPresent(pause -> {
                    LOG.warn("{} asks for a human ({}): it is asked nothing more for {} h", pause.origin(), marker,
                            Crawler.CHALLENGE_PAUSE.toHours());
                    listener.paused(runId, pause);
                });
    }

    private void read(PageTask task, Got got) throws IOException {
        CaptureRef capture = got.capture();
        if (task.kind() == Kind.SITEMAP) {
            done(task, got.word("sitemap-read"), plan.sitemap(task, got.url(), got.body()), capture);
            plan.memory().keep(task, got.answer(), capture, capture.payloadSha256(), false);
            return;
        }
        long start = System.nanoTime();
        PageContent content = rooms.reader().read(new Page(got.url(), got.contentType(), got.body()));
        listener.read(runId, Duration.ofNanos(System.nanoTime() - start));
        switch (content) {
            case PageContent.Offers offers -> {
                List<Observation> seen = new ArrayList<>();
                for (var listing : offers.listings()) {
                    seen.add(judging.judge(listing, capture, ""));
                }
                keep(task, got, seen);
                done(task, got.word("read"), "", capture);
            }
            case PageContent.Shell shell -> {
                keep(task, got, List.of(judging.judge(shell.partial(), capture, shell.why())));
                done(task, "shell", shell.why(), capture);
            }
            case PageContent.ListPage list -> list(task, list, got);
            case PageContent.NoLongerSold gone -> {
                plan.memory().keep(task, got.answer(), capture, "no-longer-sold", false);
                done(task, "no-longer-sold", gone.proof(), capture);
            }
            case PageContent.HumanCheck check -> {
                // The crawler saw nothing in address, status or marks; from now on it asks this host nothing either.
                rooms.crawler().pause(got.url(), check.marker(), Crawler.CHALLENGE_PAUSE);
                note(got.url(), check.marker());
                done(task, "challenged", check.marker(), capture);
            }
            case PageContent.Nothing nothing -> nothing(task, nothing.why(), got);
        }
    }

    private void keep(PageTask task, Got got, List<Observation> seen) {
        plan.memory().keep(task, got.answer(), got.capture(),
                seen.stream().map(Observation::id).sorted().collect(Collectors.joining(" ")),
                seen.stream().anyMatch(o -> o.findings().stream().anyMatch(f -> f.verdict() == Verdict.BREACH)));
    }

    private void nothing(PageTask task, String why, Got got) {
        Optional<String> missing = SoftMissing.of(task.url(), got.url(), got.body(), plan.sameness());
        done(task, missing.isPresent() ? "soft-404" : "nothing-read", missing.orElse(why), got.capture());
    }

    private void list(PageTask task, PageContent.ListPage list, Got got) throws IOException {
        if (task.kind() == Kind.ITEM) {
            nothing(task, "a list of offers stands where one offer was expected", got);
            return;
        }
        judging.cards(list.partial(), got.capture());
        String why = plan.list(task, list);
        plan.memory().keep(task, got.answer(), got.capture(), got.capture().payloadSha256(), false);
        done(task, got.word("list-read"), why, got.capture());
    }

    private void done(PageTask task, String outcome, String detail, CaptureRef capture) {
        rooms.store().frontier().done(runId, task.url(), outcome, detail, capture.logIndex());
        LOG.info("page {} {}{}", outcome, task.url(), OF_THE_PAGE.contains(outcome) || detail.isEmpty()
                ? ""
                : " " + detail);
        listener.page(runId, task.url(), outcome, detail);
    }
}
