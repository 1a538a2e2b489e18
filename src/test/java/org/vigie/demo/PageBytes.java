package org.vigie.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The pages of the demo's shops as they come over the wire.
public final class PageBytes {

    private PageBytes() {
    }

    /// Every offer's page and the first page of every list, by address.
    ///
    /// @param port of a shop that is open
    public static Map<String, byte[]> all(int port) {
        Map<String, byte[]> pages = new LinkedHashMap<>();
        Visitor visitor = new Visitor(port);
        for (DemoPage page : DemoShop.pages(port)) {
            pages.put(page.url(), visitor.get(page.url()).body());
        }
        DemoShop.lists(port).values().stream().flatMap(List::stream)
                .forEach(url -> pages.put(url, visitor.get(url).body()));
        return pages;
    }
}
