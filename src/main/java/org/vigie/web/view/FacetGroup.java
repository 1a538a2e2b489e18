package org.vigie.web.view;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.vigie.index.Facet;
import org.vigie.index.SearchResult.Count;

/// One way to narrow a search, with its values.
///
/// @param first the chosen values and the most frequent others
/// @param more the others
public record FacetGroup(String name, String key, List<Choice> first, List<Choice> more) {

    private static final int SHOWN = 8;

    private static final Map<Facet, String> NAMES = new EnumMap<>(Map.of(Facet.RULE, "Rule", Facet.TOPIC, "Topic",
            Facet.SEVERITY, "Severity", Facet.VERDICT, "Verdict", Facet.MARKETPLACE, "Marketplace", Facet.SELLER,
            "Seller", Facet.COUNTRY, "Trader's country", Facet.LANGUAGE, "Language", Facet.DATE, "Last seen (UTC)"));

    /// The order of the groups: what a finding is, then whose it is.
    private static final List<Facet> ORDER = List.of(Facet.VERDICT, Facet.SEVERITY, Facet.RULE, Facet.TOPIC,
            Facet.MARKETPLACE, Facet.SELLER, Facet.COUNTRY, Facet.LANGUAGE, Facet.DATE);

    /// A value, and the address of the search with it added or taken away.
    ///
    /// @param id stays the same from page to page, so that the focus can be kept
    /// @param label the value in words
    /// @param count listings that have it; empty when none was counted
    public record Choice(String id, String facet, String label, String count, boolean chosen, String address) {}

    /// The groups of a search, empty ones left out.
    ///
    /// @param ruleTitle title of a rule by its id; the empty text when it is not known
    static List<FacetGroup> of(SearchQuery query, Map<Facet, List<Count>> counts, Function<String, String> ruleTitle) {
        List<FacetGroup> groups = new ArrayList<>();
        for (Facet facet : ORDER) {
            List<Choice> choices = choices(query, facet, counts.getOrDefault(facet, List.of()), ruleTitle);
            if (!choices.isEmpty()) {
                long chosen = choices.stream().filter(Choice::chosen).count();
                int shown = (int) Math.min(choices.size(), Math.max(SHOWN, chosen));
                groups.add(new FacetGroup(NAMES.getOrDefault(facet, facet.key()), facet.key(),
                        choices.subList(0, shown), choices.subList(shown, choices.size())));
            }
        }
        return groups;
    }

    /// The chosen values over all groups, in the order of the groups.
    static List<Choice> chosen(SearchQuery query, Function<String, String> ruleTitle) {
        List<Choice> chosen = new ArrayList<>();
        for (Facet facet : ORDER) {
            chosen.addAll(choices(query, facet, List.of(), ruleTitle));
        }
        return chosen;
    }

    private static List<Choice> choices(SearchQuery query, Facet facet, List<Count> counts,
            Function<String, String> ruleTitle) {
        Map<String, String> values = new LinkedHashMap<>();
        query.filters().getOrDefault(facet, List.of()).forEach(value -> values.put(value, ""));
        counts.forEach(count -> values.put(count.value(), Wording.figure(count.count())));
        List<Choice> choices = new ArrayList<>();
        values.forEach((value, count) -> choices.add(new Choice(
                facet.key() + "-" + Integer.toHexString(value.hashCode()), NAMES.getOrDefault(facet, facet.key()),
                label(facet, value, ruleTitle), count, query.has(facet, value),
                query.toggled(facet, value).address("/"))));
        choices.sort((a, b) -> Boolean.compare(b.chosen(), a.chosen()));
        return choices;
    }

    private static String label(Facet facet, String value, Function<String, String> ruleTitle) {
        return switch (facet) {
            case RULE -> (value + " " + ruleTitle.apply(value)).strip();
            case COUNTRY -> named(value, Locale.of("", value).getDisplayCountry(Locale.ENGLISH));
            case LANGUAGE -> named(value, Locale.forLanguageTag(value).getDisplayLanguage(Locale.ENGLISH));
            case TOPIC -> value.replace('-', ' ').replace('_', ' ');
            case SEVERITY, VERDICT, MARKETPLACE, SELLER, DATE -> value;
        };
    }

    private static String named(String code, String name) {
        return name.isEmpty() || name.equals(code) ? code : name + " (" + code + ")";
    }
}
