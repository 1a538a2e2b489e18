package org.vigie.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.TestShop;
import org.vigie.evidence.ArchiveCheck;
import org.vigie.index.ListingSearch;
import org.vigie.index.SearchRequest;

/// The real program, as a process of its own, killed in the middle of a scan.
final class KilledScanTest {

    private static final int LISTINGS = 300;
    private static final Pattern SEALED = Pattern.compile("sealed line (\\d+) (urn:uuid:[0-9a-f-]+) ");

    @TempDir
    private Path temp;

    private Process scan() throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xlog:disable", "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=logback.xml",
                "-cp", System.getProperty("java.class.path"), "org.vigie.cli.Vigie", "scan", "many", "--home",
                temp.toString()).redirectErrorStream(true).redirectOutput(temp.resolve("out.txt").toFile()).start();
    }

    private void home(TestShop shop) throws IOException {
        Files.createSymbolicLink(temp.resolve("rules"), Path.of("rules").toAbsolutePath());
        Path config = Files.createDirectories(temp.resolve("config/marketplaces")).getParent();
        Files.createDirectories(config.resolve("watches"));
        Files.writeString(config.resolve("marketplaces/testshop.yaml"), ScanFixture.MARKETPLACE);
        Files.writeString(config.resolve("vigie.yaml"), "crawl:\n  delay: 0s\n  private_addresses: true\n"
                + "scan:\n  refetch_after: 1s\n");
        Files.writeString(config.resolve("watches/many.yaml"), "title: Many\nmarketplace: testshop\nenabled: true\n"
                + "lists: ['" + shop.url("/many/" + LISTINGS)
                + "']\nmax_list_pages: 100\nmax_pages: 5000\nmarket: FR\n");
    }

    /// The captures that the program said it had sealed.
    private Set<String> acknowledged() throws IOException {
        Path log = temp.resolve("index/log/vigie-scan.jsonl");
        if (!Files.exists(log)) {
            return Set.of();
        }
        Matcher matcher = SEALED.matcher(Files.readString(log));
        return matcher.results().map(result -> result.group(2)).collect(Collectors.toSet());
    }

    @Test
    void nothingAcknowledgedIsLostByKills() throws Exception {
        Random random = new Random(20261124);
        try (TestShop shop = TestShop.start()) {
            home(shop);
            int goal = 0;
            for (int kill = 0; kill < 3; kill++) {
                goal += 20 + random.nextInt(60);
                int enough = goal;
                Process process = scan();
                await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(5))
                        .until(() -> acknowledged().size() >= enough || !process.isAlive());
                assertThat(process.isAlive()).as(Files.readString(temp.resolve("out.txt"))).isTrue();
                process.destroyForcibly().waitFor();
                everyAcknowledgedCaptureIsInTheArchive();
            }
            Process last = scan();
            assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(last.exitValue()).as(Files.readString(temp.resolve("out.txt"))).isZero();
            everyAcknowledgedCaptureIsInTheArchive();
            try (ListingSearch search = ListingSearch.open(Ledger.indexFolder(temp.resolve("index")))) {
                SearchRequest all = new SearchRequest("", Map.of(), Optional.empty(), Optional.empty(), false, false, 0,
                        1);
                assertThat(search.search(all).total()).isEqualTo(LISTINGS);
            }
            // One pass over all, and for each kill at most the pages that were being worked on or not noted yet.
            assertThat(shop.requests().stream().filter(r -> r.path().contains("/item/")).count())
                    .isBetween((long) LISTINGS, LISTINGS + 3L * (16 + 64));
        }
    }

    private void everyAcknowledgedCaptureIsInTheArchive() throws IOException {
        Path archive = Ledger.archiveFolder(temp.resolve("index"));
        var report = ArchiveCheck.verify(archive, (lines, done, all) -> {});
        assertThat(report.intact()).as(report.toString()).isTrue();
        String log = Files.readString(archive.resolve("log/captures.log"));
        assertThat(acknowledged()).allSatisfy(id -> assertThat(log).contains(id));
    }
}
