package org.vigie.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.casework.Frontier.Kind;
import org.vigie.casework.Frontier.PageTask;
import org.vigie.config.Watch;
import org.vigie.crawl.Outcome;
import org.vigie.evidence.Capture;
import org.vigie.evidence.CaptureRef;
import org.vigie.extract.Page;
import org.vigie.extract.PageContent;

/// One page of a watch through the stages: fetch, seal, read, judge. What a site does to us is an outcome and never
/// stops the run; only our own disk does.
final class PageWork {

    private static final Logger LOG = LoggerFactory.getLogger(PageWork.class);

    private final ScanRooms rooms;
    private final Turns turns;
    private final Ledger ledger;
    private final Judging judging;
    private final Watch watch;
    private final String runId;
    private final PassListener listener;
    private long planned;

    PageWork(ScanRooms rooms, Turns turns, Ledger ledger, Judging judging, Watch watch, String runId,
            PassListener listener) {
        this.rooms = rooms;
        this.turns = turns;
        this.ledger = ledger;
        this.judging = judging;
        this.watch = watch;
        this.runId = runId;
        this.listener = listener;
        this.planned = rooms.store().runs().run(runId).orElseThrow().counts().pages().values().stream()
                .mapToLong(Long::longValue).sum();
        if (planned > 0) {
            listener.planned(runId, (int) Math.min(planned, Integer.MAX_VALUE));
        }
    }

    /// Adds pages to the run, up to the watch's limit.
    synchronized void plan(List<PageTask> tasks) {
        long room = watch.maxPages() - planned;
        List<PageTask> within = tasks.size() <= room ? tasks : tasks.subList(0, (int) Math.max(0, room));
        int added = rooms.store().frontier().add(runId, within);
        planned += added;
        if (added > 0) {
            listener.planned(runId, added);
        }
        if (within.size() < tasks.size()) {
            LOG.warn("run {}: max_pages {} reached, {} pages left out", runId, watch.maxPages(),
                    tasks.size() - within.size());
        }
    }

    void page(PageTask task) throws IOException, InterruptedException {
        Outcome outcome = turns.fetch(task.url());
        CaptureRef capture = ledger.seal(new Capture.Web(outcome, runId));
        switch (outcome) {
            case Outcome.Fetched fetched -> read(task, fetched, capture);
            case Outcome.RefusedByRobots refused -> done(task, outcome.word(), refused.why(), capture);
            case Outcome.Challenged challenged -> done(task, outcome.word(), challenged.marker(), capture);
            case Outcome.RateLimited limited -> done(task, outcome.word(),
                    limited.retryAfter().map(wait -> "asked to wait " + wait.toSeconds() + " s").orElse(""), capture);
            case Outcome.Gone gone -> done(task, outcome.word(), "HTTP " + gone.status(), capture);
            case Outcome.GeoBlocked blocked -> done(task, outcome.word(), blocked.marker(), capture);
            case Outcome.NotModified same -> done(task, outcome.word(), "", capture);
            case Outcome.Failed failed -> done(task, outcome.word(), failed.why(), capture);
        }
    }

    private void read(PageTask task, Outcome.Fetched fetched, CaptureRef capture) throws IOException {
        PageContent content = rooms.reader()
                .read(new Page(fetched.answer().url(), fetched.answer().header("Content-Type"), fetched.body()));
        switch (content) {
            case PageContent.Offers offers -> {
                for (var listing : offers.listings()) {
                    judging.judge(listing, capture, "");
                }
                done(task, "read", "", capture);
            }
            case PageContent.Shell shell -> {
                judging.judge(shell.partial(), capture, shell.why());
                done(task, "shell", shell.why(), capture);
            }
            case PageContent.ListPage list -> list(task, list, capture);
            case PageContent.NoLongerSold gone -> done(task, "no-longer-sold", gone.proof(), capture);
            case PageContent.HumanCheck check -> done(task, "challenged", check.marker(), capture);
            case PageContent.Nothing nothing -> done(task, "nothing-read", nothing.why(), capture);
        }
    }

    private void list(PageTask task, PageContent.ListPage list, CaptureRef capture) throws IOException {
        if (task.kind() == Kind.ITEM) {
            done(task, "nothing-read", "a list of offers stands where one offer was expected", capture);
            return;
        }
        judging.cards(list.partial(), capture);
        List<PageTask> found = new ArrayList<>();
        list.itemUrls().forEach(url -> found.add(new PageTask(url, Kind.ITEM, task.depth())));
        if (!list.nextUrl().isEmpty() && task.depth() + 1 < watch.maxListPages()) {
            found.add(new PageTask(list.nextUrl(), Kind.LIST, task.depth() + 1));
        }
        plan(found);
        done(task, "list-read", found.isEmpty() ? "no offer on this list page" : "", capture);
    }

    private void done(PageTask task, String outcome, String detail, CaptureRef capture) {
        rooms.store().frontier().done(runId, task.url(), outcome, detail, capture.logIndex());
        LOG.info("page {} {} {}", outcome, task.url(), detail);
        listener.page(runId, task.url(), outcome, detail);
    }
}
