package org.vigie.rules;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.IntConsumer;

/// Processor time of the measuring thread, so that other work on the machine counts little.
final class Cpu {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Cpu() {
    }

    static long nanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /// Microseconds that one of `size` steps takes: the best of several rounds after one to warm up.
    static double micros(int rounds, int size, IntConsumer step) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round <= rounds; round++) {
            long start = nanos();
            for (int i = 0; i < size; i++) {
                step.accept(i);
            }
            double each = (nanos() - start) / 1e3 / size;
            best = round == 0 ? best : Math.min(best, each);
        }
        return best;
    }
}
