package org.vigie.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.yaml.InvalidFilesException;

final class SettingsFileTest {

    @Test
    void theShippedFileListsEverySetting() throws Exception {
        assertThat(Files.readString(Path.of("config/vigie.yaml")))
                .as("config/vigie.yaml is generated: vigie settings > config/vigie.yaml")
                .isEqualTo(SettingsFile.document());
    }

    @Test
    void theShippedFileReadsAsTheDefaults() {
        assertThat(SettingsFile.read(Path.of("config/vigie.yaml"))).isEqualTo(Settings.defaults());
    }

    @Test
    void aMissingFileGivesTheDefaultsAndTheWebStaysLocal(@TempDir Path folder) {
        Settings settings = SettingsFile.read(folder.resolve("vigie.yaml"));
        assertThat(settings).isEqualTo(Settings.defaults());
        assertThat(settings.web().host()).isEqualTo("127.0.0.1");
        assertThat(settings.crawl().privateAddresses()).isFalse();
    }

    @Test
    void settingsInTheFileCount(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("vigie.yaml"), "crawl:\n  delay: 5s\n  contact: a@b.example\n");
        CrawlSettings crawl = SettingsFile.read(file).crawl();
        assertThat(crawl.delay()).isEqualTo(Duration.ofSeconds(5));
        assertThat(crawl.contact()).isEqualTo("a@b.example");
    }

    @Test
    void allMistakesAreToldWithTheirPlace(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("vigie.yaml"), """
                crawl:
                  dely: 5s
                  max_redirects: 500
                  private_addresses: perhaps
                schedule:
                  zone: Europe/Pariss
                wed:
                  port: 1
                """);
        assertThatThrownBy(() -> SettingsFile.read(file)).isInstanceOf(InvalidFilesException.class)
                .hasMessageContaining("Did you mean `delay`?").hasMessageContaining("must be from 0 to 20")
                .hasMessageContaining("must be true or false").hasMessageContaining("not a time zone")
                .hasMessageContaining("Did you mean `web`?").hasMessageEndingWith("5 problems");
    }
}
