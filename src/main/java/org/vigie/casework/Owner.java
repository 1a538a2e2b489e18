package org.vigie.casework;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Who works on a run: an open store in a process of some machine. A process of this machine that is gone is known at
/// once, without waiting for its silence; of others only their silence tells.
final class Owner {

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path NUMBERS = Path.of("/proc/self/ns/pid");

    private Owner() {
    }

    /// A name for one open store of this process.
    static String mine() {
        ProcessHandle self = ProcessHandle.current();
        return UUID.randomUUID() + " " + self.pid() + " " + started(self) + " " + machine();
    }

    /// Whether the process of that owner has ended, as far as can be told from here. Its start time tells it from a
    /// later process of the same number.
    static boolean gone(String owner) {
        String[] parts = owner.split(" ", -1);
        // Three parts: from a version that knew the embedded store only, which is not shared between machines.
        if (parts.length != 3 && (parts.length != 4 || !parts[3].equals(machine()))) {
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

    /// Where a number means the same process: this start of this machine, and in containers this container.
    private static String machine() {
        try {
            return Files.readString(BOOT).strip() + "/" + Files.readSymbolicLink(NUMBERS);
        } catch (IOException e) {
            return hostName();
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName().replace(' ', '-');
        } catch (UnknownHostException e) {
            // Nobody is taken for gone by that name.
            return UUID.randomUUID().toString();
        }
    }
}
