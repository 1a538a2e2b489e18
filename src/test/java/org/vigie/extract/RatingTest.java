package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RatingTest {

    private static final Path SAMPLES = Path.of("../shared/data/pages/zyte-parsers");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void scaleIsReadWhereWordsSayIt() {
        assertThat(Rating.read("4,5 de 5")).contains(rating("4.5", "5"));
        assertThat(Rating.read("8,4/10 (7 Bewertungen)")).contains(rating("8.4", "10"));
        assertThat(Rating.read("Average: 4.0 stars out of 5")).contains(rating("4.0", "5"));
        assertThat(Rating.read("4.9 | 10 Reviews")).contains(
                new Rating(new BigDecimal("4.9"), Optional.empty()));
        assertThat(Rating.read("not rated")).isEmpty();
    }

    private static Rating rating(String value, String best) {
        return new Rating(new BigDecimal(value), Optional.of(new BigDecimal(best)));
    }

    /// Where zyte's expectation is not what the page says: words in the sample, its scale as the page says it, and why.
    private static final List<Correction> CORRECTED = List.of(
            new Correction("c-star-review__rating", "", "6 is the number of reviews; no scale is written"),
            new Correction("amreview-summary", "", "100 is the width of the drawn stars in percent"),
            new Correction("4.9 | 10 Reviews", "", "10 is the number of reviews"),
            new Correction("beans-star-rating__average-rating-text", "", "6 is the number of reviews"),
            new Correction("( 0.0 / 5)", "5", "the scale stands behind the stroke"),
            new Correction("8,4/10", "10", "the scale stands behind the stroke"),
            new Correction("8,8/10", "10", "the scale stands behind the stroke"),
            new Correction("8,9/10", "10", "the scale stands behind the stroke"));

    private record Correction(String sample, String scale, String why) {

        boolean meets(Optional<BigDecimal> best) {
            return scale.isEmpty()
                    ? best.isEmpty()
                    : best.filter(b -> b.compareTo(new BigDecimal(scale)) == 0).isPresent();
        }
    }

    @Test
    void scaleIsReadFromTheElementBehind() {
        assertThat(Rating.read(element("<b>5 </b><i>out of 5 stars</i>"))).contains(rating("5", "5"));
        assertThat(Rating.read(element("<b>4.5</b><i itemprop=bestRating>5</i>"))).contains(rating("4.5", "5"));
        assertThat(Rating.read(element("<b>4</b><i>2 reviews</i>")).orElseThrow().best()).isEmpty();
        assertThat(rating("4.4", "5.0").words("82")).isEqualTo("4.4 of 5 (82)");
    }

    private static Element element(String html) {
        return Jsoup.parseBodyFragment(html).expectFirst("b");
    }

    @Test
    void ratingsOfZyteAreRead() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(SAMPLES), "zyte's ratings skipped: ../shared/data is not here");
        int values = 0;
        int scales = 0;
        int asThePage = 0;
        List<String> differing = new ArrayList<>();
        JsonNode all = JSON.readTree(Files.readString(SAMPLES.resolve("rating_values.json")));
        for (JsonNode sample : all) {
            Element element = Jsoup.parseBodyFragment(sample.path("parent_html").asString())
                    .selectFirst("[xd-target-node]");
            Optional<Rating> read = element == null ? Optional.empty() : Rating.read(element);
            boolean value = same(sample.path("ratingValue"), read.map(Rating::value));
            boolean scale = same(sample.path("bestRating"), read.flatMap(Rating::best));
            values += value ? 1 : 0;
            scales += value && scale ? 1 : 0;
            String html = sample.path("html").asString();
            Optional<Correction> correction = CORRECTED.stream().filter(each -> html.contains(each.sample)).findFirst();
            boolean right = correction.map(each -> each.meets(read.flatMap(Rating::best))).orElse(scale);
            asThePage += value && right ? 1 : 0;
            if (!value || !right) {
                differing.add(sample.path("html").asString() + "\n   zyte " + sample.path("ratingValue") + " of "
                        + sample.path("bestRating") + ", here " + read);
            }
        }
        System.out.println("ratings: " + values + " values, " + scales + " with zyte's scale, "
                + asThePage + " with the page's scale, of " + all.size()
                + "; not as zyte: " + String.join("\n", differing));
        assertThat(values).isGreaterThanOrEqualTo((int) Math.ceil(all.size() * 0.98));
        assertThat(asThePage).isGreaterThanOrEqualTo((int) Math.ceil(all.size() * 0.98));
        assertThat(scales).isGreaterThanOrEqualTo(all.size() - CORRECTED.size() - 2);
    }

    @Test
    void starsOfZyteAreCounted() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(SAMPLES), "zyte's stars skipped: ../shared/data is not here");
        int same = 0;
        List<String> differing = new ArrayList<>();
        JsonNode all = JSON.readTree(Files.readString(SAMPLES.resolve("star-rating-cases.json")));
        for (JsonNode sample : all) {
            Optional<BigDecimal> read = StarRating.read(
                    Jsoup.parseBodyFragment(sample.path("html").asString()).body());
            if (same(sample.path("expected"), read)) {
                same++;
            } else {
                differing.add(sample.path("html").asString() + " expected " + sample.path("expected") + " read "
                        + read);
            }
        }
        System.out.println("stars: " + same + " of " + all.size() + "; not: " + differing);
        assertThat(same).isGreaterThanOrEqualTo((int) Math.ceil(all.size() * 0.98));
    }

    private static boolean same(JsonNode expected, Optional<BigDecimal> read) {
        return expected.isNull()
                ? read.isEmpty()
                : read.isPresent() && read.get().compareTo(expected.decimalValue()) == 0;
    }
}
