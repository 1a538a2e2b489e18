package org.vigie.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C and SIGTERM: asks the work to end, and holds the process until it has ended, or a minute.
final class Stop implements AutoCloseable {

    private static final long PATIENCE_S = 60;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean asked;

    Stop(Runnable stop) {
        hook = Thread.ofPlatform().name("stop").unstarted(() -> {
            asked = true;
            stop.run();
            try {
                if (!ended.await(PATIENCE_S, TimeUnit.SECONDS)) {
                    System.err.println("vigie: ended before the work had; what was sealed is safe");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean asked() {
        return asked;
    }

    @Override
    public void close() {
        ended.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The machine is going down this very moment; the hook has nothing left to wait for.
                asked = true;
            }
        }
    }
}
