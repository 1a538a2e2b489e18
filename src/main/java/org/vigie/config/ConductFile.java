package org.vigie.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.vigie.listing.Countries;
import org.vigie.yaml.YamlMap;
import org.vigie.yaml.YamlValue;

/// Reads how a watch is conducted and when its pages are looked at again.
final class ConductFile {

    static final List<String> KEYS = List.of("robots", "legal_basis", "fill_in", "hours", "zone", "language", "ship_to",
            "currency", "priority", "max_minutes", "revisit");
    private static final int LEAST_BASIS = 10;
    private static final int MOST_BASIS = 500;

    private final YamlMap map;

    ConductFile(YamlMap map) {
        this.map = map;
    }

    /// @param enabled whether the schedule runs it: then nothing may be left to fill in
    /// @param zone time zone of the marketplace; empty when its file states none
    Conduct conduct(boolean enabled, String zone) {
        String basis = value("legal_basis").strip();
        boolean mandate = robots();
        List<String> toFillIn = toFillIn(basis);
        if (mandate && basis.length() < LEAST_BASIS && !toFillIn.contains("legal_basis")) {
            map.problemAt("robots", "`robots: mandate` needs the legal basis in writing; put the provision and the "
                    + "decision you act on under `legal_basis`, or write `robots: obey`.");
        }
        if (basis.length() > MOST_BASIS) {
            map.problemAt("legal_basis", "`legal_basis` has " + basis.length() + " characters; " + MOST_BASIS
                    + " are the most.");
        }
        if (enabled && !toFillIn.isEmpty()) {
            map.problemAt("fill_in", "The watch is enabled and `" + String.join("`, `", toFillIn)
                    + "` is not filled in; write it, or let it be `enabled: false`.");
        }
        return new Conduct(mandate, basis, toFillIn, hours(zone), language(), country("ship_to"), currency(),
                whole("priority", Conduct.MIDDLE, 9), whole("max_minutes", Conduct.MOST_MINUTES,
                        Conduct.MOST_MINUTES));
    }

    private boolean robots() {
        String robots = map.text("robots").orElse("obey");
        if (!robots.equals("obey") && !robots.equals("mandate")) {
            map.problemAt("robots", "`robots` is `obey`, or `mandate` with a `legal_basis`.");
        }
        return robots.equals("mandate");
    }

    private List<String> toFillIn(String basis) {
        List<String> left = new ArrayList<>();
        for (String key : map.texts("fill_in")) {
            switch (key) {
                case "legal_basis" -> {
                    if (basis.isEmpty()) {
                        left.add(key);
                    }
                }
                case "contact" -> {
                    // It stands in vigie.yaml, which is not seen from here: whoever runs the watch asks for it.
                }
                default -> map.problemAt("fill_in", "`fill_in` names what an operator must write: `contact`, "
                        + "`legal_basis`.");
            }
        }
        return left;
    }

    private Optional<Hours> hours(String marketplaceZone) {
        Optional<String> text = map.text("hours");
        String zone = map.text("zone").orElse(marketplaceZone.isEmpty() ? "Europe/Paris" : marketplaceZone);
        if (!AskingFile.isZone(zone)) {
            map.problemAt("zone", "`" + zone + "` is not a time zone; write one such as Asia/Shanghai.");
            return Optional.empty();
        }
        Optional<Hours> hours = text.flatMap(form -> Hours.parse(form, ZoneId.of(zone)));
        if (text.isPresent() && hours.isEmpty()) {
            map.problemAt("hours", "`" + text.get() + "` is no span of hours; write one such as 22:00-06:00.");
        }
        return hours;
    }

    private String language() {
        String language = value("language");
        if (!language.isEmpty() && !List.of(Locale.getISOLanguages()).contains(language)) {
            map.problemAt("language", "`" + language + "` is no language code of ISO 639-1; write one such as fr.");
        }
        return language;
    }

    private String country(String key) {
        String country = value(key);
        if (!country.isEmpty() && !Countries.isCode(country)) {
            map.problemAt(key, "`" + country + "` is no country code of ISO 3166-1; write two capitals such as FR.");
        }
        return country;
    }

    private String currency() {
        String currency = value("currency");
        if (!currency.isEmpty() && !currency.matches("[A-Z]{3}")) {
            map.problemAt("currency", "`" + currency + "` is no currency code of ISO 4217; write one such as EUR.");
        }
        return currency;
    }

    /// An empty text may stand where something is to be filled in.
    private String value(String key) {
        return map.get(key).filter(value -> !value.isNull()).flatMap(YamlValue::plain).map(Object::toString)
                .orElse("").strip();
    }

    private int whole(String key, int byDefault, int most) {
        int value = map.get(key).flatMap(YamlValue::whole).orElse(byDefault);
        if (value < 1 || value > most) {
            map.problemAt(key, "`" + key + "` must be from 1 to " + most + ".");
        }
        return value;
    }

    Revisit revisit() {
        Optional<YamlMap> revisit = map.map("revisit");
        if (revisit.isEmpty()) {
            return Revisit.EACH_RUN;
        }
        YamlMap of = revisit.get();
        of.only("new", "new_for", "least", "most", "flagged");
        BiFunction<String, Duration, Duration> time = (key, byDefault) -> of.get(key).flatMap(YamlValue::duration)
                .orElse(byDefault);
        Duration least = time.apply("least", Duration.ofDays(1));
        Duration most = time.apply("most", Duration.ofDays(30));
        if (least.compareTo(most) > 0 || least.isZero()) {
            of.problem("`least` must be longer than nothing and not longer than `most`.");
        }
        return new Revisit(time.apply("new", Duration.ofHours(12)), time.apply("new_for", Duration.ofDays(7)), least,
                most, time.apply("flagged", Duration.ofDays(2)));
    }
}
