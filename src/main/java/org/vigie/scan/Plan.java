package org.vigie.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.casework.Frontier;
import org.vigie.casework.Frontier.Kind;
import org.vigie.casework.Frontier.PageTask;
import org.vigie.casework.Run;
import org.vigie.config.Watch;
import org.vigie.crawl.PageAddress;
import org.vigie.crawl.Sitemap;
import org.vigie.extract.PageContent;

/// What a run looks at: the pages of its watch, and those found on the way, within the limits of the watch. Whatever
/// is left out is counted with the run, by reason.
final class Plan {

    private static final Logger LOG = LoggerFactory.getLogger(Plan.class);

    /// Pages of one shape that a watch with no more pages per list may ask for.
    private static final int LEAST_OF_A_SHAPE = 200;
    /// List pages one after the other that bring nothing the run does not know.
    private static final int MOST_BARREN = 2;
    private static final int MOST_SITEMAP_BYTES = 50_000_000; // the protocol's own limit
    private static final int DEEPEST_SITEMAP = 3;

    private final Frontier frontier;
    private final ScanRooms rooms;
    private final Watch watch;
    private final String runId;
    private final PassListener listener;
    private final Sameness sameness;
    private final Memory memory;
    private final Map<String, Integer> barren = new ConcurrentHashMap<>();
    private final Set<String> notDue = new HashSet<>();
    private long planned;

    Plan(ScanRooms rooms, Watch watch, Run run, PassListener listener) {
        this.rooms = rooms;
        this.frontier = rooms.store().frontier();
        this.watch = watch;
        this.runId = run.id();
        this.listener = listener;
        this.sameness = new Sameness(rooms.marketplaces());
        this.memory = new Memory(rooms.store().knownPages(), watch, run.startedAt());
        this.planned = run.counts().pages().values().stream().mapToLong(Long::longValue).sum();
        if (planned > 0) {
            listener.planned(runId, (int) Math.min(planned, Integer.MAX_VALUE));
        }
    }

    Memory memory() {
        return memory;
    }

    Sameness sameness() {
        return sameness;
    }

    /// The addresses of the watch, and known offers that are due. Those of a resumed run are there already.
    void begin() {
        List<PageTask> seeds = new ArrayList<>();
        watch.sitemaps().forEach(url -> seeds.add(sameness.task(url, Kind.SITEMAP, 0)));
        watch.lists().forEach(url -> seeds.add(sameness.task(url, Kind.LIST, 0)));
        watch.items().forEach(url -> seeds.add(sameness.task(url, Kind.ITEM, 0)));
        memory.overdue().forEach(page -> seeds.add(sameness.task(page.url(), page.kind(), 0)));
        add(seeds);
    }

    /// Adds what a list page leads to.
    ///
    /// @return what the operator should know; empty when all is well
    String list(PageTask task, PageContent.ListPage list) {
        List<PageTask> items = new ArrayList<>();
        list.itemUrls().forEach(url -> items.add(sameness.task(url, Kind.ITEM, task.depth())));
        int fresh = add(items);
        int dry = fresh > 0 ? 0 : barren.getOrDefault(task.same(), 0) + 1;
        if (list.nextUrl().isEmpty()) {
            return items.isEmpty() ? "no offer on this list page" : "";
        }
        if (task.depth() + 1 >= watch.maxListPages()) {
            rooms.store().runs().leaveOut(runId, "max_list_pages reached, the list goes on", 1);
            return "";
        }
        if (dry >= MOST_BARREN) {
            rooms.store().runs().leaveOut(runId, "trap: the list goes on and brings nothing new", 1);
            return "the list goes on at " + list.nextUrl() + " and brings nothing new; it is not followed";
        }
        PageTask next = sameness.task(list.nextUrl(), Kind.LIST, task.depth() + 1);
        barren.put(next.same(), dry);
        add(List.of(next));
        return items.isEmpty() ? "no offer on this list page" : "";
    }

    /// Adds what a sitemap leads to: further sitemaps, and pages whose address is that of an offer. Where the
    /// marketplace's file knows no address of an offer, every page.
    ///
    /// @return what the operator should know; empty when all is well
    String sitemap(PageTask task, String url, byte[] body) {
        Sitemap sitemap = Sitemap.read(url, body, MOST_SITEMAP_BYTES);
        List<PageTask> found = new ArrayList<>();
        if (task.depth() < DEEPEST_SITEMAP) {
            sitemap.sitemaps().forEach(each -> found.add(sameness.task(each, Kind.SITEMAP, task.depth() + 1)));
        }
        boolean known = rooms.marketplaces().stream()
                .anyMatch(m -> m.name().equals(watch.marketplace()) && !m.itemUrls().isEmpty());
        sitemap.pages().stream().filter(page -> !known || sameness.offer(page).isPresent())
                .forEach(page -> found.add(sameness.task(page, Kind.ITEM, 0)));
        add(found);
        return sitemap.problem();
    }

    /// Adds pages to the run, up to the watch's limits.
    ///
    /// @return how many of them the run had not heard of
    private synchronized int add(List<PageTask> tasks) {
        Map<String, Long> leftOut = new HashMap<>();
        Map<String, PageTask> wanted = new LinkedHashMap<>();
        int notNow = 0;
        for (PageTask task : tasks) {
            Optional<String> trap = Sameness.numbered(task) ? Optional.empty() : PageAddress.trap(task.url());
            if (trap.isPresent()) {
                leftOut.merge(trap.get(), 1L, Long::sum);
            } else if (!memory.due(task)) {
                notNow += notDue.add(task.same()) ? 1 : 0;
            } else {
                wanted.putIfAbsent(task.same(), task);
            }
        }
        if (notNow > 0) {
            leftOut.put("not due: looked at in an earlier run", (long) notNow);
        }
        leftOut.forEach((why, pages) -> rooms.store().runs().leaveOut(runId, why, pages));
        Frontier.Added added = frontier.add(runId, List.copyOf(wanted.values()), watch.maxPages() - planned,
                Math.max(LEAST_OF_A_SHAPE, watch.maxListPages()));
        planned += added.added();
        if (added.added() > 0) {
            listener.planned(runId, added.added());
        }
        if (added.over() > 0) {
            LOG.warn("run {}: max_pages {} reached, {} pages left out", runId, watch.maxPages(), added.over());
        }
        return added.fresh() + notNow;
    }
}
