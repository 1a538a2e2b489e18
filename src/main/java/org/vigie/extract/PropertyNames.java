package org.vigie.extract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.HashMap;
import java.util.regex.Pattern;
import org.vigie.listing.Field;
import org.vigie.listing.Place;
import org.vigie.listing.Value;

/// Names of properties that are a field, in the languages of the shops we read. The table holds only names that can
/// mean nothing else in an offer; a marketplace's file adds its own.
final class PropertyNames {

    private static final Map<Field, List<String>> KNOWN = Map.ofEntries(
            Map.entry(Field.BRAND, List.of("brand", "brand name", "marque", "marke", "markenname", "marca", "marka",
                    "nombre de la marca", "nom de marque", "品牌", "品牌名称")),
            Map.entry(Field.GTIN, List.of("gtin", "ean", "ean code", "ean-code", "code ean", "kod ean", "upc",
                    "barcode", "code-barres", "strichcode", "código de barras", "codice a barre", "kod kreskowy",
                    "gtin/ean", "ean/gtin", "ean / gtin", "isbn-13")),
            Map.entry(Field.MODEL, List.of("model", "model number", "item model number", "model name", "mpn",
                    "modèle", "numéro de modèle", "modell", "modellnummer", "modelo", "número de modelo", "modello",
                    "numero modello", "numer modelu", "manufacturer part number", "herstellernummer",
                    "référence fabricant", "型号")),
            Map.entry(Field.MANUFACTURER, List.of("manufacturer", "manufacturer name", "manufacturer information",
                    "fabricant", "nom du fabricant", "informations sur le fabricant", "hersteller", "herstellername",
                    "angaben zum hersteller", "herstellerinformationen", "fabricante", "información del fabricante",
                    "fabbricante", "produttore", "informazioni sul produttore", "producent",
                    "informacje o producencie", "nazwa producenta")),
            Map.entry(Field.MANUFACTURER_ADDRESS, List.of("manufacturer address", "adresse du fabricant",
                    "herstelleradresse", "adresse des herstellers", "dirección del fabricante",
                    "indirizzo del fabbricante", "indirizzo del produttore", "adres producenta")),
            Map.entry(Field.MANUFACTURER_COUNTRY, List.of("manufacturer country", "pays du fabricant",
                    "land des herstellers", "país del fabricante", "paese del produttore", "kraj producenta")),
            Map.entry(Field.RESPONSIBLE_PERSON_EU, List.of("responsible person", "eu responsible person",
                    "responsible person in the eu", "responsible person for the eu", "eu representative",
                    "eu responsible person for this product", "responsable dans l'ue", "personne responsable",
                    "personne responsable dans l'ue", "personne responsable ue", "responsable ue",
                    "représentant ue", "verantwortliche person", "verantwortliche person in der eu",
                    "verantwortliche person für die eu", "eu-verantwortlicher", "in der eu verantwortliche person",
                    "persona responsable", "persona responsable en la ue", "responsable en la ue",
                    "persona responsabile", "persona responsabile nell'ue", "responsabile nell'ue",
                    "osoba odpowiedzialna", "osoba odpowiedzialna w ue", "podmiot odpowiedzialny",
                    "podmiot odpowiedzialny za produkt w ue")),
            Map.entry(Field.INGREDIENTS, List.of("ingredients", "ingredients list", "list of ingredients", "inci",
                    "ingrédients", "liste des ingrédients", "composition inci", "inhaltsstoffe", "zutaten",
                    "ingredientes", "ingredienti", "lista ingredienti", "składniki", "skład inci")),
            Map.entry(Field.FIBRE_COMPOSITION, List.of("fibre composition", "fiber composition",
                    "fabric composition", "material composition", "composition des fibres", "composition textile",
                    "faserzusammensetzung", "materialzusammensetzung", "textilzusammensetzung", "composición textil",
                    "composizione tessile", "skład materiałowy", "skład tkaniny")),
            Map.entry(Field.WARNINGS, List.of("warnings", "warning", "safety warning", "safety warnings",
                    "safety information", "avertissements", "avertissement", "consignes de sécurité",
                    "informations de sécurité", "warnhinweise", "sicherheitshinweise", "warn- und sicherheitshinweise",
                    "advertencias", "advertencias de seguridad", "avvertenze", "avvertenze di sicurezza",
                    "ostrzeżenia", "ostrzeżenia i informacje o bezpieczeństwie", "informacje o bezpieczeństwie")),
            Map.entry(Field.ENERGY_LABEL, List.of("energy class", "energy efficiency class", "energy label",
                    "eu energy label", "classe énergétique", "classe d'efficacité énergétique",
                    "energieeffizienzklasse", "energieklasse", "clase de eficiencia energética",
                    "clase energética", "classe energetica", "classe di efficienza energetica",
                    "klasa energetyczna", "klasa efektywności energetycznej")),
            Map.entry(Field.CE_MARKING, List.of("ce", "ce marking", "ce mark", "ce marked", "ce certified",
                    "ce certification", "marquage ce", "certification ce", "norme ce", "ce-kennzeichnung",
                    "ce-kennzeichen", "ce-zertifizierung", "marcado ce", "certificado ce", "marcatura ce",
                    "marchio ce", "oznakowanie ce", "znak ce")),
            Map.entry(Field.PRODUCT_TYPE, List.of("product type", "type de produit", "produktart", "produkttyp",
                    "tipo de producto", "tipo di prodotto", "rodzaj produktu", "typ produktu")),
            Map.entry(Field.SELLER_KIND, List.of("seller type", "type of seller", "type de vendeur",
                    "statut du vendeur", "verkäufertyp", "anbietertyp", "tipo de vendedor", "tipo di venditore",
                    "typ sprzedawcy")),
            Map.entry(Field.SELLER_ADDRESS, List.of("seller address", "business address", "adresse du vendeur",
                    "adresse professionnelle", "geschäftsadresse", "adresse des verkäufers",
                    "dirección del vendedor", "indirizzo del venditore", "adres sprzedawcy")),
            Map.entry(Field.SELLER_EMAIL, List.of("seller email", "seller e-mail", "e-mail du vendeur",
                    "courriel du vendeur", "e-mail des verkäufers", "correo electrónico del vendedor",
                    "e-mail del venditore", "e-mail sprzedawcy")),
            Map.entry(Field.SELLER_PHONE, List.of("seller phone", "seller telephone", "téléphone du vendeur",
                    "telefon des verkäufers", "teléfono del vendedor", "telefono del venditore",
                    "telefon sprzedawcy")),
            Map.entry(Field.SELLER_LEGAL, List.of("company name", "business name", "raison sociale", "firmenname",
                    "razón social", "ragione sociale", "nazwa firmy")));

    /// Names that mean fibres on clothes and something else on other goods: they count when the text speaks of fibres.
    private static final Set<String> MAYBE_FIBRES = Set.of("composition", "material", "materials", "matière",
            "matières", "matériau", "composition et entretien", "zusammensetzung", "stoff", "obermaterial",
            "composición", "tejido", "composizione", "materiale", "skład", "materiał", "tkanina", "fabric",
            "fabric type", "material type", "outer material");
    private static final List<String> FIBRES = List.of("cotton", "coton", "baumwoll", "algod", "cotone", "bawełn",
            "polyester", "poliest", "elasthan", "elastan", "élasthanne", "spandex", "viscose", "viskose", "viscosa",
            "wiskoz", "wool", "laine", "wolle", "lana", "wełn", "silk", "soie", "seide", "seta", "jedwab", "linen",
            "leinen", "lin ", "lino", "nylon", "polyamid", "poliammide", "poliamid", "acryl", "acrylique", "akryl",
            "modal", "lyocell", "rayon", "cashmere", "polypropylen", "bamb", "hemp", "chanvre", "hanf", "jute", "ramie",
            "cupro", "elastane",
            "elastano", "down", "duvet", "daunen", "%");

    /// Names of lists of marks and approvals, among which CE may stand.
    private static final Set<String> MARKS = Set.of("certification", "certifications", "certificate", "certificates",
            "product certification", "certificat", "certificats", "zertifizierung", "zertifikat", "zertifikate",
            "certificación", "certificaciones", "certificado", "certificazione", "certificazioni", "certyfikat",
            "certyfikaty", "认证");
    private static final Pattern CE = Pattern.compile("(?<![\\p{L}\\p{N}])CE(?![\\p{L}\\p{N}])");

    private static final Set<String> LANGUAGES = Set.of("en", "fr", "de", "es", "it", "pl");

    private static final Map<String, Field> BY_NAME = byName(KNOWN);

    private PropertyNames() {
    }

    static Map<String, Field> byName(Map<Field, List<String>> names) {
        Map<String, Field> table = new HashMap<>();
        names.forEach((field, each) -> each.forEach(name -> table.put(plain(name), field)));
        return Map.copyOf(table);
    }

    /// Whether the table speaks a language: only then does a table of properties prove that one is absent.
    static boolean speaks(String language) {
        return LANGUAGES.contains(Locale.forLanguageTag(language).getLanguage());
    }

    /// The fields that a property may be by its name.
    static Set<Field> fields() {
        return KNOWN.keySet();
    }

    /// Whether a name is one of the general table.
    static boolean isKnown(String name) {
        String plain = plain(name);
        return BY_NAME.containsKey(plain) || MAYBE_FIBRES.contains(plain) || MARKS.contains(plain);
    }

    /// Adds the field that a named property is, if it is one.
    ///
    /// @param own the marketplace's own names, which win
    static void read(String name, String content, Map<String, Field> own, Findings findings, Place place) {
        String plain = plain(name);
        Optional<Field> field = Optional.ofNullable(own.get(plain)).or(() -> Optional.ofNullable(BY_NAME.get(plain)))
                .or(() -> MAYBE_FIBRES.contains(plain) && speaksOfFibres(content)
                        ? Optional.of(Field.FIBRE_COMPOSITION)
                        : Optional.empty());
        if (MARKS.contains(plain) && content.length() < 500 && CE.matcher(content).find()) {
            findings.add(Field.CE_MARKING, new Value.Flag(true), place);
        }
        field.filter(found -> found != Field.ATTRIBUTES).ifPresent(found -> {
            if (found == Field.MANUFACTURER) {
                TraderBlock.manufacturer(content, findings, place);
            } else if (found != Field.BRAND || !isNone(content)) {
                findings.text(found, content, place);
            }
        });
    }

    private static boolean isNone(String content) {
        return Set.of("none", "no", "n/a", "na", "-", "/", "no brand", "unbranded")
                .contains(content.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean speaksOfFibres(String content) {
        String lower = content.toLowerCase(Locale.ROOT) + " ";
        return lower.length() < 2_000 && FIBRES.stream().anyMatch(lower::contains);
    }

    /// A name without invisible characters, and without a trailing colon.
    static String shown(String name) {
        StringBuilder out = new StringBuilder(name.length());
        name.codePoints().filter(c -> Character.getType(c) != Character.FORMAT).forEach(out::appendCodePoint);
        String plain = out.toString().strip();
        while (plain.endsWith(":") || plain.endsWith("：")) {
            plain = plain.substring(0, plain.length() - 1).strip();
        }
        return plain;
    }

    /// Lower case, without blanks at the ends and a trailing colon; typographic apostrophes as typewriter ones.
    static String plain(String name) {
        return shown(name).toLowerCase(Locale.ROOT).replace('’', '\'').replace('\u00a0', ' ');
    }
}
