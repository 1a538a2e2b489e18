package org.vigie.extract;

import java.util.List;
import java.util.Optional;
import org.vigie.listing.Field;
import org.vigie.listing.ListingKey;

/// Keys of offers of shops without a file: the host and what of the address identifies the offer; the seller's own
/// number where the address does not tell offers apart.
final class ShopKeys {

    private static final int LONGEST = 500;

    private ShopKeys() {
    }

    static Optional<ListingKey> of(String url, String canonical, Findings findings) {
        String address = !canonical.isEmpty() && Address.host(canonical).equals(Address.host(url)) ? canonical : url;
        String host = Address.host(address);
        String shop = host.startsWith("www.") ? host.substring(4) : host;
        String path = Address.canonicalPath(address);
        Optional<String> own = List.of(Field.SKU, Field.GTIN).stream()
                .flatMap(field -> findings.readings(field).stream()).map(reading -> reading.value().text()).findFirst();
        boolean tells = !shop.isBlank() && path.length() > 1;
        Optional<String> id = tells
                ? Optional.of(path)
                : own.or(() -> findings.readings(Field.TITLE).stream().map(r -> r.value().text()).findFirst());
        return id.map(String::strip).filter(found -> !found.isEmpty())
                .map(found -> new ListingKey(shop.isBlank() ? "unknown" : shop,
                        found.length() > LONGEST ? found.substring(0, LONGEST) : found));
    }
}
