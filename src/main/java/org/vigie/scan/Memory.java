package org.vigie.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vigie.casework.Frontier.Kind;
import org.vigie.casework.Frontier.PageTask;
import org.vigie.casework.KnownPage;
import org.vigie.casework.KnownPage.Validators;
import org.vigie.casework.KnownPages;
import org.vigie.config.Revisit;
import org.vigie.config.Watch;
import org.vigie.crawl.Exchange;
import org.vigie.crawl.PageRequest.Known;
import org.vigie.evidence.CaptureRef;

/// What a watch knows of its pages from earlier runs: what may be asked conditionally, and what is not due yet.
final class Memory {

    private static final int MOST_DUE = 100_000;

    private final KnownPages pages;
    private final Watch watch;
    private final Instant now;

    /// @param now when the run began: what is due is judged by that, so that a long run does not begin anew
    Memory(KnownPages pages, Watch watch, Instant now) {
        this.pages = pages;
        this.watch = watch;
        this.now = now;
    }

    /// What earlier runs kept of a page.
    Optional<KnownPage> find(PageTask task) {
        return pages.find(watch.name(), task.same());
    }

    /// What the site may be asked about a page.
    static Optional<Known> askable(Optional<KnownPage> page) {
        return page.map(KnownPage::validators)
                .filter(v -> !v.answeredUrl().isEmpty())
                .map(v -> new Known(v.answeredUrl(), v.etag(), v.lastModified(), v.payloadSha256()));
    }

    /// Whether an offer should be looked at in this run.
    boolean due(PageTask task) {
        return task.kind() != Kind.ITEM || !watch.revisit().clocked()
                || pages.find(watch.name(), task.same()).filter(page -> page.dueAt().isAfter(now)).isEmpty();
    }

    /// Known offers whose time has come, whether or not a list still shows them.
    List<KnownPage> overdue() {
        return watch.revisit().clocked() ? pages.due(watch.name(), Kind.ITEM, now, MOST_DUE) : List.of();
    }

    /// What a look at a page taught.
    ///
    /// @param before what earlier runs kept of it
    /// @param answer the answer that brought the page; nothing when it did not come, or is not modified
    /// @param fingerprint of what it says; empty when nothing was read
    /// @param flagged whether something was found in it
    KnownPage learned(PageTask task, Optional<KnownPage> before, Optional<Exchange> answer, CaptureRef capture,
            String fingerprint, boolean flagged) {
        Revisit revisit = watch.revisit();
        Instant first = before.map(KnownPage::firstSeenAt).orElse(capture.at());
        boolean changed = before.isEmpty() || !before.get().fingerprint().equals(fingerprint);
        Duration every = revisit.next(Duration.between(first, capture.at()),
                before.map(KnownPage::every).orElse(Duration.ZERO), changed, flagged);
        Validators validators = answer
                .map(a -> Known.of(a, capture.payloadSha256())
                        .map(k -> new Validators(k.url(), k.etag(), k.lastModified(), k.payloadSha256()))
                        .orElse(Validators.NONE))
                .orElseGet(() -> before.map(KnownPage::validators).orElse(Validators.NONE));
        return new KnownPage(task.same(), task.url(), task.kind(), first, capture.at(),
                capture.at().plus(every), every, flagged, fingerprint, validators);
    }

    /// The same without what a page may be asked conditionally: the archive does not hold what "not modified" would mean.
    static KnownPage unaskable(KnownPage page) {
        return new KnownPage(page.same(), page.url(), page.kind(), page.firstSeenAt(), page.seenAt(), page.dueAt(),
                page.every(), page.flagged(), page.fingerprint(), Validators.NONE);
    }
}
