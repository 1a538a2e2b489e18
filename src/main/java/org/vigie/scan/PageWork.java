package org.vigie.scan;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Settling settling;
    private final Plan plan;
    private final String runId;
    private final String watch;
    private final PassListener listener;
    private final Manner manner;
    private final List<String> terms;
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    PageWork(ScanRooms rooms, Turns turns, Ledger ledger, Settling settling, Plan plan, Watch watch, String runId,
            PassListener listener) {
        this.rooms = rooms;
        this.turns = turns;
        this.ledger = ledger;
        this.settling = settling;
        this.plan = plan;
        this.runId = runId;
        this.watch = watch.name();
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

    /// Looks at one page, or puts it back into the queue when what went wrong may pass.
    ///
    /// @param answered called when the host's answer has come, before it is read
    void page(PageTask task, Runnable answered) throws IOException, InterruptedException {
        Look look = new Look(task, plan.memory().find(task));
        Outcome outcome;
        try {
            outcome = turns.fetch(new PageRequest(task.url(), manner, Memory.askable(look.before())));
        } finally {
            answered.run();
        }
        listener.fetched(runId, outcome.word(),
                outcome.exchanges().stream().mapToLong(exchange -> exchange.wireBody().length).sum(), took(outcome));
        CaptureRef capture = ledger.seal(new Capture.Web(outcome, runId, terms));
        if (askAgain(task, outcome)) {
            return;
        }
        switch (outcome) {
            case Outcome.Fetched fetched -> read(look, new Got(fetched.answer().url(),
                    fetched.answer().header("Content-Type"), fetched.body(), Optional.of(fetched.answer()), capture,
                    Optional.empty()));
            case Outcome.NotModified same -> notModified(look, same, capture);
            case Outcome.RefusedByRobots refused -> done(look, outcome.word(), refused.why(), capture);
            case Outcome.Challenged challenged -> {
                challenged.exchanges().stream().map(Exchange::url).filter(rooms.crawler()::isPaused)
                        .forEach(url -> note(url, challenged.marker()));
                done(look, outcome.word(), challenged.marker(), capture);
            }
            case Outcome.RateLimited limited -> done(look, outcome.word(), "the site asks to slow down"
                    + limited.retryAfter().map(wait -> ", and to wait " + wait.toSeconds() + " s").orElse(""), capture);
            case Outcome.Gone gone -> {
                look.learned(plan.memory().learned(task, look.before(), Optional.empty(), capture, "gone", false));
                done(look, outcome.word(), "HTTP " + gone.status(), capture);
            }
            case Outcome.GeoBlocked blocked -> done(look, outcome.word(), blocked.marker(), capture);
            case Outcome.Failed failed -> done(look, outcome.word(), failed.why(), capture);
        }
    }

    private static Duration took(Outcome outcome) {
        return outcome.exchanges().isEmpty()
                ? Duration.ZERO
                : Duration.between(outcome.exchanges().getLast().startedAt(),
                        outcome.exchanges().getLast().finishedAt());
    }

    /// What may pass is asked for again in the same run, a few times, each time after a longer while.
    private boolean askAgain(PageTask task, Outcome outcome) {
        Optional<Duration> wait = outcome.again();
        int tries = wait.isEmpty() ? 0 : failures.merge(task.same(), 1, Integer::sum);
        if (wait.isEmpty() || tries >= rooms.tries()) {
            failures.remove(task.same());
            return false;
        }
        Duration own = rooms.refetchAfter().multipliedBy(1L << Math.min(tries - 1, 10));
        Duration longer = wait.get().compareTo(own) > 0 ? wait.get() : own;
        rooms.store().frontier().putBack(runId, List.of(task), rooms.clock().instant().plus(longer));
        LOG.info("page {} {}, asked for again after {} s", outcome.word(), task.url(), longer.toSeconds());
        return true;
    }

    /// The bytes that still stand are read and judged again, by the rules of today: another sighting.
    private void notModified(Look look, Outcome.NotModified same, CaptureRef capture) throws IOException {
        if (!capture.payloadSha256().equals(same.known().payloadSha256())) {
            look.before().ifPresent(page -> look.learned(Memory.unaskable(page)));
            done(look, "failed", "the site says not modified, and the archive does not hold what it speaks of; "
                    + "the next run asks for the whole page", capture);
            return;
        }
        read(look, new Got(same.known().url(), ledger.contentType(capture), ledger.body(capture), Optional.empty(),
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

    private void read(Look look, Got got) throws IOException {
        PageTask task = look.task();
        CaptureRef capture = got.capture();
        if (task.kind() == Kind.SITEMAP) {
            done(look, got.word("sitemap-read"), plan.sitemap(task, got.url(), got.body()), capture);
            look.learned(
                    plan.memory().learned(task, look.before(), got.answer(), capture, capture.payloadSha256(), false));
            return;
        }
        long start = System.nanoTime();
        PageContent content = rooms.reader().read(new Page(got.url(), got.contentType(), got.body()));
        listener.read(runId, Duration.ofNanos(System.nanoTime() - start));
        switch (content) {
            case PageContent.Offers offers -> {
                List<Observation> seen = new ArrayList<>();
                for (var listing : offers.listings()) {
                    seen.add(judging(look).judge(listing, capture, ""));
                }
                keep(look, got, seen);
                done(look, got.word("read"), "", capture);
            }
            case PageContent.Shell shell -> {
                keep(look, got, List.of(judging(look).judge(shell.partial(), capture, shell.why())));
                done(look, "shell", shell.why(), capture);
            }
            case PageContent.ListPage list -> list(look, list, got);
            case PageContent.NoLongerSold gone -> {
                look.learned(plan.memory().learned(task, look.before(), got.answer(), capture, "no-longer-sold",
                        false));
                done(look, "no-longer-sold", gone.proof(), capture);
            }
            case PageContent.HumanCheck check -> {
                // The crawler saw nothing in address, status or marks; from now on it asks this host nothing either.
                rooms.crawler().pause(got.url(), check.marker(), Crawler.CHALLENGE_PAUSE);
                note(got.url(), check.marker());
                done(look, "challenged", check.marker(), capture);
            }
            case PageContent.Nothing nothing -> nothing(look, nothing.why(), got);
        }
    }

    private void keep(Look look, Got got, List<Observation> seen) {
        look.learned(plan.memory().learned(look.task(), look.before(), got.answer(), got.capture(),
                seen.stream().map(Observation::id).sorted().collect(Collectors.joining(" ")),
                seen.stream().anyMatch(o -> o.findings().stream().anyMatch(f -> f.verdict() == Verdict.BREACH))));
    }

    private void nothing(Look look, String why, Got got) {
        PageTask task = look.task();
        Optional<String> missing = SoftMissing.of(task.url(), got.url(), got.body(), plan.sameness());
        done(look, missing.isPresent() ? "soft-404" : "nothing-read", missing.orElse(why), got.capture());
    }

    private void list(Look look, PageContent.ListPage list, Got got) throws IOException {
        PageTask task = look.task();
        if (task.kind() == Kind.ITEM) {
            nothing(look, "a list of offers stands where one offer was expected", got);
            return;
        }
        judging(look).cards(list.partial(), got.capture());
        String why = plan.list(task, list);
        look.learned(plan.memory().learned(task, look.before(), got.answer(), got.capture(),
                got.capture().payloadSha256(), false));
        done(look, got.word("list-read"), why, got.capture());
    }

    private Judging judging(Look look) {
        return new Judging(rooms.rules(), ledger, look, runId, watch, listener);
    }

    private void done(Look look, String outcome, String detail, CaptureRef capture) {
        String url = look.task().url();
        settling.add(look.settled(outcome, detail, capture));
        LOG.info("page {} {}{}", outcome, url, OF_THE_PAGE.contains(outcome) || detail.isEmpty() ? "" : " " + detail);
        listener.page(runId, url, outcome, detail);
    }
}
