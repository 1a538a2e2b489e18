package org.vigie.config;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vigie.yaml.YamlMap;

/// Reads `asking` in a marketplace's file.
final class AskingFile {

    private AskingFile() {
    }

    static Asking read(YamlMap asking) {
        asking.only("search", "category", "shop", "seller", "drop", "cookies", "zone");
        Map<String, String> search = texts(asking, "search");
        search.forEach((language, form) -> check(asking.map("search").orElse(asking), language, form, "{words}"));
        String zone = asking.text("zone").orElse("");
        if (!zone.isEmpty() && !isZone(zone)) {
            asking.problemAt("zone", "`" + zone + "` is not a time zone; write one such as Asia/Shanghai.");
        }
        return new Asking(search, form(asking, "category"), form(asking, "shop"), form(asking, "seller"),
                asking.texts("drop"), texts(asking, "cookies"), zone);
    }

    static boolean isZone(String zone) {
        try {
            return !ZoneId.of(zone).getId().isEmpty();
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static String form(YamlMap asking, String key) {
        String form = asking.text(key).orElse("");
        if (!form.isEmpty()) {
            check(asking, key, form, "{id}");
        }
        return form;
    }

    private static void check(YamlMap in, String key, String form, String hole) {
        if (!form.contains(hole)) {
            in.problemAt(key, "`" + form + "` has no place for what is asked; write " + hole + " there.");
        } else {
            WatchAddress.mistake(form.replaceAll("\\{[a-z_]+\\}", "x")).ifPresent(what -> in.problemAt(key, what));
        }
    }

    private static Map<String, String> texts(YamlMap in, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        in.map(key).ifPresent(map -> map.keys()
                .forEach(name -> map.text(name).ifPresent(text -> texts.put(name, text))));
        return texts;
    }
}
