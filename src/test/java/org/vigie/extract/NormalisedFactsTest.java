package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.Reading;

/// What the texts of a page are taken for: its language, its brand, the terms of Dublin Core.
class NormalisedFactsTest {

    private static final String FRENCH = "Ceinture tressée en coton pour femme, avec une boucle en métal et des trous"
            + " pour tous les jours de la semaine, livrée dans une boîte";

    private static Listing read(String html, String head, String title, String description, String more) {
        String page = "<html" + html + "><head>" + head + "<meta property='og:type' content='product'>"
                + "<meta property='og:title' content=\"" + title + "\"><meta property='og:description' content=\""
                + description + "\">" + more + "</head><body><p>x</p></body></html>";
        PageContent content = new PageReader(List.of()).read(new Page("https://shop.example/p/1", Optional.empty(),
                page.getBytes(StandardCharsets.UTF_8)));
        return ((PageContent.Offers) content).listings().getFirst();
    }

    private static List<String> values(Listing listing, Field field) {
        return listing.readings(field).stream().map(Reading::value).map(value -> value.text()).toList();
    }

    @Test
    void undeclaredLanguageIsToldByTheWords() {
        Listing listing = read("", "", "Ceinture", FRENCH, "");
        assertThat(values(listing, Field.LANGUAGE)).containsExactly("fr");
        assertThat(listing.readings(Field.LANGUAGE).getFirst().place().source()).isEqualTo("text");
    }

    @Test
    void declaredLanguageStaysFirstAndIsNotRepeated() {
        assertThat(values(read(" lang='en-GB'", "", "Ceinture", FRENCH, ""), Field.LANGUAGE)).containsExactly("en-GB",
                "fr");
        assertThat(values(read(" lang='fr-FR'", "", "Ceinture", FRENCH, ""), Field.LANGUAGE)).containsExactly("fr-FR");
    }

    @Test
    void fewWordsLeaveTheLanguageUnread() {
        assertThat(read("", "", "JBL Flip 6", "", "").fact(Field.LANGUAGE)).isInstanceOfSatisfying(Fact.Unread.class,
                unread -> assertThat(unread.why()).contains("too few"));
    }

    @Test
    void brandIsTheNameWithoutTheWordsAroundIt() {
        assertThat(values(read("", "", "Flip", "", "<meta property='product:brand' content='Visit the JBL Store'>"),
                Field.BRAND)).containsExactly("JBL");
    }

    @Test
    void prefixesAreWhatThePageDeclares() {
        Listing listing = read(" prefix='p: http://ogp.me/ns/product#'",
                "<link rel='schema.T' href='http://purl.org/dc/terms/'><meta name='T.title' content='Belt of cotton'>",
                "Belt", "", "<meta property='p:price:amount' content='9.90'><meta property='p:price:currency twitter:x'"
                        + " content='EUR'>");
        assertThat(values(listing, Field.PRICE)).containsExactly("9.90 EUR");
        assertThat(values(listing, Field.TITLE)).containsExactly("Belt", "Belt of cotton");
    }
}
