package org.vigie.web.view;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.vigie.index.Facet;
import org.vigie.index.SearchRequest;

/// A search as it stands in an address: `?q=words&rule=R0007&severity=high&severity=critical&since=2026-11-01&page=2`.
///
/// @param since first day on which a listing was last seen, in the zone of the pages
/// @param until last day on which a listing was first seen, that day included
/// @param page from 1
/// @param size hits per page
public record SearchQuery(String words, Map<Facet, List<String>> filters, Optional<LocalDate> since,
        Optional<LocalDate> until, boolean flaggedOnly, boolean newestFirst, int page, int size) {

    static final int DEFAULT_SIZE = 20;
    private static final int MAX_WORDS = 1_000;
    private static final int MAX_VALUES = 50;
    private static final Set<String> OTHERS = Set.of("q", "since", "until", "flagged", "sort", "page", "size");

    public SearchQuery {
        EnumMap<Facet, List<String>> copy = new EnumMap<>(Facet.class);
        filters.forEach((facet, values) -> copy.put(facet, List.copyOf(values)));
        filters = copy;
    }

    /// Everything, newest first.
    public static SearchQuery everything() {
        return new SearchQuery("", Map.of(), Optional.empty(), Optional.empty(), false, true, 1, DEFAULT_SIZE);
    }

    /// Reads the parameters of an address.
    ///
    /// @throws InvalidQueryException when one of them is unknown or cannot be meant
    public static SearchQuery of(Map<String, List<String>> parameters) throws InvalidQueryException {
        Map<Facet, List<String>> filters = new EnumMap<>(Facet.class);
        for (Map.Entry<String, List<String>> each : parameters.entrySet()) {
            Optional<Facet> facet = Facet.ofKey(each.getKey());
            if (facet.isPresent()) {
                List<String> values = each.getValue().stream().filter(value -> !value.isBlank()).distinct().toList();
                if (values.size() > MAX_VALUES) {
                    throw new InvalidQueryException(
                            "`" + each.getKey() + "` has more than " + MAX_VALUES + " values; take some away.");
                }
                if (!values.isEmpty()) {
                    filters.put(facet.get(), values);
                }
            } else if (!OTHERS.contains(each.getKey())) {
                throw new InvalidQueryException("`" + Wording.shorten(each.getKey(), 40)
                        + "` is not something a search can be narrowed by; known: " + String.join(", ", known()) + ".");
            }
        }
        String words = one(parameters, "q").strip();
        if (words.length() > MAX_WORDS) {
            throw new InvalidQueryException("The search has more than " + MAX_WORDS + " characters; shorten it.");
        }
        return new SearchQuery(words, filters, day(parameters, "since"), day(parameters, "until"),
                flag(parameters, "flagged"), newestFirst(one(parameters, "sort"), words),
                whole(parameters, "page", 1, SearchRequest.MAX_DEPTH),
                whole(parameters, "size", DEFAULT_SIZE, 1_000)).reachable();
    }

    /// What the index is asked.
    public SearchRequest request(ZoneId zone) {
        return new SearchRequest(words, filters, since.map(day -> day.atStartOfDay(zone).toInstant()),
                until.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()), flaggedOnly, newestFirst, page - 1,
                size);
    }

    /// Whether it asks for everything.
    public boolean unrestricted() {
        return words.isEmpty() && filters.isEmpty() && since.isEmpty() && until.isEmpty() && !flaggedOnly;
    }

    boolean has(Facet facet, String value) {
        return filters.getOrDefault(facet, List.of()).contains(value);
    }

    /// The same search with a value added when it is not there, or taken away when it is; from the first page on.
    public SearchQuery toggled(Facet facet, String value) {
        EnumMap<Facet, List<String>> changed = new EnumMap<>(Facet.class);
        changed.putAll(filters);
        List<String> values = new ArrayList<>(filters.getOrDefault(facet, List.of()));
        if (!values.remove(value)) {
            values.add(value);
        }
        if (values.isEmpty()) {
            changed.remove(facet);
        } else {
            changed.put(facet, values);
        }
        return new SearchQuery(words, changed, since, until, flaggedOnly, newestFirst, 1, size);
    }

    public SearchQuery onPage(int number) {
        return new SearchQuery(words, filters, since, until, flaggedOnly, newestFirst, number, size);
    }

    public SearchQuery ofSize(int most) {
        return new SearchQuery(words, filters, since, until, flaggedOnly, newestFirst, 1, most);
    }

    /// The address of this search under a path; what has its default value is left out.
    public String address(String path) {
        List<String> parts = new ArrayList<>();
        add(parts, "q", words);
        filters.forEach((facet, values) -> values.forEach(value -> add(parts, facet.key(), value)));
        add(parts, "since", since.map(LocalDate::toString).orElse(""));
        add(parts, "until", until.map(LocalDate::toString).orElse(""));
        add(parts, "flagged", flaggedOnly ? "1" : "");
        add(parts, "sort", newestFirst == words.isEmpty() ? "" : newestFirst ? "newest" : "relevance");
        add(parts, "page", page == 1 ? "" : Integer.toString(page));
        add(parts, "size", size == DEFAULT_SIZE ? "" : Integer.toString(size));
        return parts.isEmpty() ? path : path + "?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String key, String value) {
        if (!value.isEmpty()) {
            parts.add(key + "=" + Address.encode(value));
        }
    }

    private SearchQuery reachable() throws InvalidQueryException {
        if ((long) (page - 1) * size >= SearchRequest.MAX_DEPTH) {
            throw new InvalidQueryException("Paging ends at hit " + Wording.figure(SearchRequest.MAX_DEPTH)
                    + "; narrow the search by a day, a rule or a marketplace instead.");
        }
        return this;
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>(OTHERS);
        for (Facet facet : Facet.values()) {
            known.add(facet.key());
        }
        return known;
    }

    private static String one(Map<String, List<String>> parameters, String key) {
        List<String> values = parameters.getOrDefault(key, List.of());
        return values.isEmpty() ? "" : values.getLast();
    }

    private static boolean flag(Map<String, List<String>> parameters, String key) throws InvalidQueryException {
        return switch (one(parameters, key)) {
            case "", "0", "false" -> false;
            case "1", "true", "on" -> true;
            default -> throw new InvalidQueryException("`" + key + "` is 1 or 0.");
        };
    }

    private static boolean newestFirst(String sort, String words) throws InvalidQueryException {
        return switch (sort) {
            case "" -> words.isEmpty();
            case "newest" -> true;
            case "relevance" -> false;
            default -> throw new InvalidQueryException("`sort` is `newest` or `relevance`.");
        };
    }

    private static Optional<LocalDate> day(Map<String, List<String>> parameters, String key)
            throws InvalidQueryException {
        String text = one(parameters, key).strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1000 && day.getYear() <= 9999) {
                return Optional.of(day);
            }
        } catch (DateTimeParseException e) {
            // said below, as for a day out of reach
        }
        throw new InvalidQueryException(
                "`" + key + "` is `" + Wording.shorten(text, 40) + "`; write a day such as 2026-11-24.");
    }

    private static int whole(Map<String, List<String>> parameters, String key, int byDefault, int most)
            throws InvalidQueryException {
        String text = one(parameters, key).strip();
        if (text.isEmpty()) {
            return byDefault;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of reach
        }
        throw new InvalidQueryException("`" + key + "` is a whole number from 1 to " + Wording.figure(most) + ".");
    }
}
