package org.vigie.crawl;

import crawlercommons.filters.basic.BasicURLNormalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/// What an address says about which page it is.
public final class PageAddress {

    /// Tracking and session parameters known everywhere; `*` at the end stands for anything.
    private static final List<String> DROPPED = List.of("utm_*", "gclid", "gclsrc", "dclid", "fbclid", "msclkid",
            "yclid", "mc_cid", "mc_eid", "_ga", "_gl", "igshid", "ref_", "spm", "scm", "pvid", "algo_*", "aff_*",
            "srsltid", "jsessionid", "phpsessid", "aspsessionid*", "sessionid", "session_id", "sid", "cfid", "cftoken");
    /// Sessions kept in the path: `/list;jsessionid=1A2B`.
    private static final Pattern PATH_SESSION = Pattern.compile("(?i);(?:jsessionid|sid|phpsessid)=[^/;]*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final int LONGEST = 2_000;
    private static final int DEEPEST = 20;
    private static final int MOST_REPEATS = 3;

    private PageAddress() {
    }

    /// The form that two addresses of one page have in common: normalised, without fragment, tracking and session
    /// parameters, the other parameters in the order of their names. It is for comparing, not for asking.
    ///
    /// @param drop further parameters that say nothing, as in the marketplace's file
    /// @return the address itself when it is none that could be asked
    public static String canonical(String address, List<String> drop) {
        Optional<HttpUrl> url = Optional.ofNullable(HttpUrl.parse(address));
        if (url.isEmpty()) {
            return address;
        }
        HttpUrl.Builder bare = url.get().newBuilder().fragment(null).query(null)
                .encodedPath(PATH_SESSION.matcher(url.get().encodedPath()).replaceAll(""));
        parameters(url.get()).stream().filter(p -> DROPPED.stream().noneMatch(form -> names(form, p.name()))
                && drop.stream().noneMatch(form -> names(form, p.name()))).sorted()
                .forEach(p -> bare.addQueryParameter(p.name(), p.value().orElse(null)));
        String plain = bare.build().toString();
        String normal = new BasicURLNormalizer().filter(plain);
        return normal == null ? plain : normal;
    }

    private record Parameter(String name, Optional<String> value) implements Comparable<Parameter> {
        @Override
        public int compareTo(Parameter other) {
            int byName = name.compareTo(other.name);
            return byName != 0 ? byName : value.orElse("").compareTo(other.value.orElse(""));
        }
    }

    private static List<Parameter> parameters(HttpUrl url) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < url.querySize(); i++) {
            parameters.add(new Parameter(url.queryParameterName(i),
                    Optional.ofNullable(url.queryParameterValue(i))));
        }
        return parameters;
    }

    private static boolean names(String form, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String wanted = form.toLowerCase(Locale.ROOT);
        return wanted.endsWith("*")
                ? lower.startsWith(wanted.substring(0, wanted.length() - 1))
                : lower.equals(wanted);
    }

    /// What addresses made by one machine have in common: host, path with its numbers taken out, names of parameters.
    /// A calendar, or filters that can be combined, makes ever new addresses of few shapes.
    public static String shape(String address) {
        Optional<HttpUrl> url = Optional.ofNullable(HttpUrl.parse(address));
        return url.map(u -> u.host() + NUMBER.matcher(u.encodedPath()).replaceAll("#") + "?"
                + String.join("&", u.queryParameterNames().stream().sorted().toList())).orElse(address);
    }

    /// Scheme, name and port; empty when it is no address.
    public static Optional<String> origin(String address) {
        return Optional.ofNullable(HttpUrl.parse(address))
                .map(url -> url.scheme() + "://" + url.host() + ":" + url.port());
    }

    /// Why an address looks like that of an endless space: too long, too deep, or the same part over and over.
    public static Optional<String> trap(String address) {
        if (address.length() > LONGEST) {
            return Optional.of("trap: address longer than " + LONGEST + " characters");
        }
        List<String> parts = Optional.ofNullable(HttpUrl.parse(address)).map(HttpUrl::encodedPathSegments)
                .orElse(List.of());
        if (parts.size() > DEEPEST) {
            return Optional.of("trap: more than " + DEEPEST + " levels of path");
        }
        Map<String, Integer> times = new HashMap<>();
        parts.stream().filter(part -> !part.isEmpty()).forEach(part -> times.merge(part, 1, Integer::sum));
        return times.values().stream().anyMatch(n -> n > MOST_REPEATS)
                ? Optional.of("trap: the same part of the path over and over")
                : Optional.empty();
    }
}
