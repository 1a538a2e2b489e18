package org.vigie.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Hands out the one [Ledger] of a folder to several passes of this process: the first one opens it, the last one
/// closes it. So a server holds the write lock only while a watch runs, and a scan from the command line can run
/// between.
///
/// Safe for use by several threads.
public final class Ledgers {

    private final Path folder;
    private final int segmentBytes;
    private final Duration commitEvery;
    private final InstantSource clock;
    private @Nullable Ledger open;
    private int users;

    public Ledgers(Path folder, int segmentBytes, Duration commitEvery, InstantSource clock) {
        this.folder = folder;
        this.segmentBytes = segmentBytes;
        this.commitEvery = commitEvery;
        this.clock = clock;
    }

    /// A share in the open ledger. Close it when the pass ends.
    public synchronized Lease lease() throws IOException {
        Ledger ledger = open;
        if (ledger == null) {
            ledger = Ledger.open(folder, segmentBytes, commitEvery, clock);
            open = ledger;
        }
        users++;
        return new Lease(ledger);
    }

    private synchronized void release(Ledger ledger) throws IOException {
        users--;
        if (users == 0) {
            open = null;
            ledger.close();
        } else {
            ledger.commit();
        }
    }

    /// A share in the open ledger.
    public final class Lease implements AutoCloseable {

        private final Ledger ledger;
        private boolean closed;

        private Lease(Ledger ledger) {
            this.ledger = ledger;
        }

        public Ledger ledger() {
            return ledger;
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                release(ledger);
            }
        }
    }
}
