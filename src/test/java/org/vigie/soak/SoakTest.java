package org.vigie.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The soak in small: the same program, web, faults, kill and check as in the long one.
final class SoakTest {

    @TempDir
    private Path temp;

    @Test
    void nothingIsLostAndNoHostIsPressedWhenTheScanIsKilled() throws Exception {
        MadeWeb web = new MadeWeb(10, 12, 120, 60, 150);
        Soak.Politeness politeness = new Soak.Politeness(Duration.ofMillis(50), Duration.ofSeconds(2));
        new Soak(web, 1, politeness, temp, System.out, "-XX:TieredStopAtLevel=1").run();
        SoakCheck.Report report = new SoakCheck(web, politeness, temp).report();
        System.out.println(report.text());
        assertThat(report.faults()).isEmpty();
    }
}
