package org.vigie.scan;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.soak.LocalWeb;
import org.vigie.soak.MadeWeb;

/// What the whole pipeline costs (fetch, archive, extract, judge with 200 rules, index) beside a bare fetch of the same
/// pages with OkHttp, OkHttp with jsoup, and another crawler in Java with its parse on. The pages are served by a process
/// of its own; each way runs in turn, round after round, in this process, and its processor time is this process's.
/// Then the stages one by one, as processor time of one thread.
public final class PipelineSpeed {

    private static final int HOSTS = 64;
    private static final int ROUNDS = 3;

    private PipelineSpeed() {
    }

    /// A way to get through all pages.
    interface Way {
        /// @throws IllegalStateException when not all pages came
        void run(List<String> urls) throws IOException, InterruptedException;
    }

    private record Cost(double cpuMicros, double pagesPerSecond) {}

    /// Prints the tables of `docs/benchmarks.md`.
    ///
    /// @param args pages of each host (24 without)
    public static void main(String[] args) throws IOException, InterruptedException {
        int items = args.length > 0 ? Integer.parseInt(args[0]) : 24;
        MadeWeb web = new MadeWeb(3, HOSTS, items, 0, 0);
        Path folder = Files.createTempDirectory("vigie-bench");
        Process server = server(web, folder);
        try (BufferedReader says = server.inputReader(StandardCharsets.UTF_8)) {
            int port = Integer.parseInt(says.readLine().substring("port ".length()));
            List<String> urls = urls(web, port);
            ways(urls, folder);
            new Stages(folder.resolve("stages")).print(ofAbout100(web, port));
        } finally {
            server.destroy();
            server.waitFor();
            delete(folder);
        }
        System.out.printf(Locale.ROOT, "%nLoad of the machine at the end: %.1f%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void ways(List<String> urls, Path folder) throws IOException, InterruptedException {
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("bare OkHttp", Peers::okHttp);
        ways.put("OkHttp, then jsoup: tree, JSON-LD, text", Peers::okHttpAndJsoup);
        ways.put("WebMagic 1.0.3, its parse: tree, JSON-LD, text", Peers::webMagic);
        ways.put("Vigie, fetch only", all -> Whole.fetch(all, false));
        ways.put("Vigie, fetch and extract", all -> Whole.fetch(all, true));
        int[] round = {0};
        ways.put("Vigie, whole pipeline, 200 rules",
                all -> Whole.pipeline(all, folder.resolve("whole-" + round[0]++)));
        Map<String, Cost> best = new LinkedHashMap<>();
        for (int i = 0; i <= ROUNDS; i++) { // the first warms up
            for (Map.Entry<String, Way> way : ways.entrySet()) {
                Cost cost = cost(way.getValue(), urls);
                if (i > 0) {
                    best.merge(way.getKey(), cost, (a, b) -> new Cost(Math.min(a.cpuMicros, b.cpuMicros),
                            Math.max(a.pagesPerSecond, b.pagesPerSecond)));
                }
            }
        }
        Cost whole = best.get("Vigie, whole pipeline, 200 rules");
        Cost bare = best.get("bare OkHttp");
        System.out.printf(Locale.ROOT, "%d pages of %d hosts, best of %d rounds after one%n%n"
                + "| | CPU us a page | as multiples of Vigie's whole | pages/s | of bare OkHttp |%n|---|--:|--:|--:|--:|%n",
                urls.size(), HOSTS, ROUNDS);
        best.forEach((name, cost) -> System.out.printf(Locale.ROOT, "| %s | %.0f | %.2f | %.0f | %.0f %% |%n", name,
                cost.cpuMicros, cost.cpuMicros / whole.cpuMicros, cost.pagesPerSecond,
                100 * cost.pagesPerSecond / bare.pagesPerSecond));
    }

    private static Cost cost(Way way, List<String> urls) throws IOException, InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.gc(); // what one way leaves is not cleaned up at the cost of the next
        long cpu = system.getProcessCpuTime();
        long clock = System.nanoTime();
        way.run(urls);
        return new Cost((system.getProcessCpuTime() - cpu) / 1e3 / urls.size(),
                urls.size() * 1e9 / (System.nanoTime() - clock));
    }

    /// Every page of every host, the hosts in turn.
    private static List<String> urls(MadeWeb web, int port) {
        return IntStream.rangeClosed(1, web.items()).boxed()
                .flatMap(item -> IntStream.range(0, HOSTS).mapToObj(host -> url(host, item, port))).toList();
    }

    private static String url(int host, int item, int port) {
        return "http://" + MadeWeb.address(host) + ":" + port + "/item/" + MadeWeb.number(host, item);
    }

    /// Pages of 85 to 115 KB, by their form.
    private static Map<String, List<String>> ofAbout100(MadeWeb web, int port) {
        Map<String, List<String>> forms = new LinkedHashMap<>();
        String[] names = {"JSON-LD in the head", "script state", "microdata"};
        for (int form = 0; form < names.length; form++) {
            List<String> urls = new ArrayList<>();
            for (int host = 0; host < HOSTS; host++) {
                for (int item = 1; item <= web.items(); item++) {
                    int number = MadeWeb.number(host, item);
                    if (web.form(number) == form && Math.abs(web.size(number) - 100_000) < 15_000) {
                        urls.add(url(host, item, port));
                    }
                }
            }
            forms.put(names[form], urls);
        }
        return forms;
    }

    private static Process server(MadeWeb web, Path folder) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), LocalWeb.class.getName(),
                String.valueOf(web.seed()), String.valueOf(web.hosts()), String.valueOf(web.items()), "0", "0",
                folder.resolve("requests.tsv").toString(), "keep").redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
