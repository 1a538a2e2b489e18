package org.vigie.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    @Test
    void aPasswordInTheFileIsRefusedAndNoWrongAddressIsTaken(@TempDir Path folder) throws Exception {
        for (String url : List.of("jdbc:postgresql://db/vigie?user=a&password=hush",
                "jdbc:postgresql://a:hush@db/vigie")) {
            Path file = Files.writeString(folder.resolve("vigie.yaml"), "store:\n  url: '" + url + "'\n");
            assertThatThrownBy(() -> SettingsFile.read(file)).isInstanceOf(InvalidFilesException.class)
                    .hasMessageContaining("no place for one").hasMessageContaining("VIGIE_STORE_PASSWORD")
                    .hasMessageNotContaining("hush");
        }
        Path file = Files.writeString(folder.resolve("vigie.yaml"), "store:\n  url: mysql://db/vigie\n");
        assertThatThrownBy(() -> SettingsFile.read(file)).isInstanceOf(InvalidFilesException.class)
                .hasMessageContaining("jdbc:postgresql://host:5432/database");
    }

    @Test
    void theEnvironmentGoesBeforeTheFileAndBringsThePassword(@TempDir Path folder) throws Exception {
        StoreSettings file = new StoreSettings("jdbc:postgresql://db/one", "ana", "");
        assertThat(file.with(Map.of())).isEqualTo(file);
        assertThat(file.with(Map.of("VIGIE_STORE_URL", "jdbc:postgresql://db/two", "VIGIE_STORE_PASSWORD", "hush")))
                .isEqualTo(new StoreSettings("jdbc:postgresql://db/two", "ana", "hush"));
        Path secret = Files.writeString(folder.resolve("secret"), "from a file\n");
        StoreSettings read = file
                .with(Map.of("VIGIE_STORE_USER", "bo", "VIGIE_STORE_PASSWORD_FILE", secret.toString()));
        assertThat(read).isEqualTo(new StoreSettings("jdbc:postgresql://db/one", "bo", "from a file"));
        assertThat(read.toString()).doesNotContain("from a file");
        assertThatThrownBy(() -> file.with(Map.of("VIGIE_STORE_URL", "db", "VIGIE_STORE_PASSWORD_FILE", "/no/file")))
                .hasMessageContaining("VIGIE_STORE_URL").hasMessageContaining("/no/file cannot be read");
    }
}
