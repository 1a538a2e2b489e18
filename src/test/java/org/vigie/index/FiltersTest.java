package org.vigie.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.index.SearchResult.Count;
import org.vigie.listing.Field;
import org.vigie.listing.Value;
import org.vigie.rules.Verdict;

final class FiltersTest {

    @TempDir
    Path folder;

    private SearchResult search(Map<Facet, List<String>> filters) throws IOException {
        try (ListingSearch search = ListingSearch.open(folder)) {
            return search.search(Made.filtered("", filters));
        }
    }

    @Test
    void filtersOfFindingsHoldForOneAndTheSameFinding() throws IOException {
        Made.fill(folder, Made.observation("mixed", Made.listing("1", "Toy").build(), Made.START,
                Made.finding("a", "R0001", "toys", "low", Verdict.UNDECIDED),
                Made.finding("b", "R0002", "toys", "high", Verdict.BREACH)),
                Made.observation("one", Made.listing("2", "Toy").build(), Made.START,
                        Made.finding("c", "R0001", "toys", "low", Verdict.BREACH)));
        assertThat(Made.ids(search(Map.of(Facet.RULE, List.of("R0001"), Facet.VERDICT, List.of("breach")))))
                .containsExactly("one");
        assertThat(Made.ids(search(Map.of(Facet.RULE, List.of("R0001"), Facet.VERDICT, List.of("undecided")))))
                .containsExactly("mixed");
        assertThat(search(Map.of(Facet.RULE, List.of("R0001", "R0002"), Facet.VERDICT, List.of("breach"))).total())
                .isEqualTo(2);
        SearchResult breaches = search(Map.of(Facet.VERDICT, List.of("breach")));
        assertThat(breaches.facets().get(Facet.RULE)).containsExactly(new Count("R0001", 1), new Count("R0002", 1));
        assertThat(breaches.facets().get(Facet.VERDICT)).containsExactly(new Count("breach", 2),
                new Count("undecided", 1));
    }

    @Test
    void severitiesStandWorstFirst() throws IOException {
        Made.fill(folder, Made.observation("1", Made.listing("1", "Toy").build(), Made.START,
                Made.finding("a", "R0001", "toys", "low", Verdict.BREACH),
                Made.finding("b", "R0002", "toys", "critical", Verdict.BREACH)),
                Made.observation("2", Made.listing("2", "Toy").build(), Made.START,
                        Made.finding("c", "R0003", "toys", "low", Verdict.BREACH),
                        Made.finding("d", "R0004", "toys", "medium", Verdict.BREACH)));
        assertThat(search(Map.of()).facets().get(Facet.SEVERITY)).containsExactly(new Count("critical", 1),
                new Count("medium", 1), new Count("low", 2));
    }

    @Test
    void aFilterDoesNotHideTheOtherValuesOfItsFacet() throws IOException {
        Made.fill(folder, sold("1", "Ann", "fr-FR"), sold("2", "Bob", "FR"), sold("3", "Bob", "de"));
        SearchResult bob = search(Made.filter(Facet.SELLER, "Bob"));
        assertThat(bob.total()).isEqualTo(2);
        assertThat(bob.facets().get(Facet.SELLER)).containsExactly(new Count("Bob", 2), new Count("Ann", 1));
        assertThat(bob.facets().get(Facet.LANGUAGE)).containsExactly(new Count("de", 1), new Count("fr", 1));
        assertThat(search(Made.filter(Facet.SELLER, "Zoe")).facets().get(Facet.SELLER)).contains(new Count("Zoe", 0));
    }

    private static org.vigie.evidence.Observation sold(String id, String seller, String language) {
        return Made.observation(id, Made.listing(id, "Toy").show(Field.SELLER, new Value.Text(seller), Made.DOM)
                .show(Field.LANGUAGE, new Value.Text(language), Made.DOM).build(), Made.START);
    }

    @Test
    void theCountryIsTheSellersOrElseTheManufacturers() throws IOException {
        Made.fill(folder,
                Made.observation("1",
                        Made.listing("1", "Toy").show(Field.SELLER_COUNTRY, new Value.Text("cn"), Made.DOM)
                                .show(Field.MANUFACTURER_COUNTRY, new Value.Text("DE"), Made.DOM).build(),
                        Made.START),
                Made.observation("2", Made.listing("2", "Toy")
                        .show(Field.MANUFACTURER_COUNTRY, new Value.Text("DE"), Made.DOM).build(), Made.START),
                Made.observation("3", Made.listing("3", "Toy").build(), Made.START));
        assertThat(search(Map.of()).facets().get(Facet.COUNTRY)).containsExactly(new Count("CN", 1),
                new Count("DE", 1));
        assertThat(Made.ids(search(Made.filter(Facet.COUNTRY, "de")))).containsExactly("2");
    }

    @Test
    void theDateIsTheDayOfTheLastSighting() throws IOException {
        Made.fill(folder, Made.observation("1", Made.listing("1", "Toy").build(), Made.START),
                Made.observation("1", Made.listing("1", "Toy").build(), Made.START.plusSeconds(200_000)));
        assertThat(search(Map.of()).facets().get(Facet.DATE)).containsExactly(new Count("2026-11-03", 1));
    }
}
