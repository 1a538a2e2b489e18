package org.vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.Postgres;
import org.vigie.TestShop;
import org.vigie.TestShop.Request;
import org.vigie.casework.MissedTimes;
import org.vigie.casework.Run;
import org.vigie.casework.SharedAddress;
import org.vigie.casework.Store;

/// Two real `vigie serve`, each a process of its own, on one PostgreSQL, against a shop whose log is the witness.
@Timeout(150)
final class TwoServersTest {

    private static final int OFFERS = 40;
    private static final Duration DELAY = Duration.ofMillis(200);
    private static final Duration REFETCH_AFTER = Duration.ofSeconds(4);
    private static final String MARKETPLACE = """
            name: testshop
            title: Test shop
            verified: true
            hosts: [127.0.0.1]
            item_url: '/item/(?<id>[0-9]+)'
            list_url: '/many/[0-9]+(\\?|$)'
            list: {items: 'ul.results a', next: 'a[rel=next]'}
            language: 'html[lang]'
            """;

    @TempDir
    private Path temp;

    private final List<Process> processes = new ArrayList<>();
    private TestShop shop;
    private String address;

    @BeforeEach
    void open() throws IOException {
        address = Postgres.database();
        shop = TestShop.start();
        Files.createSymbolicLink(temp.resolve("rules"), Path.of("rules").toAbsolutePath());
        Path config = Files.createDirectories(temp.resolve("config/marketplaces")).getParent();
        Files.createDirectories(config.resolve("watches"));
        Files.writeString(config.resolve("marketplaces/testshop.yaml"), MARKETPLACE);
        Files.writeString(config.resolve("vigie.yaml"), "crawl: {delay: 200ms, private_addresses: true}\n"
                + "scan: {refetch_after: 4s}\nweb: {port: 0}\nschedule: {zone: UTC}\n");
        // Fires every ten seconds, which is far more often than a run takes: many times are missed.
        watch("one", "/many/" + OFFERS, "0/10 * * * * ?");
    }

    @AfterEach
    void close() {
        processes.forEach(process -> process.toHandle().destroyForcibly());
        shop.close();
    }

    private void watch(String name, String list, String cron) throws IOException {
        Files.writeString(temp.resolve("config/watches/" + name + ".yaml"),
                "title: " + name + "\nmarketplace: testshop\nenabled: true\ncron: '" + cron + "'\nlists: ['"
                        + shop.url(list) + "']\nmax_list_pages: 100\nmax_pages: 5000\nmarket: FR\n");
    }

    @Test
    void aRunWhoseProcessIsKilledIsTakenOverAndLosesNoPage() throws Exception {
        serve("a");
        serve("b");
        try (Store store = Store.open(new SharedAddress(address, "", ""), InstantSource.system())) {
            bothCheckedIn();
            patiently().until(() -> offers().size() >= 8);
            Run run = store.runs().newest(1).getFirst();
            kill(ownerOf(run));
            int seen = shop.requests().size();
            patiently().until(() -> store.runs().run(run.id()).orElseThrow().state() == Run.State.FINISHED);
            List<Request> log = shop.requests();

            assertThat(store.frontier().open(run.id())).isZero();
            Run whole = store.runs().run(run.id()).orElseThrow();
            assertThat(whole.counts().pages()).containsOnlyKeys("read", "list-read").containsEntry("read",
                    (long) OFFERS);
            assertThat(log.size()).as("requests after the kill").isGreaterThan(seen + 20);
            Map<String, List<Request>> byPage = log.stream().filter(r -> r.path().contains("/item/"))
                    .collect(Collectors.groupingBy(Request::path));
            assertThat(byPage.keySet()).containsAll(
                    IntStream.rangeClosed(1, OFFERS).mapToObj(i -> "/many/" + OFFERS + "/item/" + i).toList());
            noneTwiceWithin(byPage);
            neverTooSoon(log);
            assertThat(store.runs().newest(99).stream().filter(r -> r.state() == Run.State.RUNNING)).hasSizeLessThan(2);
            // Times passed while it ran: they are told.
            patiently().until(() -> store.missedTimes().all().stream()
                    .anyMatch(missed -> missed.what() == MissedTimes.What.LATE && missed.watch().equals("one")));
        }
    }

    @Test
    void aProcessThatIsStoppedHandsItsRunBackAtOnce() throws Exception {
        // Two watches of one host: both processes have something to ask of it.
        watch("two", "/many/20", "5/10 * * * * ?");
        serve("a");
        serve("b");
        try (Store store = Store.open(new SharedAddress(address, "", ""), InstantSource.system())) {
            bothCheckedIn();
            // In the middle of a run, with enough left for somebody else to go on with.
            Run run = patiently().until(() -> store.runs().newest(99).stream().filter(r -> r.watch().equals("one")
                    && r.state() == Run.State.RUNNING && r.counts().pages().getOrDefault("read", 0L) >= 3
                    && store.frontier().open(r.id()) >= 20).findFirst(), Optional::isPresent).orElseThrow();
            Process stopped = ownerOf(run);
            stopped.toHandle().destroy();
            assertThat(stopped.waitFor(40, TimeUnit.SECONDS)).isTrue();
            long at = System.nanoTime();
            patiently().until(() -> store.runs().run(run.id()).orElseThrow().state() == Run.State.RUNNING
                    && ownerOf(run) != stopped);
            assertThat(Duration.ofNanos(System.nanoTime() - at)).as("from its end to the next owner")
                    .isLessThan(Duration.ofSeconds(10));
            patiently().until(() -> store.runs().run(run.id()).orElseThrow().state() == Run.State.FINISHED);
            assertThat(store.frontier().open(run.id())).isZero();
            neverTooSoon(shop.requests());
        }
    }

    private void noneTwiceWithin(Map<String, List<Request>> byPage) {
        int twice = 0;
        for (List<Request> each : byPage.values()) {
            for (int i = 1; i < each.size(); i++) {
                twice++;
                assertThat(Duration.ofNanos(each.get(i).arrivedNanos() - each.get(i - 1).arrivedNanos()))
                        .as(each.get(i).path()).isGreaterThanOrEqualTo(REFETCH_AFTER);
            }
        }
        // At the kill one page was being asked for, and others may have been between their answer and their note.
        assertThat(twice).isLessThanOrEqualTo(16);
    }

    /// By the shop's own log, whichever process asked: one request at a time, and the pause between two.
    private static void neverTooSoon(List<Request> log) {
        for (int i = 1; i < log.size(); i++) {
            assertThat(log.get(i - 1).gapTo(log.get(i))).as("before request %d, %s", i, log.get(i).target())
                    .isGreaterThanOrEqualTo(DELAY);
        }
    }

    private List<Request> offers() {
        return shop.requests().stream().filter(r -> r.path().contains("/item/")).toList();
    }

    private void serve(String name) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xlog:disable", "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=logback.xml", "-cp", System.getProperty("java.class.path"),
                "org.vigie.cli.Vigie", "serve", "--home", temp.toString(), "--index", temp.resolve(name).toString());
        builder.environment().put("VIGIE_STORE_URL", address);
        processes.add(builder.redirectErrorStream(true).redirectOutput(temp.resolve(name + ".txt").toFile()).start());
    }

    private void bothCheckedIn() {
        patiently().until(() -> {
            assertThat(processes).allSatisfy(process -> assertThat(process.isAlive()).as(said()).isTrue());
            return ask("select count(*) from quartz_scheduler_state").equals(Optional.of("2"));
        });
    }

    private String said() throws IOException {
        return Files.readString(temp.resolve("a.txt")) + Files.readString(temp.resolve("b.txt"));
    }

    /// The process that works on a run.
    private Process ownerOf(Run run) {
        long pid = Long
                .parseLong(ask("select owner from run where id = '" + run.id() + "'").orElseThrow().split(" ")[1]);
        Predicate<Process> owns = process -> process.pid() == pid;
        return processes.stream().filter(owns).findFirst().orElseThrow();
    }

    private static void kill(Process process) throws InterruptedException {
        process.toHandle().destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private Optional<String> ask(String query) {
        try (Connection direct = DriverManager.getConnection(address + "&currentSchema=vigie");
                Statement statement = direct.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(100));
    }
}
