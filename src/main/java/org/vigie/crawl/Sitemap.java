package org.vigie.crawl;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.UnknownFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// A sitemap (sitemaps.org, 0.9): XML, RSS, Atom or a text of addresses; itself gzipped or not.
///
/// @param pages addresses of pages, on the sitemap's own site only, as the protocol asks
/// @param sitemaps addresses of further sitemaps, when it is an index
/// @param problem why nothing could be read; empty when all is well
public record Sitemap(List<String> pages, List<String> sitemaps, String problem) {

    public Sitemap {
        pages = List.copyOf(pages);
        sitemaps = List.copyOf(sitemaps);
    }

    /// @param url its address
    /// @param body with its content coding undone
    /// @param most most bytes that a gzipped one may unpack to
    public static Sitemap read(String url, byte[] body, int most) {
        try {
            byte[] text = unpacked(body, most);
            URL at = URI.create(url).toURL();
            // Strict about what it may list: another site's pages cannot be slipped in.
            SiteMapParser parser = new SiteMapParser(true, true);
            AbstractSiteMap read = parser.parseSiteMap(text, at);
            return switch (read) {
                case SiteMapIndex index -> new Sitemap(List.of(),
                        index.getSitemaps().stream().map(map -> map.getUrl().toString()).distinct().toList(), "");
                case SiteMap map ->
                    new Sitemap(map.getSiteMapUrls().stream().map(page -> page.getUrl().toString()).distinct().toList(),
                            List.of(), "");
                default -> failed("it has an unknown form");
            };
        } catch (UnknownFormatException | MalformedURLException | IllegalArgumentException e) {
            return failed("it is no sitemap that can be read: " + e.getMessage());
        } catch (IOException e) {
            return failed("it cannot be read: " + e.getMessage());
        }
    }

    private static byte[] unpacked(byte[] body, int most) throws IOException {
        boolean gzip = body.length > 1 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b;
        if (!gzip) {
            return body;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] text = in.readNBytes(most);
            if (text.length == most && in.read() != -1) {
                throw new IOException("it unpacks to more than " + most + " bytes");
            }
            return text;
        }
    }

    private static Sitemap failed(String why) {
        return new Sitemap(List.of(), List.of(), Optional.ofNullable(why).orElse("unreadable"));
    }
}
