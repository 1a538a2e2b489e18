package org.vigie.soak;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// The pages of the local web: offers of 30 to 200 KB in three forms, list pages, robots.txt and sitemaps. A page is
/// put together from pieces made once, so that serving costs little beside what is measured.
final class MadeWebPages {

    private static final String[] WORDS = ("cup lamp blue steel water table garden light cotton wooden small travel "
            + "kitchen été für niño bottle cable phone bag summer winter strong soft holder basket brush mirror "
            + "clock drawer curtain pillow blanket toy puzzle scarf glove ring necklace").split(" ", -1);
    private static final int PIECES = 200;

    private final MadeWeb web;
    private final byte[][] markup = new byte[PIECES][];
    private final byte[][] state = new byte[PIECES][];

    MadeWebPages(MadeWeb web) {
        this.web = web;
        SplittableRandom random = new SplittableRandom(web.seed());
        for (int i = 0; i < PIECES; i++) {
            StringBuilder cards = new StringBuilder();
            StringBuilder objects = new StringBuilder();
            for (int j = 0; j < 12; j++) {
                card(cards, random);
                objects.append(",{\"id\":").append(random.nextInt(100_000)).append(",\"name\":\"")
                        .append(words(random, 6)).append("\",\"price\":").append(random.nextInt(99))
                        .append(",\"tags\":[\"").append(words(random, 1)).append("\",\"").append(words(random, 1))
                        .append("\"],\"image\":\"/i/").append(random.nextInt(100_000)).append(".jpg\"}");
            }
            markup[i] = utf8(cards.toString());
            state[i] = utf8(objects.toString());
        }
    }

    private static void card(StringBuilder page, SplittableRandom random) {
        page.append("<div class=\"card card--").append(random.nextInt(9)).append("\" data-id=\"")
                .append(random.nextInt(100_000)).append("\"><a href=\"/p/").append(random.nextInt(100_000))
                .append("\"><img src=\"/i/").append(random.nextInt(100_000)).append(".jpg\" alt=\"\"></a><ul><li>")
                .append(words(random, 3)).append("</li><li>").append(words(random, 3)).append("</li></ul><p>")
                .append(words(random, 8)).append(" &amp; ").append(words(random, 4)).append("</p></div>\n");
    }

    private static String words(SplittableRandom random, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return words.toString();
    }

    /// Title of an offer; its number stands in it.
    String title(int number) {
        SplittableRandom random = new SplittableRandom(web.draw(number, 1));
        return words(random, 4) + " no. " + number;
    }

    byte[] item(int number) {
        SplittableRandom random = new SplittableRandom(web.draw(number, 2));
        String title = title(number);
        String price = (1 + random.nextInt(400)) + "." + (10 + random.nextInt(89));
        String text = words(random, 60);
        int size = web.size(number);
        ByteArrayOutputStream page = new ByteArrayOutputStream(size + 20_000);
        page.writeBytes(utf8("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + title
                + "</title><meta property=\"og:title\" content=\"" + title + "\"><style>.card{color:red}</style>"));
        int form = web.form(number);
        if (form == 0) {
            page.writeBytes(utf8("<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":"
                    + "\"Product\",\"name\":\"" + title + "\",\"sku\":\"" + number + "\",\"description\":\"" + text
                    + "\",\"offers\":{\"@type\":\"Offer\",\"price\":\"" + price
                    + "\",\"priceCurrency\":\"EUR\",\"seller\":{\"@type\":\"Organization\",\"name\":\"Shop "
                    + MadeWeb.hostOf(number) + "\"}}}</script>"));
        }
        page.writeBytes(utf8("</head><body><h1>" + title + "</h1><p class=\"price\">" + price + " €</p>"));
        if (form == 2) {
            page.writeBytes(utf8("<div itemscope itemtype=\"https://schema.org/Product\"><span itemprop=\"name\">"
                    + title + "</span><p itemprop=\"description\">" + text + "</p><meta itemprop=\"sku\" content=\""
                    + number + "\"><div itemprop=\"offers\" itemscope itemtype=\"https://schema.org/Offer\"><span "
                    + "itemprop=\"price\" content=\"" + price + "\">" + price
                    + "</span><meta itemprop=\"priceCurrency\" content=\"EUR\"></div></div>"));
        }
        if (form == 1) {
            page.writeBytes(utf8("<script id=\"__NEXT_DATA__\" type=\"application/json\">{\"props\":{\"pageProps\":{"
                    + "\"product\":{\"name\":\"" + title + "\",\"price\":" + price + ",\"currency\":\"EUR\",\"sku\":\""
                    + number + "\",\"description\":\"" + text + "\"},\"more\":[{}"));
            fill(page, state, size * 6 / 10, random);
            page.writeBytes(utf8("]}}}</script>"));
        }
        fill(page, markup, size, random);
        page.writeBytes(utf8("</body></html>\n"));
        return page.toByteArray();
    }

    private static void fill(ByteArrayOutputStream page, byte[][] pieces, int size, SplittableRandom random) {
        while (page.size() < size) {
            page.writeBytes(pieces[random.nextInt(PIECES)]);
        }
    }

    /// @param page from 1
    byte[] list(int host, int page) {
        StringBuilder list = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<title>Offers, page " + page + "</title></head><body><ul class=\"results\">");
        for (int i = (page - 1) * MadeWeb.PER_LIST + 1; i <= Math.min(page * MadeWeb.PER_LIST, web.items()); i++) {
            int number = MadeWeb.number(host, i);
            list.append("<li><a href=\"/item/").append(number).append("\">").append(title(number))
                    .append("</a></li>\n");
        }
        list.append("</ul>");
        if (page < web.lists()) {
            list.append("<a rel=\"next\" href=\"/list?page=").append(page + 1).append("\">Next</a>");
        }
        return utf8(list.append("</body></html>\n").toString());
    }

    byte[] sitemap(int host, int port) {
        StringBuilder map = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for (int i = 1; i <= web.items(); i++) {
            map.append("<url><loc>http://").append(MadeWeb.name(host)).append(':').append(port).append("/item/")
                    .append(MadeWeb.number(host, i)).append("</loc></url>\n");
        }
        return utf8(map.append("</urlset>\n").toString());
    }

    static byte[] gzip(byte[] body, int level) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 4 + 200);
        try (OutputStream gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(level);
            }
        }) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// 20 KB that unpack to 20 MB.
    static byte[] bomb() {
        return gzip(new byte[20_000_000], Deflater.BEST_COMPRESSION);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
