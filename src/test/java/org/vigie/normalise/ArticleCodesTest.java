package org.vigie.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.normalise.ArticleCode.Form;
import org.vigie.normalise.ArticleCode.Kind;
import org.vigie.normalise.ArticleCode.Trust;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ArticleCodesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            4006381333931                   | GTIN_13     | HIGH   | 04006381333931
            96385074                        | GTIN_8      | HIGH   | 00000096385074
            2200160714160                   | GTIN_13     | LOW    | 02200160714160
            036000291452                    | GTIN_12     | HIGH   | 00036000291452
            36000291452                     | GTIN_12     | MEDIUM | 00036000291452
            EAN:4006381333931, Ref. 12      | GTIN_13     | HIGH   | 04006381333931
            Barcode 4006381333931           | GTIN_13     | HIGH   | 04006381333931
            ISBN 0-306-40615-2              | ISBN_10     | MEDIUM | 09780306406157
            043942089X                      | ISBN_10     | LOW    | 09780439420891
            4006381333932                   | BAD_CHECK   | NONE   | 04006381333932
            012345678905                    | PLACEHOLDER | LOW    | 00012345678905
            1111111111116                   | GTIN_13     | HIGH   | 01111111111116
            0104006381333931172601151021A   | GTIN_14     | HIGH   | 04006381333931
            https://example.com/gtin/4006381333931?x=1 | GTIN_13 | HIGH | 04006381333931
            +33 1 23 45 67 89               | PHONE       | NONE   | none
            FR 12 345678901                 | VAT_NUMBER  | NONE   | none
            """)
    void numberIsTold(String text, Kind kind, Trust trust, String gtin) {
        List<ArticleCode> codes = ArticleCodes.read(text);
        assertThat(codes).hasSize(1);
        assertThat(codes.getFirst().kind()).isEqualTo(kind);
        assertThat(codes.getFirst().trust()).isEqualTo(trust);
        assertThat(Optional.ofNullable(codes.getFirst().gtin14()).orElse("none")).isEqualTo(gtin);
    }

    @Test
    void digitsThatATableProgramLostAreNotInvented() {
        assertThat(ArticleCodes.read("4.00638E+12")).isEmpty();
    }

    @Test
    void severalNumbersAreQuotedWhereTheyStand() {
        String text = "EAN 4006381333931 / ４００６３８１３３３９４８";
        assertThat(ArticleCodes.read(text).stream().map(code -> text.substring(code.start(), code.end())).toList())
                .containsExactly("4006381333931", "４００６３８１３３３９４８");
    }

    @Test
    void hugeFieldsAreReadInTime() {
        Assertions.assertTimeout(Duration.ofSeconds(3), () -> {
            for (String part : List.of("1", "1 ", "1-", "ean", "ean1", "(01)", "1.1e", "tel 1", "e1*", "x")) {
                assertThat(ArticleCodes.read(part.repeat(100_000))).isNotNull();
            }
        });
    }

    @Test
    void everyWrittenFieldIsTold() throws IOException {
        Path file = Path.of("../shared/data/normalise/gtins.tsv");
        Assumptions.assumeTrue(Files.exists(file), "gtins.tsv skipped: ../shared/data is not here");
        List<String> wrong = new ArrayList<>();
        int known = 0;
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
            String[] cells = line.split("\t", -1);
            List<ArticleCode> codes = ArticleCodes.read(cells[0].replace("\\n", "\n"));
            String gtins = codes.stream().map(ArticleCode::gtin14).filter(gtin -> gtin != null)
                    .collect(Collectors.joining("|"));
            String checks = codes.isEmpty()
                    ? "0"
                    : codes.stream().map(code -> code.checks() ? "1" : "0").collect(Collectors.joining("|"));
            String read = String.join(" ", gtins.isEmpty() ? "\\N" : gtins, checks, kind(codes));
            String expected = String.join(" ", cells[1], cells[2], cells[3]);
            known++;
            if (!read.equals(expected)) {
                wrong.add(cells[0] + ": " + expected + " read " + read);
            }
        }
        System.out.println("gtins.tsv: " + (known - wrong.size()) + " of " + known);
        assertThat(wrong).isEmpty();
        assertThat(known).isGreaterThanOrEqualTo(96);
    }

    private static String kind(List<ArticleCode> codes) {
        if (codes.isEmpty()) {
            return "none";
        }
        if (codes.size() > 1) {
            return "multi-gtin";
        }
        ArticleCode code = codes.getFirst();
        return switch (code.kind()) {
            case BAD_CHECK -> "gtin-bad-check";
            case FNSKU, ASIN, PLACEHOLDER, PHONE, VAT_NUMBER, NOTIFIED_BODY, TYPE_APPROVAL ->
                code.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
            default -> switch (code.form()) {
                case Form.LOST_ZERO -> "gtin-lost-zero";
                case Form.SCIENTIFIC -> "excel-scientific";
                case Form.ELEMENT_STRING -> "gs1-element";
                case Form.DIGITAL_LINK -> "gs1-digital-link";
                default -> "gtin";
            };
        };
    }

    @Test
    void numbersAreToldAsByTheirPeer() throws IOException {
        Path file = Path.of("../shared/data/pages/zyte-parsers/gtin-cases.json");
        Assumptions.assumeTrue(Files.exists(file), "gtin cases skipped: ../shared/data is not here");
        JsonNode cases = JsonMapper.builder().build().readTree(Files.readString(file));
        List<String> wrong = new ArrayList<>();
        int known = 0;
        for (JsonNode one : cases.path("GTIN_CLASSIFICATION_CASES")) {
            known++;
            Optional<ArticleCode> code = ArticleCodes.read(one.path(0).asString()).stream()
                    .filter(ArticleCode::checks).findFirst();
            String kind = code.map(c -> switch (c.kind()) {
                case GTIN_12 -> "upc";
                // The peer takes sequences such as 12345670 for numbers that were given out.
                case PLACEHOLDER -> "gtin" + one.path(0).asString().substring(c.start(), c.end()).length();
                default -> c.kind().name().toLowerCase(Locale.ROOT).replace("_", "");
            }).orElse("null");
            if (!kind.equals(one.path(1).isNull() ? "null" : one.path(1).asString())) {
                wrong.add(one + " read " + kind);
            }
        }
        for (JsonNode one : cases.path("GTIN_IDS")) {
            known++;
            String text = one.path(0).asString();
            String read = ArticleCodes.read(text).stream().filter(ArticleCode::checks).findFirst()
                    .map(code -> text.substring(code.start(), code.end()).replaceAll("[^0-9Xx]", "")).orElse("null");
            if (!read.equals(one.path(1).isNull() ? "null" : one.path(1).asString())) {
                wrong.add(one + " read " + read);
            }
        }
        System.out.println("zyte gtin cases: " + (known - wrong.size()) + " of " + known + "; wrong: " + wrong);
        assertThat((known - wrong.size()) * 100).isGreaterThanOrEqualTo(known * 98);
    }
}
