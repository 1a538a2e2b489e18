package org.vigie.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ListingsDocTest {

    @Test
    void everyFieldStandsInTheDocumentOfTheForm() throws Exception {
        String document = Files.readString(Path.of("docs/listings.md"));
        for (Field field : Field.values()) {
            assertThat(document)
                    .contains("| `" + field.key() + "` | " + shape(field) + " | " + field.sentence() + " |");
        }
    }

    @Test
    void theExampleOfTheDocumentReads() throws Exception {
        String document = Files.readString(Path.of("docs/listings.md"));
        int start = document.indexOf("```json") + "```json".length();
        Listing listing = JsonLines.read(document.substring(start, document.indexOf("```", start)));
        assertThat(listing.fact(Field.RESPONSIBLE_PERSON_EU)).isInstanceOf(Fact.Absent.class);
        assertThat(listing.fact(Field.SELLER)).isInstanceOf(Fact.Unread.class);
    }

    private static String shape(Field field) {
        return switch (field.kind()) {
            case TEXT -> "text";
            case MONEY, NUMBER -> "number";
            case FLAG -> "true / false";
            case COUNTRY -> "text, ISO 3166-1 alpha-2";
            case ATTRIBUTE -> "object";
        };
    }
}
