package org.vigie;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.vigie.ShopAnswer.Page;
import org.vigie.TestShop.Request;

/// The pages of a [TestShop], by path.
final class ShopPages {

    private static final Pattern NUMBERED = Pattern.compile("/(item|redirects|many)/(\\d{1,6})(?:/item/(\\d{1,6}))?");

    private final Map<String, AtomicInteger> visits = new ConcurrentHashMap<>();

    ShopAnswer answer(Request request) {
        String[] parts = request.target().split("\\?", 2);
        String path = parts[0];
        String query = parts.length > 1 ? parts[1] : "";
        Matcher numbered = NUMBERED.matcher(path);
        if (numbered.matches()) {
            return numbered(numbered, path, query);
        }
        return switch (path) {
            case "/", "/list" -> list(page(query));
            case "/item", "/forbidden/item" -> item(ShopItem.ordinary("A1"));
            case "/price-rise", "/relisted", "/removal", "/limited" -> changing(path, query, visit(path));
            case "/redirect" -> Page.redirect("/item");
            case "/redirect-to" -> Page.redirect(query);
            case "/redirect-loop" -> Page.redirect("/redirect-loop-back");
            case "/redirect-loop-back" -> Page.redirect("/redirect-loop");
            case "/redirect-nowhere" -> Page.status(302, "Found");
            case "/to-challenge" -> Page.redirect("/risk/challenge?captcha_type=903");
            case "/gzip", "/deflate", "/raw-deflate", "/twice-gzipped", "/compress", "/not-gzip", "/gzip-bomb" ->
                coded(path);
            case "/big" -> Page.html("x".repeat(Integer.parseInt(query)));
            default -> ShopFaults.named(path).orElseGet(() -> plain(path));
        };
    }

    private int visit(String path) {
        return visits.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
    }

    private static Page item(ShopItem item) {
        return Page.html(item.html());
    }

    private static int page(String query) {
        return query.matches("page=\\d{1,6}") ? Integer.parseInt(query.substring(5)) : 1;
    }

    private static Page numbered(Matcher path, String whole, String query) {
        int n = Integer.parseInt(path.group(2));
        if (path.group(3) != null) {
            int i = Integer.parseInt(path.group(3));
            return path.group(1).equals("many") && i >= 1 && i <= n ? item(ShopCatalogue.item(i)) : missing();
        }
        return switch (path.group(1)) {
            case "item" -> item(ShopItem.ordinary("A" + n));
            case "redirects" -> Page.redirect(n <= 1 ? "/item" : "/redirects/" + (n - 1));
            default -> Page.html(ShopCatalogue.list(whole, n, page(query)));
        };
    }

    private static Page list(int page) {
        StringBuilder links = new StringBuilder();
        for (int i = page * 3 - 2; i <= page * 3; i++) {
            links.append("<li><a class=\"offer\" href=\"/item/").append(i).append("\">Lampe A").append(i)
                    .append("</a></li>\n");
        }
        String next = page < 3 ? "<a rel=\"next\" href=\"/list?page=" + (page + 1) + "\">Suivant</a>" : "";
        return Page.html(ShopCatalogue.listPage("Lampes, page " + page, links.toString(), next));
    }

    private static Page changing(String path, String query, int visit) {
        ShopItem item = ShopItem.ordinary("B1");
        return switch (path) {
            case "/price-rise" -> item(item.withPrice(item.price().add(BigDecimal.valueOf(10L * (visit - 1)))));
            case "/relisted" -> item(visit == 1 ? item : item.withTitle("Luminaire USB neuf, lot " + visit));
            case "/removal" -> visit == 2 ? softMissing() : item(item);
            default -> visit > 1
                    ? item(item)
                    : Page.status(429, "Trop de demandes").with("Retry-After",
                            query.startsWith("after=") ? query.substring(6).replace('+', ' ') : "1");
        };
    }

    private static Page plain(String path) {
        return switch (path) {
            case "/soft-404" -> softMissing();
            case "/gone" -> Page.status(410, "Annonce retirée");
            case "/error" -> Page.status(500, "Erreur interne");
            case "/refused" -> Page.status(403, "Accès refusé");
            case "/login" -> Page.status(401, "Connexion requise");
            case "/legal" -> Page.status(451, "Indisponible pour raisons légales");
            case "/always-limited" -> Page.status(429, "Trop de demandes");
            case "/unavailable" -> Page.status(503, "Maintenance");
            case "/retry-now" -> Page.status(503, "Maintenance").with("Retry-After", "0");
            case "/challenge" -> Page.status(403, "Just a moment...");
            case "/punished" ->
                Page.html(
                        "<!doctype html><title></title><script>location='/_____tmd_____/punish?x5secdata=1'</script>");
            case "/risk/challenge" -> Page.html("<!doctype html><title>Vérification</title><div id=\"app\"></div>");
            case "/shell" -> Page.html("""
                    <!doctype html><html lang="fr"><head><title>Boutique</title><script src="/app.js"></script></head>
                    <body><div id="app"></div><script>window.runParams = {};</script></body></html>
                    """);
            default -> missing();
        };
    }

    private static Page missing() {
        return Page.status(404, "Page introuvable");
    }

    private static Page softMissing() {
        return Page.html("<!doctype html><html lang=\"fr\"><title>Boutique</title>"
                + "<h1>Désolé, cette annonce n’est plus disponible</h1></html>");
    }

    private static Page coded(String path) {
        Page item = item(ShopItem.ordinary("A1"));
        byte[] plain = item.body();
        return switch (path) {
            case "/deflate" -> coded(item, "deflate", deflate(plain, false));
            case "/raw-deflate" -> coded(item, "deflate", deflate(plain, true));
            case "/twice-gzipped" -> coded(item, "gzip, gzip", gzip(gzip(plain)));
            case "/compress" -> coded(item, "compress", plain);
            case "/not-gzip" -> coded(item, "gzip", plain);
            case "/gzip-bomb" -> coded(item, "gzip", gzip(new byte[50_000_000]));
            default -> coded(item, "gzip", gzip(plain));
        };
    }

    private static Page coded(Page item, String coding, byte[] body) {
        return new Page(200, item.headers(), body).with("Content-Encoding", coding);
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(coded)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return coded.toByteArray();
    }

    private static byte[] deflate(byte[] plain, boolean bare) {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, bare);
        try (OutputStream out = new DeflaterOutputStream(coded, deflater)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return coded.toByteArray();
    }
}
