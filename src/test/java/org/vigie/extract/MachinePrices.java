package org.vigie.extract;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The first price of each kind that a page tells machines, found by plain search in its text and by nothing of the
/// reader that is tested.
final class MachinePrices {

    private static final Pattern JSON_LD = Pattern
            .compile("\"(?:price|lowPrice)\"\\s{0,5}:\\s{0,5}\"?([0-9]+(?:[.,][0-9]{1,2})?)\"?\\s{0,5}[,}]");
    private static final Pattern META = Pattern.compile("(?i)<meta[^>]{0,200}(?:og|product):price:amount[^>]{0,200}"
            + "content=[\"']([0-9]+(?:[.,][0-9]{1,2})?)[\"']");

    private MachinePrices() {
    }

    static Map<String, BigDecimal> of(Path file) throws IOException {
        String text = BodyText.decode(Files.readAllBytes(file), Optional.empty());
        Map<String, BigDecimal> prices = new LinkedHashMap<>();
        int offers = text.indexOf("\"offers\"", Math.max(0, text.indexOf("ld+json")));
        if (text.contains("ld+json") && offers > 0) {
            find("json-ld", JSON_LD, text.substring(offers, Math.max(offers, text.indexOf("</script", offers))),
                    prices);
        }
        find("meta", META, text, prices);
        return prices;
    }

    private static void find(String name, Pattern pattern, String text, Map<String, BigDecimal> prices) {
        Matcher matcher = pattern.matcher(text);
        if (matcher.find()) {
            BigDecimal amount = new BigDecimal(matcher.group(1).replace(',', '.'));
            if (amount.signum() > 0) {
                prices.put(name, amount);
            }
        }
    }
}
