package org.vigie;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Any number of made offers, always the same for the same number, with list pages of 50 links.
///
/// Offer i differs from its neighbours in title, brand, price and GTIN. Every 7th (i % 7 == 0) has a seller block
/// without
/// a postal address, every 5th a struck-through price, every 11th claims to be ecological without saying why.
public final class ShopCatalogue {

    /// Links on a list page.
    public static final int PER_PAGE = 50;

    private static final List<String> KINDS = List.of("Lampe de bureau", "Bouilloire électrique", "Chargeur USB-C",
            "Peluche ourson", "Casque de vélo", "Détecteur de fumée", "Crème pour les mains", "Tapis de sport");
    private static final List<String> BRANDS = List.of("Lumora", "Castelor", "Nordève", "Petit Pré", "Sylvane");

    private ShopCatalogue() {
    }

    /// @param i from 1
    public static ShopItem item(int i) {
        String kind = KINDS.get(i % KINDS.size());
        String brand = BRANDS.get(i % BRANDS.size());
        BigDecimal price = BigDecimal.valueOf(990 + i * 37L % 9_000, 2);
        String claim = i % 11 == 0 ? " Produit écologique." : "";
        return new ShopItem(Integer.toString(i), kind + " " + brand + " modèle " + i, brand, price,
                i % 5 == 0 ? Optional.of(price.multiply(BigDecimal.valueOf(2))) : Optional.empty(), ShopItem.gtin(i),
                kind + " de la marque " + brand + ", référence " + i + ", garantie légale de conformité." + claim,
                "Boutique " + i % 23,
                i % 7 == 0 ? Optional.empty() : Optional.of(i % 90 + " avenue du Marché, 75011 Paris, France"));
    }

    /// @param base path of the list; items are below it
    static String list(String base, int count, int page) {
        int from = (page - 1) * PER_PAGE + 1;
        int to = Math.min(count, page * PER_PAGE);
        String links = IntStream.rangeClosed(from, to)
                .mapToObj(i -> "<li><a class=\"offer\" href=\"" + base + "/item/" + i + "\">" + item(i).title()
                        + "</a></li>")
                .collect(Collectors.joining("\n"));
        String next = to < count ? "<a rel=\"next\" href=\"" + base + "?page=" + (page + 1) + "\">Suivant</a>" : "";
        return listPage("Offres " + from + " à " + to + " sur " + count, links, next);
    }

    static String listPage(String title, String links, String next) {
        return """
                <!doctype html>
                <html lang="fr"><head><meta charset="utf-8"><title>%1$s</title></head>
                <body><h1>%1$s</h1><ul class="results">
                %2$s
                </ul>%3$s</body></html>
                """.formatted(title, links, next);
    }
}
