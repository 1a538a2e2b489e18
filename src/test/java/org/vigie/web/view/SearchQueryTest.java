package org.vigie.web.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.index.Facet;
import org.vigie.index.SearchRequest;

class SearchQueryTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void anAddressReadsBackAsTheSameSearch() throws InvalidQueryException {
        SearchQuery query = SearchQuery.of(Map.of("q", List.of("été \"ce & co\" -x+y"), "rule",
                List.of("R0007", "R0012"),
                "seller", List.of("<b>A&B = \"C\" #1"), "since", List.of("2026-11-01"), "until", List.of("2026-11-30"),
                "flagged", List.of("1"), "sort", List.of("newest"), "page", List.of("3"), "size", List.of("50")));

        assertThat(SearchQuery.of(parameters(query.address("/")))).isEqualTo(query);
    }

    @Test
    void everythingHasTheShortestAddress() throws InvalidQueryException {
        assertThat(SearchQuery.everything().address("/")).isEqualTo("/");
        assertThat(SearchQuery.of(Map.of())).isEqualTo(SearchQuery.everything());
        assertThat(SearchQuery.of(Map.of("q", List.of("  "), "since", List.of(""))))
                .isEqualTo(SearchQuery.everything());
    }

    @Test
    void daysBeginAndEndInTheZoneOfThePages() throws InvalidQueryException {
        SearchRequest request = SearchQuery.of(Map.of("since", List.of("2026-11-01"), "until", List.of("2026-11-01")))
                .request(PARIS);

        assertThat(request.since()).contains(Instant.parse("2026-10-31T23:00:00Z"));
        assertThat(request.until()).contains(Instant.parse("2026-11-01T23:00:00Z"));
    }

    @Test
    void wordsAreSortedByMatchAndEverythingByTime() throws InvalidQueryException {
        assertThat(SearchQuery.of(Map.of("q", List.of("magnet"))).newestFirst()).isFalse();
        assertThat(SearchQuery.of(Map.of()).newestFirst()).isTrue();
    }

    @Test
    void aValueIsAddedAndTakenAwayFromTheFirstPageOn() throws InvalidQueryException {
        SearchQuery query = SearchQuery.of(Map.of("rule", List.of("R0007"), "page", List.of("4")));

        SearchQuery both = query.toggled(Facet.RULE, "R0012");
        assertThat(both.filters()).containsEntry(Facet.RULE, List.of("R0007", "R0012"));
        assertThat(both.page()).isEqualTo(1);
        assertThat(both.toggled(Facet.RULE, "R0012").toggled(Facet.RULE, "R0007").unrestricted()).isTrue();
    }

    @Test
    void whatCannotBeMeantIsRefusedWithTheRemedy() {
        refused("sevrity", "high", "`sevrity` is not something a search can be narrowed by", "severity");
        refused("since", "yesterday", "`since` is `yesterday`", "2026-11-24");
        refused("until", "+999999999-12-31", "`until`", "2026-11-24");
        refused("page", "0", "from 1 to 10,000");
        refused("page", "501", "Paging ends at hit 10,000");
        refused("size", "5000", "from 1 to 1,000");
        refused("sort", "price", "`newest` or `relevance`");
        refused("flagged", "maybe", "1 or 0");
        refused("q", "x".repeat(1_001), "1000 characters");
    }

    private static void refused(String key, String value, String... said) {
        assertThatThrownBy(() -> SearchQuery.of(Map.of(key, List.of(value)))).isInstanceOf(InvalidQueryException.class)
                .message().contains(said);
    }

    private static Map<String, List<String>> parameters(String address) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : address.substring(address.indexOf('?') + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            parameters.computeIfAbsent(pair.substring(0, equals), key -> new ArrayList<>())
                    .add(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
