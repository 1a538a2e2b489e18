package org.vigie.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The long run: the real program scans a [LocalWeb] of many hosts with faults all along, is killed at random points,
/// and goes on; its memory is sampled. What came of it is read by [SoakCheck].
public final class Soak {

    private static final Duration SAMPLE = Duration.ofSeconds(1);

    private final MadeWeb web;
    private final int kills;
    private final Path folder;
    private final PrintStream out;
    private final Random random;
    private final List<String> options;

    /// Shortest pause that the run is told to keep, and how long it leaves alone what a kill interrupted.
    record Politeness(Duration delay, Duration refetchAfter) {}

    private final Politeness politeness;

    /// @param folder an empty folder; holds the program's home, the server's log and `memory.tsv` afterwards
    /// @param out is told how it goes
    /// @param options of the scanning processes
    Soak(MadeWeb web, int kills, Politeness politeness, Path folder, PrintStream out, String... options) {
        this.options = List.of(options);
        this.web = web;
        this.kills = kills;
        this.politeness = politeness;
        this.folder = folder;
        this.out = out;
        this.random = new Random(web.seed());
    }

    /// Runs a soak and prints what its check says.
    ///
    /// @param args hosts, offers of each, faulty ones in a thousand, kills, seed, an empty folder
    public static void main(String[] args) throws IOException, InterruptedException {
        MadeWeb web = new MadeWeb(Long.parseLong(args[4]), Integer.parseInt(args[0]), Integer.parseInt(args[1]),
                Integer.parseInt(args[2]), 2_000);
        Path folder = Files.createDirectories(Path.of(args[5]));
        Politeness politeness = new Politeness(Duration.ofMillis(500), Duration.ofSeconds(30));
        new Soak(web, Integer.parseInt(args[3]), politeness, folder, System.out).run();
        SoakCheck.Report report = new SoakCheck(web, politeness, folder).report();
        System.out.println(report.text());
        System.exit(report.faults().isEmpty() ? 0 : 1);
    }

    Path home() {
        return folder.resolve("home");
    }

    static Path log(Path folder) {
        return folder.resolve("requests.tsv");
    }

    /// Scans to the end.
    ///
    /// @throws IllegalStateException when a scan fails by itself
    void run() throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process server = java(List.of("-Xmx1g"), LocalWeb.class.getName(), String.valueOf(web.seed()),
                String.valueOf(web.hosts()), String.valueOf(web.items()), String.valueOf(web.faulty()),
                String.valueOf(web.pause()),
                log(folder).toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader says = server.inputReader(StandardCharsets.UTF_8);
                OutputStream ask = server.getOutputStream();
                PrintStream memory = new PrintStream(folder.resolve("memory.tsv").toFile(), StandardCharsets.UTF_8)) {
            String port = says.readLine().substring("port ".length());
            home(Integer.parseInt(port));
            memory.println("seconds\tprocess\tpages\trss_mb\theap_after_gc_mb");
            List<Long> killAt = new ArrayList<>();
            for (int i = 1; i <= kills; i++) {
                killAt.add(web.pages() * i / (kills + 1) + random.nextInt((int) (web.pages() / (kills + 1) / 2 + 1)));
            }
            for (int round = 0; round <= kills; round++) {
                long until = round < kills ? killAt.get(round) : Long.MAX_VALUE;
                Process scan = scan(round);
                boolean killed = watch(scan, round, until, start, memory);
                if (!killed && scan.exitValue() != 0) {
                    throw new IllegalStateException("the scan ended with " + scan.exitValue() + ": "
                            + Files.readString(folder.resolve("scan-" + round + ".txt")));
                }
                if (!killed) {
                    break;
                }
            }
            ask.write('f');
            ask.flush();
            says.readLine();
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    /// @return whether it was killed
    private boolean watch(Process scan, int round, long until, long start, PrintStream memory)
            throws IOException, InterruptedException {
        while (!scan.waitFor(SAMPLE)) {
            long pages = requests();
            double seconds = (System.nanoTime() - start) / 1e9;
            memory.printf(Locale.ROOT, "%.1f\t%d\t%d\t%d\t%d%n", seconds, round, pages, rss(scan.pid()), heap(round));
            if (pages >= until) {
                scan.destroyForcibly().waitFor();
                out.printf(Locale.ROOT, "killed after %d requests, %.0f s%n", pages, seconds);
                return true;
            }
        }
        return false;
    }

    private long requests() throws IOException {
        // Lines of some 60 bytes; counting bytes is exact enough for the moment of a kill.
        try (var lines = Files.lines(log(folder))) {
            return lines.count();
        }
    }

    private static long rss(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024).findFirst().orElse(0L);
        } catch (IOException _) {
            return 0; // it has just ended, or this is no Linux
        }
    }

    /// Megabytes that the last collection left, from the log of the collector.
    private long heap(int round) throws IOException {
        Path gc = folder.resolve("gc-" + round + ".txt");
        if (!Files.exists(gc)) {
            return 0;
        }
        return Files.readAllLines(gc).reversed().stream().filter(line -> line.matches(".*[0-9]+M->[0-9]+M.*"))
                .map(line -> Long.parseLong(line.replaceAll(".*M->([0-9]+)M.*", "$1"))).findFirst().orElse(0L);
    }

    private Process scan(int round) throws IOException {
        List<String> all = new ArrayList<>(List.of("-Xmx512m", "-XX:+UseSerialGC", "-Xlog:disable",
                "-Xlog:gc:file=" + folder.resolve("gc-" + round + ".txt"),
                "-Dlogback.configurationFile=logback.xml"));
        all.addAll(options);
        return java(all, "org.vigie.cli.Vigie", "scan", "soak", "--home",
                home().toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("scan-" + round + ".txt").toFile()).start();
    }

    static ProcessBuilder java(List<String> options, String main, String... args) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
        command.addAll(2, options);
        command.add(main);
        command.addAll(List.of(args));
        return new ProcessBuilder(command);
    }

    private void home(int port) throws IOException {
        Path config = Files.createDirectories(home().resolve("config/marketplaces")).getParent();
        Files.createDirectories(config.resolve("watches"));
        Files.createSymbolicLink(home().resolve("rules"), Path.of("rules").toAbsolutePath());
        Files.writeString(config.resolve("marketplaces/soak.yaml"), """
                name: soak
                title: Local web
                verified: true
                hosts: [localhost]
                item_url: '/item/(?<id>[0-9]+)'
                list_url: '/list(\\?|$)'
                list: {items: 'ul.results a', next: 'a[rel=next]'}
                language: 'html[lang]'
                """);
        Files.writeString(config.resolve("vigie.yaml"), """
                crawl:
                  contact: soak@vigie.example
                  delay: %dms
                  call_timeout: 15s
                  max_body_bytes: 5000000
                  robots_cache: 5m
                  private_addresses: true
                scan:
                  workers: 32
                  refetch_after: %ds
                """.formatted(politeness.delay().toMillis(), politeness.refetchAfter().toSeconds()));
        String lists = IntStream.range(0, web.hosts())
                .mapToObj(host -> "  - 'http://" + MadeWeb.name(host) + ":" + port + "/list'\n")
                .collect(Collectors.joining());
        Files.writeString(config.resolve("watches/soak.yaml"), "title: Soak\nmarketplace: soak\nenabled: true\n"
                + "max_list_pages: 1000\nmax_pages: 1000000\nmarket: FR\nlists:\n" + lists);
    }
}
