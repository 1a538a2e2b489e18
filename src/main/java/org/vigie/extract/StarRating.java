package org.vigie.extract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// A rating of zero to five that is drawn and not written: words for those who do not see it, the name of a picture,
/// a share of a width, a class name, or a row of stars. Contradictory rows give nothing.
final class StarRating {

    private static final int MOST = 200;
    private static final BigDecimal FIVE = BigDecimal.valueOf(5);
    private static final Pattern WORDS = Pattern.compile(
            "(?:^|\\D)([0-5](?:[.,]\\d{1,2})?)\\s*(?:stars?\\b|(?:out )?of\\s+5\\b|/\\s*5\\b|sur\\s+5\\b|von\\s+5\\b|de\\s+5\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ALONE = Pattern.compile("\\s*[0-5](?:[.,]\\d{1,2})?\\s*");
    private static final Pattern PICTURE = Pattern.compile(
            "(?:star|rating|rate)[a-z_-]{0,20}([0-5](?:[._][05])?)\\.(?:png|gif|svg|jpe?g|webp)(?:$|[?#])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CLASS = Pattern.compile(
            "(?:rate|rating|ratings|star|stars|filled)[-_]{0,2}([0-5])(?:[.,_-]?([05]))?(?:-(?:sm|md|lg|xs|xl))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WIDTH = Pattern.compile("(?:^|[;\\s])width\\s*:\\s*(\\d{1,3}(?:\\.\\d{1,4})?)\\s*%");

    private StarRating() {
    }

    static Optional<BigDecimal> read(Element root) {
        List<Element> elements = root.getAllElements().stream().limit(MOST).toList();
        return first(elements, StarRating::words).or(() -> first(elements, StarRating::picture))
                .or(() -> first(elements, StarRating::width)).or(() -> first(elements, StarRating::className))
                .or(() -> first(elements, StarRating::row));
    }

    private interface Way {
        Optional<BigDecimal> read(Element element);
    }

    private static Optional<BigDecimal> first(List<Element> elements, Way way) {
        return elements.stream().flatMap(element -> way.read(element).stream()).findFirst();
    }

    private static Optional<BigDecimal> words(Element element) {
        for (String attribute : List.of("title", "aria-label", "alt")) {
            String text = element.attr(attribute);
            Matcher words = WORDS.matcher(text.length() > 200 ? text.substring(0, 200) : text);
            if (words.find()) {
                return bounded(words.group(1));
            }
        }
        boolean picture = element.attr("alt").toLowerCase(Locale.ROOT).contains("star");
        if (picture && ALONE.matcher(element.attr("title")).matches()) {
            return bounded(element.attr("title").strip());
        }
        boolean stated = element.attr("itemprop").matches("ratingValue|reviewRating");
        return stated && ALONE.matcher(element.attr("content")).matches()
                ? bounded(element.attr("content").strip())
                : Optional.empty();
    }

    private static Optional<BigDecimal> picture(Element element) {
        if (!element.normalName().equals("img") || element.attr("src").length() > 2_000) {
            return Optional.empty();
        }
        String src = element.attr("src");
        Matcher name = PICTURE.matcher(src.substring(src.replaceFirst("[?#].*$", "").lastIndexOf('/') + 1));
        return name.find() ? bounded(name.group(1)) : Optional.empty();
    }

    private static Optional<BigDecimal> width(Element element) {
        Matcher width = WIDTH.matcher(element.attr("style").toLowerCase(Locale.ROOT));
        boolean stars = speaksOfStars(element) || (element.parent() != null && speaksOfStars(element.parent()));
        if (!stars || !width.find()) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(width.group(1)).divide(BigDecimal.valueOf(20)).stripTrailingZeros())
                .filter(value -> value.compareTo(FIVE) <= 0);
    }

    private static Optional<BigDecimal> className(Element element) {
        for (String name : element.classNames()) {
            int at = Math.max(name.lastIndexOf("--"), -1);
            for (String part : List.of(name, at < 0 ? name : name.substring(at + 2))) {
                Matcher number = CLASS.matcher(part);
                // The number ends the name: `star-v4-100-filled` counts something else.
                while (part.length() <= 100 && number.find()) {
                    if (number.end() == part.length()) {
                        return bounded(number.group(1) + (number.group(2) == null ? "" : "." + number.group(2)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// Full stars, then others. A full one after an empty one is no rating.
    private static Optional<BigDecimal> row(Element parent) {
        List<String> kinds = new ArrayList<>();
        for (Element child : parent.children()) {
            if (child.className().toLowerCase(Locale.ROOT).contains("star") && child.childrenSize() == 0) {
                kinds.add(child.className().strip());
            }
        }
        if (kinds.size() != 5) {
            return Optional.empty();
        }
        int full = 1;
        while (full < 5 && kinds.get(full).equals(kinds.getFirst())) {
            full++;
        }
        for (int i = full + 1; i < 5; i++) {
            if (!kinds.get(i).equals(kinds.get(full))) {
                return Optional.empty();
            }
        }
        String first = kinds.getFirst().toLowerCase(Locale.ROOT);
        boolean empty = first.matches(".*(?:empty|star-o\\b|-off\\b|-0-filled).*");
        return Optional.of(empty ? BigDecimal.ZERO : BigDecimal.valueOf(full))
                .filter(value -> !empty || kinds.stream().distinct().count() == 1);
    }

    private static boolean speaksOfStars(Element element) {
        String name = element.className().toLowerCase(Locale.ROOT);
        return name.contains("star") || name.contains("rating");
    }

    private static Optional<BigDecimal> bounded(String number) {
        return Optional.of(new BigDecimal(number.replace(',', '.').replace('_', '.')))
                .filter(value -> value.compareTo(FIVE) <= 0);
    }
}
