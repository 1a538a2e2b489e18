package org.vigie.soak;

import java.util.List;
import java.util.Locale;

/// What the local web holds, all of it decided by the seed: hosts with their manners, offers with their faults.
///
/// @param hosts shops, named `s0.localhost`, `s1.localhost`, …
/// @param items offers of each shop
/// @param faulty how many offers in a thousand have a fault; 0 for none, and then all hosts are ordinary too
/// @param pause milliseconds: the Crawl-delay of the hosts that ask for one; the limit that others announce nowhere is
///     three quarters of it
public record MadeWeb(long seed, int hosts, int items, int faulty, int pause) {

    /// Offers linked from one list page.
    static final int PER_LIST = 50;
    /// Keeps the numbers of offers apart between shops.
    private static final int NUMBERS = 100_000;

    /// How a host behaves as a whole.
    enum Manners {
        ORDINARY,
        /// Its robots.txt asks for pauses.
        CRAWL_DELAY,
        /// Answers 429 to whoever asks more often than its limit, and announces it nowhere.
        LIMITED,
        /// Its robots.txt is answered with 503 at first.
        ROBOTS_FAIL,
        /// Its robots.txt forbids more, once half of its offers were asked for.
        ROBOTS_CHANGE,
        /// It takes a third of a second for each answer.
        SLOW
    }

    /// Nanoseconds between two requests that a limited host accepts.
    long limitNanos() {
        return pause * 750_000L;
    }

    /// Seconds of Retry-After.
    int retryAfter() {
        return Math.max(1, pause / 1_000);
    }

    /// What is wrong with an offer's page.
    enum Fault {
        NONE,
        /// The body comes a little at a time, and in the end.
        SLOW,
        /// The connection is closed in the middle of the body.
        CUT,
        /// The connection is reset in the middle of the body.
        RESET,
        NO_ANSWER,
        ERROR,
        UNAVAILABLE,
        /// 429 with Retry-After.
        LIMITED,
        LOOP,
        BOMB,
        /// A charset that does not exist, and bytes that are none.
        CHARSET,
        /// Headers of a megabyte.
        HEADERS,
        GONE;

        /// Whether it may be over at the next visit.
        boolean passes() {
            return List.of(CUT, RESET, NO_ANSWER, ERROR, UNAVAILABLE, LIMITED).contains(this);
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static String name(int host) {
        return "s" + host + ".localhost";
    }

    /// The same by a loopback address of its own, for clients that cannot be told names.
    public static String address(int host) {
        return "127.0." + (1 + host / 250) + "." + (1 + host % 250);
    }

    /// The host of a Host header; -1 when it is none of ours.
    static int host(String header) {
        if (header.startsWith("127.0.")) {
            String[] parts = header.split("[.:]", 5);
            return (Integer.parseInt(parts[2]) - 1) * 250 + Integer.parseInt(parts[3]) - 1;
        }
        int dot = header.indexOf('.');
        if (dot < 2 || header.charAt(0) != 's') {
            return -1;
        }
        try {
            return Integer.parseInt(header.substring(1, dot));
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    int lists() {
        return (items + PER_LIST - 1) / PER_LIST;
    }

    long pages() {
        return (long) hosts * (items + lists());
    }

    public static int number(int host, int item) {
        return host * NUMBERS + item;
    }

    static int hostOf(int number) {
        return number / NUMBERS;
    }

    static int itemOf(int number) {
        return number % NUMBERS;
    }

    boolean has(int host, int number) {
        return hostOf(number) == host && host < hosts && itemOf(number) >= 1 && itemOf(number) <= items;
    }

    Manners manners(int host) {
        if (faulty == 0) {
            return Manners.ORDINARY;
        }
        int draw = (int) (mix(seed, 1, host) % 100);
        if (draw < 60) {
            return Manners.ORDINARY;
        }
        return draw < 70
                ? Manners.CRAWL_DELAY
                : draw < 78
                        ? Manners.LIMITED
                        : draw < 82 ? Manners.ROBOTS_FAIL : draw < 86 ? Manners.ROBOTS_CHANGE : Manners.SLOW;
    }

    Fault fault(int number) {
        if (mix(seed, 2, number) % 1_000 >= faulty) {
            return Fault.NONE;
        }
        Fault[] all = Fault.values();
        return all[1 + (int) (mix(seed, 3, number) % (all.length - 1))];
    }

    /// How often the fault shows before the page comes; a fault that does not pass, and some of those that could, show
    /// for ever.
    int times(int number) {
        return fault(number).passes() && mix(seed, 4, number) % 4 > 0 ? 1 : Integer.MAX_VALUE;
    }

    /// Bytes of the page, before compression: 30 to 200 KB.
    public int size(int number) {
        return 30_000 + (int) (mix(seed, 5, number) % 170_000);
    }

    /// The form of the page: 0 JSON-LD in the head, 1 script state, 2 microdata.
    public int form(int number) {
        return (int) (mix(seed, 6, number) % 3);
    }

    long draw(int number, int salt) {
        return mix(seed, 100 + salt, number);
    }

    /// SplitMix64's finaliser: even in all bits, and the same on every machine.
    private static long mix(long seed, long salt, long number) {
        long z = seed * 0x9E3779B97F4A7C15L + salt * 0xD1B54A32D192ED03L + number + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (z ^ (z >>> 31)) >>> 1;
    }
}
