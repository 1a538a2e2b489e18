package org.vigie.demo;

import java.util.Locale;
import org.vigie.demo.DemoPage.Kind;

/// What a list page shows of an address: enough for offers and for addresses that answer with something else.
///
/// @param list the list of the shop it stands in
/// @param imagesOf id of the offer whose pictures it shows; its own but for a relisting
record Card(Shop shop, String id, String list, String language, Kind answers, String title, Price price,
        String imagesOf) {

    /// A number that is always the same for this card: what a shop would count (stars, sales) is made of it.
    int number(int bound) {
        return Math.floorMod(Long.hashCode(Long.parseLong(id) * 0x9E3779B97F4A7C15L), bound);
    }

    /// An article number of 13 digits with its check digit, from the range that shops use inside their walls (20-29).
    String gtin() {
        String digits = "20" + String.format(Locale.ROOT, "%010d", Long.parseLong(id) % 10_000_000_000L);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }
}
