package org.vigie.demo;

import java.util.List;
import java.util.Locale;

/// The three shops.
enum Shop {

    BAZAR("Demo Bazar", "en"),
    BOUTIQUE("Demo Boutique", "fr"),
    GALERIE("Demo Galerie", "fr");

    /// Languages in which every shop sells, in the order of their offers.
    static final List<String> LANGUAGES = List.of("fr", "en", "de", "es", "it", "pl");

    private final String title;
    private final String language;

    Shop(String title, String language) {
        this.title = title;
        this.language = language;
    }

    /// The name in lower case: `bazar`. Folder of its resources and first part of its host.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    String host() {
        return word() + ".localhost";
    }

    String marketplace() {
        return "demo-" + word();
    }

    /// Language of the list pages.
    String language() {
        return language;
    }

    /// The lists, in the order in which a scan should take them.
    List<String> lists() {
        return switch (this) {
            case BAZAR -> List.of("electronics", "home-and-tools", "leisure");
            case BOUTIQUE -> List.of("fashion", "beauty", "accessories");
            case GALERIE -> List.of("tools", "home", "leisure");
        };
    }

    /// What stands above a list, in the language of the list pages.
    String listTitle(String list) {
        return switch (list) {
            case "electronics" -> "Electronics";
            case "home-and-tools" -> "Home and tools";
            case "leisure" -> this == BAZAR ? "Leisure" : "Loisirs";
            case "fashion" -> "Mode";
            case "beauty" -> "Beauté";
            case "accessories" -> "Accessoires";
            case "tools" -> "Outillage";
            case "home" -> "Maison";
            default -> throw new IllegalArgumentException(title + " has no list `" + list + "`");
        };
    }
}
