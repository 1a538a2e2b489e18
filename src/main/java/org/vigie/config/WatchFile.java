package org.vigie.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vigie.listing.Countries;
import org.vigie.yaml.Problems;
import org.vigie.yaml.YamlMap;
import org.vigie.yaml.YamlValue;

/// One watch file being read; what is wrong goes to the problems of its map.
final class WatchFile {

    /// Names of watches and marketplaces. They become parts of run ids, listing keys and addresses of pages.
    static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");

    private static final int MOST_LIST_PAGES = 10_000;
    private static final int MOST_PAGES = 10_000_000;

    private static final List<String> KEYS = List.of("title", "marketplace", "enabled", "cron", "lists", "items",
            "max_list_pages", "max_pages", "market", "sitemaps");

    private final YamlMap map;
    private final List<Marketplace> marketplaces;
    private final Path words;
    private final Problems problems;

    WatchFile(YamlMap map, List<Marketplace> marketplaces, Path words, Problems problems) {
        this.map = map;
        this.marketplaces = marketplaces;
        this.words = words;
        this.problems = problems;
    }

    Watch read(String name) {
        map.only(Stream.of(KEYS, WatchSources.KEYS, ConductFile.KEYS).flatMap(List::stream).toArray(String[]::new));
        Set<String> seen = new HashSet<>();
        List<String> lists = new ArrayList<>(addresses("lists", seen));
        List<String> items = addresses("items", seen);
        List<String> sitemaps = addresses("sitemaps", seen);
        if (Stream.concat(Stream.of("lists", "items", "sitemaps"), WatchSources.KEYS.stream())
                .noneMatch(map::has)) {
            map.problem("The watch looks at nothing; write an address under `lists` or `items`.");
        }
        String title = title();
        String marketplace = marketplace();
        boolean enabled = value("enabled", YamlValue::bool, true);
        Optional<Marketplace> described = marketplaces.stream().filter(m -> m.name().equals(marketplace)).findFirst();
        ConductFile conductFile = new ConductFile(map);
        Conduct conduct = conductFile.conduct(enabled, described.map(m -> m.asking().zone()).orElse(""));
        String market = market();
        new WatchSources(map, described, words, problems, conduct.language(), market).lists().stream()
                .filter(seen::add).forEach(lists::add);
        return new Watch(name, title, marketplace, enabled, value("cron", YamlValue::text, "").strip(),
                List.copyOf(lists), items, whole("max_list_pages", 1, MOST_LIST_PAGES),
                whole("max_pages", 1_000, MOST_PAGES), market, sitemaps, conduct, conductFile.revisit());
    }

    private String title() {
        String title = map.requireText("title").orElse("").strip();
        if (title.isEmpty() && map.has("title")) {
            map.problemAt("title", "`title` is empty; say in a few words what is watched.");
        }
        return title;
    }

    private String marketplace() {
        Optional<String> marketplace = map.requireText("marketplace");
        if (marketplace.isPresent() && !NAME.matcher(marketplace.get()).matches()) {
            map.problemAt("marketplace", "`" + marketplace.get() + "` is no name of a marketplace; "
                    + "write the name of its file without .yaml: small letters, digits and hyphens.");
        }
        return marketplace.orElse("");
    }

    private String market() {
        String market = value("market", YamlValue::text, "").strip();
        if (!market.isEmpty() && !Countries.isCode(market)) {
            String upper = market.toUpperCase(Locale.ROOT);
            map.problemAt("market", "`" + market + "` is no country code of ISO 3166-1"
                    + (Countries.isCode(upper) ? "; write " + upper + "." : "; write two letters such as FR."));
        }
        return market;
    }

    private int whole(String key, int byDefault, int most) {
        int value = value(key, YamlValue::whole, byDefault);
        if (value < 1 || value > most) {
            map.problemAt(key, "`" + key + "` must be from 1 to " + most + ".");
        }
        return value;
    }

    private <T> T value(String key, Function<YamlValue, Optional<T>> reader, T byDefault) {
        return map.get(key).flatMap(reader).orElse(byDefault);
    }

    private List<String> addresses(String key, Set<String> seen) {
        Optional<YamlValue> value = map.get(key);
        if (value.isEmpty()) {
            return List.of();
        }
        List<YamlValue> written = value.get().isList() ? value.get().items() : List.of(value.get());
        List<String> addresses = new ArrayList<>();
        for (YamlValue each : written) {
            Optional<String> text = each.text().map(String::strip);
            if (text.isEmpty()) {
                continue;
            }
            WatchAddress.mistake(text.get()).ifPresent(each::problem);
            if (!seen.add(text.get())) {
                each.problem("This address stands here twice; keep it once, as a list or as an item.");
            }
            addresses.add(text.get());
        }
        return List.copyOf(addresses);
    }
}
