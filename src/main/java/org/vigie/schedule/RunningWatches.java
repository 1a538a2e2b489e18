package org.vigie.schedule;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Which watches run now, and on which threads.
final class RunningWatches {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Map<String, Thread> threads = new HashMap<>();
    private boolean closed;

    /// Notes that the calling thread runs a watch.
    ///
    /// @return false when it must not, for the schedule is closing
    boolean begin(String watch) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            threads.put(watch, Thread.currentThread());
            return true;
        } finally {
            lock.unlock();
        }
    }

    void end(String watch) {
        lock.lock();
        try {
            threads.remove(watch);
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Set<String> names() {
        lock.lock();
        try {
            return Set.copyOf(threads.keySet());
        } finally {
            lock.unlock();
        }
    }

    /// Lets no other run begin.
    void refuse() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until no watch runs.
    ///
    /// @return false when one still runs after that time
    boolean awaitNone(Duration most) throws InterruptedException {
        long left = most.toNanos();
        lock.lockInterruptibly();
        try {
            while (!threads.isEmpty() && left > 0) {
                left = ended.awaitNanos(left);
            }
            return threads.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// Interrupts every thread that runs a watch; under the lock, so that it hits no later work of the thread.
    void interrupt() {
        lock.lock();
        try {
            threads.values().forEach(Thread::interrupt);
        } finally {
            lock.unlock();
        }
    }
}
