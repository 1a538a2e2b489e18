package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vigie.config.Marketplace;
import org.vigie.config.Marketplaces;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;

/// Every field that a marketplace's file or a generic source says it reads is filled from a made page, and
/// `docs/marketplaces.md` is the table of it; `-Dvigie.update=true` writes the table anew.
class MarketplaceFieldsTest {

    private static final Path TABLE = Path.of("docs/marketplaces.md");

    /// What a made page must give: on the pages of offers, on list pages, and what it says of another document.
    private record Filled(Set<Field> offers, Set<Field> cards, Set<Field> elsewhere) {

        private Filled() {
            this(EnumSet.noneOf(Field.class), EnumSet.noneOf(Field.class), EnumSet.noneOf(Field.class));
        }

        private void add(Listing listing, Set<Field> shown) {
            listing.facts().forEach((field, fact) -> {
                if (fact instanceof Fact.Shown) {
                    shown.add(field);
                } else if (fact instanceof Fact.Unread unread && unread.why().contains("in another document")) {
                    elsewhere.add(field);
                }
            });
        }

        private void add(PageContent content) {
            switch (content) {
                case PageContent.Offers read -> read.listings().forEach(each -> add(each, offers));
                case PageContent.Shell shell -> add(shell.partial(), offers);
                case PageContent.ListPage list -> list.partial().forEach(each -> add(each, cards));
                default -> {
                }
            }
        }
    }

    private static List<Marketplace> marketplaces() {
        return Marketplaces.load(Path.of("config/marketplaces"), PageReader::placeMistake).stream()
                .filter(each -> !each.name().startsWith("demo-")).toList();
    }

    /// The made pages: `pages/{marketplace}-….html` or `.json`, read at the address that `pages/addresses.tsv` gives.
    private static Map<String, Filled> filled() throws IOException {
        PageReader reader = RealPagesTest.reader();
        Map<String, Filled> filled = new LinkedHashMap<>();
        for (String line : Files.readAllLines(PageReaderTest.OWN.resolve("addresses.tsv"))) {
            String[] cells = line.split("\t", -1);
            String name = cells[0].substring(0, cells[0].indexOf('-'));
            PageContent content = reader.readOrThrow(new Page(cells[1], Optional.empty(),
                    Files.readAllBytes(PageReaderTest.OWN.resolve(cells[0]))));
            assertThat(content).as(cells[0]).isNotInstanceOf(PageContent.Nothing.class);
            filled.computeIfAbsent(name, each -> new Filled()).add(content);
        }
        return filled;
    }

    /// The fields that a file says it reads from the page of an offer.
    private static Set<Field> ofOffers(CompiledMarketplace market) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        fields.addAll(market.selectors().keySet());
        fields.addAll(market.labels().values());
        market.states().forEach(state -> {
            fields.addAll(state.fields().keySet());
            fields.addAll(state.range().keySet());
            state.texts().stream().filter(text -> !text.elsewhere()).forEach(text -> fields.add(text.field()));
            if (!state.attributes().isEmpty()) {
                fields.add(Field.ATTRIBUTES);
            }
        });
        if (!market.tables().isEmpty()) {
            fields.add(Field.ATTRIBUTES);
        }
        return fields;
    }

    private static Set<Field> ofCards(CompiledMarketplace market) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        market.cards().forEach(cards -> fields.addAll(cards.fields().keySet()));
        market.states().forEach(state -> state.cards().forEach(cards -> {
            fields.addAll(cards.card().fields().keySet());
            fields.addAll(cards.card().range().keySet());
            cards.card().texts().forEach(text -> fields.add(text.field()));
        }));
        return fields;
    }

    private static Set<Field> elsewhere(CompiledMarketplace market) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        fields.addAll(market.elsewhere().keySet());
        market.states().forEach(state -> {
            fields.addAll(state.elsewhere().keySet());
            state.texts().stream().filter(CompiledMarketplace.TextFind::elsewhere)
                    .forEach(text -> fields.add(text.field()));
        });
        return fields;
    }

    private static Stream<String> missing(String where, Set<Field> said, Set<Field> filled) {
        return said.stream().filter(field -> !filled.contains(field)).map(field -> where + field.key());
    }

    @Test
    void everyFieldThatAFileNamesIsFilledByAMadePage() throws IOException {
        Map<String, Filled> filled = filled();
        List<String> missing = new ArrayList<>();
        int said = 0;
        for (Marketplace file : marketplaces()) {
            CompiledMarketplace market = CompiledMarketplace.of(file);
            Filled read = filled.getOrDefault(file.name(), new Filled());
            missing(file.name() + " offer: ", ofOffers(market), read.offers).forEach(missing::add);
            missing(file.name() + " card: ", ofCards(market), read.cards).forEach(missing::add);
            missing(file.name() + " elsewhere: ", elsewhere(market), read.elsewhere).forEach(missing::add);
            said += ofOffers(market).size() + ofCards(market).size() + elsewhere(market).size();
        }
        System.out.println("Fields that files of marketplaces name: " + said + ", not filled by a made page: "
                + missing.size());
        assertThat(missing).isEmpty();
    }

    @Test
    void genericSourcesFillEveryField() throws IOException {
        Filled read = filled().getOrDefault("any", new Filled());
        Set<Field> missing = EnumSet.allOf(Field.class);
        missing.removeAll(read.offers);
        // Nothing that every shop shares says that a place was paid for.
        assertThat(missing).containsExactly(Field.PAID_PLACEMENT);
    }

    private static String cell(Field field, boolean verified, Filled read) {
        List<String> where = new ArrayList<>();
        if (read.offers.contains(field)) {
            where.add("page");
        }
        if (read.cards.contains(field)) {
            where.add("card");
        }
        if (where.isEmpty() && read.elsewhere.contains(field)) {
            return "elsewhere";
        }
        if (!read.offers.contains(field) && read.offers.contains(Field.ATTRIBUTES)
                && PropertyNames.fields().contains(field)) {
            where.add("property");
        }
        return where.isEmpty() ? verified ? "–" : "?" : String.join(", ", where);
    }

    private static String table() throws IOException {
        Map<String, Filled> filled = filled();
        List<Marketplace> files = marketplaces();
        StringBuilder table = new StringBuilder("| field |");
        files.forEach(file -> table.append(' ').append(file.title()).append(file.verified() ? "" : " *").append(" |"));
        table.append(" any shop |\n|---|").append("---|".repeat(files.size() + 1)).append('\n');
        for (Field field : Field.values()) {
            table.append("| `").append(field.key()).append("` |");
            for (Marketplace file : files) {
                table.append(' ').append(cell(field, file.verified(), filled.getOrDefault(file.name(), new Filled())))
                        .append(" |");
            }
            table.append(' ').append(cell(field, true, filled.getOrDefault("any", new Filled()))).append(" |\n");
        }
        return table.toString();
    }

    @Test
    void tableOfTheFieldsIsFresh() throws IOException {
        String document = Files.readString(TABLE);
        int from = document.indexOf("| field |");
        int to = document.indexOf("\n\n", from);
        String fresh = document.substring(0, from) + table() + (to < 0 ? "" : document.substring(to + 1));
        if (Boolean.getBoolean("vigie.update")) {
            Files.writeString(TABLE, fresh);
        }
        assertThat(Files.readString(TABLE)).as("run this test with -Dvigie.update=true").isEqualTo(fresh);
    }
}
