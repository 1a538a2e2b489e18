package org.vigie.scan;

import java.util.HashSet;
import java.util.Set;
import org.vigie.crawl.Crawler;
import org.vigie.crawl.Outcome;
import org.vigie.crawl.PageRequest;

/// Waiting for hosts, stoppable at any moment. A thread is interrupted only while it waits for a page: an interrupt
/// that met it while it writes would close the files of archive and index under all other threads.
final class Turns {

    private final Crawler crawler;
    private final Set<Thread> waiting = new HashSet<>();
    private boolean stopped;

    Turns(Crawler crawler) {
        this.crawler = crawler;
    }

    /// Fetches a page.
    ///
    /// @throws InterruptedException when stopped before the page came
    Outcome fetch(PageRequest request) throws InterruptedException {
        enter();
        try {
            return crawler.fetch(request);
        } finally {
            leave();
        }
    }

    private synchronized void enter() throws InterruptedException {
        if (stopped) {
            throw new InterruptedException("stopped");
        }
        waiting.add(Thread.currentThread());
    }

    private synchronized void leave() {
        waiting.remove(Thread.currentThread());
        // The interrupt was for the wait, which is over; what follows must not see it.
        Thread.interrupted();
    }

    /// Ends all waiting, now and later.
    synchronized void stop() {
        stopped = true;
        waiting.forEach(Thread::interrupt);
    }
}
