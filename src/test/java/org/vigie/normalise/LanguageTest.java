package org.vigie.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Pointeur laser vert avec pile, portée de 5 km, pour les présentations     | FR
            Green laser pointer with battery and a range of five miles                | EN
            Grüner Laserpointer mit Akku und einer Reichweite von 5 km                | DE
            Puntero láser verde con batería y un alcance de 5 km para presentaciones  | ES
            Puntatore laser verde con batteria e una portata di cinque chilometri per | IT
            Wskaźnik laserowy zielony z baterią oraz ładowarką dla dzieci             | PL
            Groene laserpen met batterij en een bereik van vijf kilometer voor op kantoor | NL
            Zelené laserové ukazovátko s baterií a dosahem pět kilometrů pro učitele  | CS
            Apontador laser verde com bateria e alcance de cinco quilômetros para apresentação | PT
            绿色激光笔大功率远射程充电式                                                     | ZH
            """)
    void languageIsTold(String text, Language language) {
        assertThat(Language.of(text)).contains(language);
    }

    @ParameterizedTest
    @CsvSource({"iPhone 15 Pro 256GB", "KRT501005", "Sony WH-1000XM4", "''", "5mW 532nm", "Laser 303"})
    void shortNamesAreInNoLanguage(String text) {
        assertThat(Language.of(text)).isEmpty();
    }

    private static final class Count {

        private int known;
        private int sure;
        private int right;
        private final List<String> wrong = new ArrayList<>();
    }

    @Test
    void realTitlesAndDescriptionsAreToldOrLeftOpen() throws IOException {
        Path folder = Path.of("../shared/data/listings");
        Assumptions.assumeTrue(Files.isDirectory(folder), "listings skipped: ../shared/data is not here");
        Map<String, Count> counts = new TreeMap<>();
        JsonMapper json = JsonMapper.builder().build();
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            // Wish's French shop wrote its titles in English, so its label says the market and not the language.
            files = all.filter(file -> file.toString().endsWith(".jsonl") && !file.toString().contains("wish"))
                    .toList();
        }
        for (Path file : files) {
            for (String line : Files.readAllLines(file)) {
                JsonNode listing = json.readTree(line);
                for (String field : List.of("title", "description")) {
                    String text = listing.path(field).asString("");
                    if (!text.isBlank()) {
                        count(counts.computeIfAbsent(listing.path("lang").asString(), lang -> new Count()),
                                listing.path("lang").asString(), text);
                    }
                }
            }
        }
        Count all = new Count();
        counts.forEach((lang, count) -> {
            System.out.printf(java.util.Locale.ROOT,
                    "language %s: %d texts, %.1f %% unsure, %.2f %% of the sure right; %s%n",
                    lang, count.known, 100.0 * (count.known - count.sure) / count.known,
                    100.0 * count.right / Math.max(1, count.sure), count.wrong);
            all.known += count.known;
            all.sure += count.sure;
            all.right += count.right;
            assertThat(count.right * 100L).as(lang).isGreaterThanOrEqualTo(count.sure * 95L);
        });
        System.out.printf(java.util.Locale.ROOT, "language: %d texts, %.1f %% unsure, %.2f %% of the sure right%n",
                all.known, 100.0 * (all.known - all.sure) / all.known, 100.0 * all.right / all.sure);
        assertThat(all.right * 100L).isGreaterThanOrEqualTo(all.sure * 97L);
        assertThat(all.sure * 100L).isGreaterThan(all.known * 40L);
    }

    private static void count(Count count, String lang, String text) {
        count.known++;
        Optional<Language> read = Language.of(text);
        if (read.isPresent()) {
            count.sure++;
            boolean right = read.get().code().equals(lang);
            count.right += right ? 1 : 0;
            if (!right && count.wrong.size() < 6) {
                count.wrong.add(read.get().code() + ":" + text.substring(0, Math.min(70, text.length())));
            }
        }
    }
}
