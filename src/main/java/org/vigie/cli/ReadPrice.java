package org.vigie.cli;

import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.listing.Money;
import org.vigie.listing.Value;
import org.vigie.normalise.PriceReader;
import org.vigie.normalise.PriceReader.PriceText;
import org.vigie.normalise.PriceStatement;
import tools.jackson.databind.node.ObjectNode;

/// How a text is read as a price: what kind of line it is, and the price that a listing takes from it.
///
/// @param currency ISO code for amounts without one; empty when none is known
/// @param locale of the page; the root when nothing is known of it
/// @param label that the text stands under; may be empty
/// @param decimal the decimal mark; empty when it is to be guessed
record ReadPrice(String currency, Locale locale, String label, String decimal) {

    private Optional<PriceText> price(String text) {
        String hint = !currency.isEmpty() ? currency : country();
        return decimal.isEmpty()
                ? PriceReader.read(text, hint)
                : PriceReader.price(text, hint, decimal.charAt(0)).map(price -> new PriceText(price, null));
    }

    private @Nullable String country() {
        Currency own = locale.getCountry().isEmpty() ? null : Currency.getInstance(locale);
        return own == null ? null : own.getCurrencyCode();
    }

    private PriceStatement statement(String text) {
        return PriceStatement.read(text, label, locale);
    }

    String words(String text) {
        PriceStatement said = statement(text);
        StringBuilder words = new StringBuilder(ExtractJson.word(said.kind()).replace('-', ' '));
        if (said.amount() != null) {
            words.append(": ").append(said.amount());
        }
        if (said.upper() != null) {
            words.append(" to ").append(said.upper());
        }
        if (said.prior() != null) {
            words.append(", before ").append(said.prior());
        }
        if (said.percent() != null) {
            words.append(said.amount() == null ? ": " : ", ").append(said.percent().toPlainString()).append(" %");
        }
        words.append("; ").append(price(text)
                .map(read -> "a listing takes " + read.price().text()
                        + (read.prior() == null ? "" : ", list price " + read.prior()))
                .orElse("no price for a listing"));
        return words.toString();
    }

    void json(ObjectNode node, String text) {
        PriceStatement said = statement(text);
        node.put("kind", ExtractJson.word(said.kind()));
        money(node, "amount", said.amount());
        money(node, "upper", said.upper());
        money(node, "prior", said.prior());
        if (said.percent() != null) {
            node.put("percent", said.percent().toPlainString());
        }
        Optional<PriceText> read = price(text);
        if (read.isEmpty()) {
            node.putNull("price");
            return;
        }
        Value.Price price = read.get().price();
        money(node, "price", price.price());
        if (!price.to().equals(price.price())) {
            money(node, "price_to", price.to());
        }
        money(node, "list_price", read.get().prior());
    }

    private static void money(ObjectNode node, String key, @Nullable Money money) {
        if (money != null) {
            node.putObject(key).put("amount", money.amount().toPlainString()).put("currency", money.currency());
        }
    }
}
