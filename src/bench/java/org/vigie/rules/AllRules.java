package org.vigie.rules;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.vigie.listing.Listing;

/// What it costs to go through a file of stored listings with all of many rules, and to read the file without any: the
/// difference is the rules'. The file holds made listings, each with its title, description, market, prices and
/// whether it is warned of, and is deleted at the end.
///
/// Arguments: number of listings, number of rules; `small` for short lists.
public final class AllRules {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private AllRules() {
    }

    public static void main(String[] args) throws IOException {
        int listings = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int size = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
        boolean small = args.length > 2 && args[2].equals("small");
        MadeWords words = new MadeWords();
        Path file = Files.createTempFile("listings", ".bin");
        try {
            write(file, new MadeListings(words), listings);
            RuleSet rules = new MadeRules(words, small).set(size);
            go(file, Math.min(listings, 5_000), rules);
            go(file, Math.min(listings, 5_000), new MadeRules(words, small).set(0));
            double reading = read(file, listings);
            long before = Cpu.nanos();
            long[] judged = go(file, listings, rules);
            double all = (Cpu.nanos() - before) / 1e9;
            System.out.printf(Locale.ROOT, """
                    %,d listings, %,d bytes each, by %,d rules: %,d judgements, %,d breaches with quotations

                    | | processor seconds | of a million listings |
                    |---|---:|---:|
                    | reading them | %.1f | %.1f |
                    | reading and judging them | %.1f | %.1f |
                    | the rules | %.1f | %.1f |
                    """, listings, Files.size(file) / listings, size, judged[0], judged[1], reading,
                    reading * 1e6 / listings, all, all * 1e6 / listings, all - reading,
                    (all - reading) * 1e6 / listings);
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Path file, MadeListings made, int listings) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file),
                1 << 16))) {
            for (int i = 0; i < listings; i++) {
                MadeListings.Row row = made.row(i);
                out.writeInt(row.number());
                out.writeUTF(row.title());
                out.writeUTF(row.description());
                out.writeUTF(row.market());
                out.writeInt(row.cents());
                out.writeInt(row.listCents());
                out.writeBoolean(row.warned());
            }
        }
    }

    private static Listing next(DataInputStream in) throws IOException {
        return new MadeListings.Row(in.readInt(), in.readUTF(), in.readUTF(), in.readUTF(), in.readInt(),
                in.readInt(), in.readBoolean()).listing();
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    /// Seconds that reading takes.
    private static double read(Path file, int listings) throws IOException {
        long before = Cpu.nanos();
        int shown = 0;
        try (DataInputStream in = open(file)) {
            for (int i = 0; i < listings; i++) {
                shown += next(in).facts().size();
            }
        }
        double seconds = (Cpu.nanos() - before) / 1e9;
        if (shown < listings) {
            throw new IllegalStateException("listings without facts");
        }
        return seconds;
    }

    /// Numbers of judgements and of breaches.
    private static long[] go(Path file, int listings, RuleSet rules) throws IOException {
        long[] judged = new long[2];
        try (DataInputStream in = open(file)) {
            for (int i = 0; i < listings; i++) {
                for (Judgement judgement : rules.judge(next(in), NOW)) {
                    judged[0]++;
                    judged[1] += judgement.verdict() == Verdict.BREACH ? 1 : 0;
                }
            }
        }
        return judged;
    }
}
