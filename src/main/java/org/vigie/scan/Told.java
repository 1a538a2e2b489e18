package org.vigie.scan;

import org.slf4j.MDC;
import org.slf4j.MDC.MDCCloseable;

/// While it is open, every line that this thread logs says of which run and watch it is.
///
/// A thread does not hand this on to those it starts: each opens its own.
record Told(MDCCloseable run, MDCCloseable watch) implements AutoCloseable {

    static Told of(String runId, String watch) {
        return new Told(MDC.putCloseable("run", runId), MDC.putCloseable("watch", watch));
    }

    @Override
    public void close() {
        watch.close();
        run.close();
    }
}
