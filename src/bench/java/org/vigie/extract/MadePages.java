package org.vigie.extract;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/// Pages made for measuring: of one kind and about one size, always the same.
final class MadePages {

    private static final String[] WORDS = ("cup lamp blue steel water table garden light cotton wooden small travel "
            + "kitchen été für niño bottle cable phone bag summer winter strong soft").split(" ", -1);

    private MadePages() {
    }

    /// @param kind `head` (JSON-LD in the head), `state` (script state in the body), `dom` (microdata)
    static byte[] of(String kind, int size) {
        SplittableRandom random = new SplittableRandom(size);
        StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"fr\"><head><meta charset=\"utf-8\">"
                + "<title>Tasse bleue</title><link rel=\"canonical\" href=\"https://shop.example/p/1\">"
                + "<meta property=\"og:title\" content=\"Tasse bleue\"><style>.a{color:red}</style>");
        if (kind.equals("head")) {
            page.append("<script type=\"application/ld+json\">{\"@type\":\"Product\",\"name\":\"Tasse bleue\",\"sku\":"
                    + "\"1\",\"description\":\"").append(words(random, 60)).append("\",\"offers\":{\"@type\":\"Offer\","
                            + "\"price\":\"12.90\",\"priceCurrency\":\"EUR\"}}</script>");
        }
        page.append("</head><body><h1>Tasse bleue</h1><p class=\"price\">12,90 €</p>");
        if (kind.equals("dom")) {
            page.append("<div itemscope itemtype=\"https://schema.org/Product\"><span itemprop=\"name\">Tasse bleue"
                    + "</span><div itemprop=\"offers\" itemscope itemtype=\"https://schema.org/Offer\"><span "
                    + "itemprop=\"price\" content=\"12.90\">12,90</span><meta itemprop=\"priceCurrency\" "
                    + "content=\"EUR\"></div></div>");
        }
        if (kind.equals("state")) {
            page.append("<script id=\"__NEXT_DATA__\" type=\"application/json\">{\"props\":{\"pageProps\":{\"product\":"
                    + "{\"name\":\"Tasse bleue\",\"price\":12.9,\"currency\":\"EUR\",\"sku\":\"1\"},\"more\":[{}");
            while (page.length() < size * 6 / 10) {
                page.append(",{\"id\":").append(random.nextInt(100_000)).append(",\"name\":\"")
                        .append(words(random, 6)).append("\",\"price\":").append(random.nextInt(99)).append('}');
            }
            page.append("]}}}</script>");
        }
        while (page.length() < size) {
            page.append("<div class=\"card card--").append(random.nextInt(9)).append("\" data-id=\"")
                    .append(random.nextInt(100_000)).append("\"><a href=\"/p/").append(random.nextInt(100_000))
                    .append("\"><img src=\"/i/").append(random.nextInt(100_000)).append(".jpg\" alt=\"\"></a><ul><li>")
                    .append(words(random, 3)).append("</li><li>").append(words(random, 3)).append("</li></ul><p>")
                    .append(words(random, 8)).append(" &amp; ").append(words(random, 4)).append("</p></div>\n");
        }
        return page.append("</body></html>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String words(SplittableRandom random, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return words.toString();
    }
}
