package org.vigie;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/// An offer of the [TestShop], and the page that shows it: JSON-LD and visible text say the same.
///
/// @param oldPrice shown struck through, without the date or period it was asked
/// @param sellerAddress postal address in the seller block; without it the block names the seller only
public record ShopItem(String id, String title, String brand, BigDecimal price, Optional<BigDecimal> oldPrice,
        String gtin, String description, String seller, Optional<String> sellerAddress) {

    /// An ordinary desk lamp, sold by a named and located seller.
    public static ShopItem ordinary(String id) {
        return new ShopItem(id, "Lampe de bureau LED pliable " + id, "Lumora", new BigDecimal("24.90"),
                Optional.empty(), gtin(id.hashCode() & 0xffff),
                "Lampe de bureau orientable, 3 intensités, câble USB-C de 1,5 m, aluminium brossé.",
                "Atelier Lumora SARL", Optional.of("12 rue des Ateliers, 69003 Lyon, France"));
    }

    public ShopItem withTitle(String other) {
        return new ShopItem(id, other, brand, price, oldPrice, gtin, description, seller, sellerAddress);
    }

    public ShopItem withPrice(BigDecimal other) {
        return new ShopItem(id, title, brand, other, oldPrice, gtin, description, seller, sellerAddress);
    }

    /// A GTIN-13 with a right check digit, in the range 20… that is free for a shop's own use.
    static String gtin(int number) {
        String digits = String.format(Locale.ROOT, "20%010d", number);
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    public String html() {
        String was = oldPrice.map(p -> "<s class=\"old-price\">" + euros(p) + "</s> ").orElse("");
        String address = sellerAddress.map(a -> "<p class=\"seller-address\">" + a + "</p>").orElse("");
        return """
                <!doctype html>
                <html lang="fr"><head><meta charset="utf-8"><title>%1$s</title>
                <script type="application/ld+json">
                {"@context":"https://schema.org","@type":"Product","productID":"%2$s","name":"%1$s",
                 "brand":{"@type":"Brand","name":"%3$s"},"gtin13":"%4$s","description":"%5$s",
                 "offers":{"@type":"Offer","price":"%6$s","priceCurrency":"EUR",
                  "availability":"https://schema.org/InStock","seller":{"@type":"Organization","name":"%7$s"}}}
                </script></head>
                <body><main><h1>%1$s</h1><p class="brand">%3$s</p>
                <p class="price">%8$s<span class="now">%9$s</span> TTC</p>
                <p class="description">%5$s</p><p class="gtin">EAN %4$s</p>
                <section class="seller"><h2>Vendu par</h2><p class="seller-name">%7$s</p>%10$s</section>
                </main></body></html>
                """.formatted(title, id, brand, gtin, description, price, seller, was, euros(price), address);
    }

    private static String euros(BigDecimal price) {
        return price.toPlainString().replace('.', ',') + " €";
    }
}
