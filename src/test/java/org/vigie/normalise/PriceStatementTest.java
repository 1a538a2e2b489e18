package org.vigie.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.listing.Money;

class PriceStatementTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UVP 49,99 €                                      | RRP               | 49.99 EUR
            Prix conseillé : 49,99 €                         | RRP               | 49.99 EUR
            29,99 € (UVP 49,99 €)                            | PRICE_AND_PRIOR   | 29.99 EUR
            zzgl. Pfand 0,25 €                               | DEPOSIT           | 0.25 EUR
            0,25 € Pfand                                     | DEPOSIT           | 0.25 EUR
            1,75 € zzgl. 0,25 € Pfand                        | PRICE             | 1.75 EUR
            Kaucja 100 zł                                    | DEPOSIT           | 100 PLN
            od 19,99 zł                                      | FROM_PRICE        | 19.99 PLN
            dès 9,90 €                                       | FROM_PRICE        | 9.90 EUR
            desde 9,90 €                                     | FROM_PRICE        | 9.90 EUR
            Spare 10 €                                       | PROMO             | 10 EUR
            Sie sparen 10,00 € (20%)                         | PROMO             | 10.00 EUR
            29,99 €/Monat                                    | INSTALMENT        | 29.99 EUR
            Free Shipping on Orders $49+                     | THRESHOLD         | 49 USD
            12,90 € versandkostenfrei                        | PRICE             | 12.90 EUR
            3,99 € Versand                                   | SHIPPING          | 3.99 EUR
            -20% avec le code ETE                            | CONDITIONAL_PROMO | none
            das 2. zum halben Preis -50%                     | CONDITIONAL_PROMO | none
            0,00 €                                           | FREE              | 0
            24,99 € (niedrigster Preis der letzten 30 Tage)  | LOWEST_30D        | 24.99 EUR
            Najniższa cena z 30 dni przed obniżką: 24,99 zł  | LOWEST_30D        | 24.99 PLN
            Prix le plus bas des 30 derniers jours : 24,99 € | LOWEST_30D        | 24.99 EUR
            voir le prix en magasin                          | NONE              | none
            1,799 €/l                                        | UNIT_PRICE        | 1799 EUR
            """)
    void kindIsTold(String text, PriceKind kind, String amount) {
        PriceStatement read = PriceStatement.read(text, "", Locale.ROOT);
        assertThat(read.kind()).isEqualTo(kind);
        assertThat(String.valueOf(read.amount()).replace("null", "none")).isEqualTo(amount);
    }

    @Test
    void labelTellsAFormerPrice() {
        assertThat(PriceStatement.read("19.75", "previous_unit_price", Locale.ROOT).kind())
                .isEqualTo(PriceKind.PRIOR_PRICE);
        assertThat(PriceStatement.read("19,75 €", "UVP", Locale.ROOT).kind()).isEqualTo(PriceKind.RRP);
        assertThat(PriceStatement.read("19,75 €", "Prix", Locale.ROOT).kind()).isEqualTo(PriceKind.PRICE);
    }

    @Test
    void localeTellsWhichKroneOrDollar() {
        assertThat(PriceStatement.read("249 kr", "", Locale.forLanguageTag("da-DK")).amount())
                .isEqualTo(new Money(new BigDecimal(249), "DKK"));
        assertThat(PriceStatement.read("$ 5", "", Locale.forLanguageTag("en-AU")).amount())
                .isEqualTo(new Money(new BigDecimal(5), "AUD"));
        assertThat(PriceStatement.read("249", "", Locale.forLanguageTag("da-DK")).amount())
                .isEqualTo(new Money(new BigDecimal(249), null));
    }

    @Test
    void everyWrittenPriceLineIsTold() throws IOException {
        Path file = Path.of("../shared/data/normalise/prices.tsv");
        Assumptions.assumeTrue(Files.exists(file), "prices.tsv skipped: ../shared/data is not here");
        List<String> wrong = new ArrayList<>();
        int known = 0;
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
            String[] cells = line.split("\t", -1);
            String label = cells[7].startsWith("real:") && cells[7].contains("_") ? cells[7] : "";
            PriceStatement read = PriceStatement.read(cells[0], label, Locale.forLanguageTag(cells[1]));
            known++;
            if (!row(read).equals(expected(cells))) {
                wrong.add(cells[0] + ": " + expected(cells) + " read " + row(read));
            }
        }
        System.out.println("prices.tsv: " + (known - wrong.size()) + " of " + known + " lines with kind and amounts");
        assertThat(wrong).isEmpty();
        assertThat(known).isGreaterThanOrEqualTo(50);
    }

    private static String row(PriceStatement read) {
        boolean lowest = read.kind() == PriceKind.LOWEST_30D;
        Money amount = lowest ? null : read.amount();
        Money other = lowest ? read.amount() : read.upper() != null ? read.upper() : read.prior();
        Money any = read.amount();
        String currency = any == null ? null : any.currency();
        String kind = switch (read.kind()) {
            case PRICE_AND_PRIOR -> "price+prior";
            default -> read.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
        return String.join(" ", plain(amount == null ? null : amount.amount()), String.valueOf(currency), kind,
                plain(other == null ? null : other.amount()), plain(read.percent()));
    }

    private static String expected(String[] cells) {
        return String.join(" ", plain(number(cells[2])), cells[3].equals("\\N") ? "null" : cells[3], cells[4],
                plain(number(cells[5])), plain(number(cells[6])));
    }

    private static @Nullable BigDecimal number(String cell) {
        return cell.isEmpty() || cell.equals("\\N") ? null : new BigDecimal(cell);
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "-" : number.stripTrailingZeros().toPlainString();
    }
}
