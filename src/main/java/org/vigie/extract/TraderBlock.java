package org.vigie.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.listing.Field;
import org.vigie.listing.Place;

/// A block of text that names a manufacturer: lines with labels (`Name: …`, `Adresse : …`), or a name and, below it, an
/// address.
final class TraderBlock {

    private enum Part {
        NAME,
        ADDRESS,
        ELECTRONIC,
        PHONE,
        COUNTRY
    }

    private static final Map<String, Part> LABELS = labels(Map.of(
            Part.NAME, List.of("name", "company", "company name", "manufacturer", "manufacturer name", "trade name",
                    "nom", "nom du fabricant", "raison sociale", "fabricant", "hersteller", "herstellername", "firma",
                    "nombre", "fabricante", "razón social", "nome", "fabbricante", "produttore", "ragione sociale",
                    "nazwa", "producent", "nazwa producenta"),
            Part.ADDRESS, List.of("address", "postal address", "manufacturer address", "adresse", "adresse postale",
                    "anschrift", "postanschrift", "dirección", "dirección postal", "indirizzo", "indirizzo postale",
                    "adres", "adres pocztowy"),
            Part.ELECTRONIC, List.of("email", "e-mail", "email address", "e-mail address", "electronic address",
                    "contact", "website", "courriel", "adresse e-mail", "adresse électronique", "e-mail-adresse",
                    "correo electrónico", "posta elettronica", "indirizzo e-mail", "adres e-mail"),
            Part.PHONE, List.of("phone", "tel", "tel.", "telephone", "telephone number", "phone number", "téléphone",
                    "tél", "tél.", "telefon", "telefonnummer", "teléfono", "telefono", "numer telefonu"),
            Part.COUNTRY, List.of("country", "pays", "land", "país", "paese", "kraj")));

    private TraderBlock() {
    }

    private static Map<String, Part> labels(Map<Part, List<String>> names) {
        Map<String, Part> table = new HashMap<>();
        names.forEach((part, each) -> each.forEach(name -> table.put(name, part)));
        return Map.copyOf(table);
    }

    /// Adds what the block says of the manufacturer. A telephone number is kept as a property.
    static void manufacturer(String content, Findings findings, Place place) {
        List<String> plain = new ArrayList<>();
        boolean labelled = false;
        for (String line : content.split("\n", 50)) {
            int colon = line.replace('：', ':').indexOf(':');
            Part part = colon < 0 ? null : LABELS.get(PropertyNames.plain(line.substring(0, colon)));
            if (part == null) {
                plain.add(line);
            } else {
                labelled = true;
                part(part, line.substring(colon + 1), findings, place);
            }
        }
        if (!labelled && !plain.isEmpty()) {
            findings.text(Field.MANUFACTURER, plain.getFirst(), place);
            findings.text(Field.MANUFACTURER_ADDRESS, String.join("\n", plain.subList(1, plain.size())), place);
        }
    }

    private static void part(Part part, String text, Findings findings, Place place) {
        switch (part) {
            case NAME -> findings.text(Field.MANUFACTURER, text, place);
            case ADDRESS, ELECTRONIC -> findings.text(Field.MANUFACTURER_ADDRESS, text, place);
            case COUNTRY -> findings.text(Field.MANUFACTURER_COUNTRY, text, place);
            case PHONE -> findings.attribute("Manufacturer phone", text, place);
        }
    }
}
