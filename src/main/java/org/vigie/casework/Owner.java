package org.vigie.casework;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Who works on a run: an open store in a process of this machine (the embedded database is not shared between
/// machines). A process that is gone is known at once, without waiting for its silence.
final class Owner {

    private Owner() {
    }

    /// A name for one open store of this process.
    static String mine() {
        ProcessHandle self = ProcessHandle.current();
        return UUID.randomUUID() + " " + self.pid() + " " + started(self);
    }

    /// Whether the process of that owner has ended. Its start time tells it from a later process of the same number.
    static boolean gone(String owner) {
        String[] parts = owner.split(" ", -1);
        if (parts.length != 3) {
            return false;
        }
        try {
            Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(parts[1]));
            return process.isEmpty() || !process.get().isAlive() || !started(process.get()).equals(parts[2]);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
