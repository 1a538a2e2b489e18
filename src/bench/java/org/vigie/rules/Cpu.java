package org.vigie.rules;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.IntConsumer;

/// Processor time of the measuring thread, so that other work on the machine counts little.
final class Cpu {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final long WARM_UP = 2_000_000_000L;

    private Cpu() {
    }

    static long nanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /// Microseconds that one of `size` steps takes: the best of several rounds, after rounds to warm up for two seconds
    /// of processor time, which the compiler of a loaded machine needs.
    static double micros(int rounds, int size, IntConsumer step) {
        long begun = nanos();
        do {
            round(size, step);
        } while (nanos() - begun < WARM_UP);
        double best = Double.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            best = Math.min(best, round(size, step));
        }
        return best;
    }

    private static double round(int size, IntConsumer step) {
        long start = nanos();
        for (int i = 0; i < size; i++) {
            step.accept(i);
        }
        return (nanos() - start) / 1e3 / size;
    }
}
