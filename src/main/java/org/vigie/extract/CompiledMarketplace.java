package org.vigie.extract;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.config.Marketplace;
import org.vigie.config.Marketplace.Links;
import org.vigie.config.Marketplace.Marks;
import org.vigie.listing.Field;

/// A marketplace's file with its CSS and paths compiled. Immutable.
///
/// @param file null for shops without a file
record CompiledMarketplace(@Nullable Marketplace file, List<PagePlace> id, Map<Field, List<PagePlace>> selectors,
        List<Table> tables, Map<Field, List<PagePlace>> absent, Map<Field, List<PagePlace>> elsewhere,
        List<PagePlace> language, List<PagePlace> currency, List<PagePlace> items, List<PagePlace> next,
        List<PagePlace> gone, List<PagePlace> shell, List<PagePlace> challenge, List<State> states,
        Map<String, Field> labels, List<PageCards> cards) {

    /// At most so many characters are searched by the regular expressions of a file.
    private static final int SEARCHED = 4_096;

    /// A shop without a file.
    static final CompiledMarketplace ANY = new CompiledMarketplace(null, List.of(), Map.of(), List.of(), Map.of(),
            Map.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(),
            List.of());

    record Table(PagePlace rows, @Nullable PagePlace name, @Nullable PagePlace value, String separator) {}

    record Properties(StatePath list, StatePath name, StatePath value) {}

    /// @param wanted what all its paths lead into
    record State(String variable, Map<Field, List<StatePath>> fields, Map<Field, List<StatePath>> to,
            List<StatePath> id, List<StatePath> currency, List<Properties> attributes,
            Map<Field, List<StatePath>> absent, Map<Field, List<StatePath>> elsewhere, List<StatePath> gone,
            List<StatePath> items, Map<Field, List<StatePath>> range, List<TextFind> texts, List<StateCards> cards,
            List<Next> next, WantedPaths wanted) {

        State(String variable, Map<Field, List<StatePath>> fields, Map<Field, List<StatePath>> to,
                List<StatePath> id, List<StatePath> currency, List<Properties> attributes,
                Map<Field, List<StatePath>> absent, Map<Field, List<StatePath>> elsewhere, List<StatePath> gone,
                List<StatePath> items, Map<Field, List<StatePath>> range, List<TextFind> texts,
                List<StateCards> cards, List<Next> next) {
            this(variable, fields, to, id, currency, attributes, absent, elsewhere, gone, items, range, texts, cards,
                    next, WantedPaths.of(Stream.of(
                            Stream.of(fields, to, absent, elsewhere, range).flatMap(each -> each.values().stream())
                                    .flatMap(List::stream),
                            Stream.of(id, currency, gone, items).flatMap(List::stream),
                            attributes.stream().map(Properties::list), texts.stream().map(TextFind::in),
                            cards.stream().map(StateCards::list),
                            next.stream().flatMap(each -> Stream.of(each.page, each.size, each.total, each.last))
                                    .flatMap(List::stream))
                            .flatMap(paths -> paths).toList()));
        }
    }

    record TextFind(Field field, StatePath in, Pattern pattern, boolean elsewhere) {}

    record StateCards(StatePath list, List<StatePath> url, State card) {}

    record Next(String parameter, List<StatePath> page, List<StatePath> size, List<StatePath> total,
            List<StatePath> last) {}

    record PageCards(PagePlace each, List<PagePlace> id, List<PagePlace> url, Map<Field, List<PagePlace>> fields) {}

    /// @throws IllegalArgumentException naming the marketplace and the CSS that is wrong
    static CompiledMarketplace of(Marketplace file) {
        try {
            List<Table> tables = new ArrayList<>();
            for (Marketplace.Rows rows : file.attributes()) {
                boolean cells = rows.separator().isEmpty();
                tables.add(new Table(PagePlace.of(rows.rows()), cells ? PagePlace.of(rows.name()) : null,
                        cells ? PagePlace.of(rows.value()) : null, rows.separator()));
            }
            Links links = file.list();
            return new CompiledMarketplace(file, places(file.id()), places(file.selectors()), List.copyOf(tables),
                    places(file.absent()), places(file.elsewhere()), places(file.language()),
                    places(file.currency().stream().filter(each -> !each.matches("[A-Z]{3}")).toList()),
                    places(links.items()), places(links.next()), places(file.gone().selectors()),
                    places(file.shell().selectors()), places(file.challenge().selectors()),
                    file.states().stream().map(CompiledMarketplace::state).toList(),
                    PropertyNames.byName(file.labels()),
                    links.cards().stream().map(each -> new PageCards(PagePlace.of(each.each()), places(each.id()),
                            places(each.url()), places(each.fields()))).toList());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("marketplace `" + file.name() + "`: " + e.getMessage(), e);
        }
    }

    private static State state(Marketplace.State state) {
        return new State(state.variable(), paths(state.fields()), paths(state.to()), paths(state.id()),
                paths(state.currency()),
                state.attributes().stream().map(each -> new Properties(new StatePath(each.list()),
                        new StatePath(each.name()), new StatePath(each.value()))).toList(),
                paths(state.absent()), paths(state.elsewhere()), paths(state.gone()), paths(state.items()),
                paths(state.range()),
                state.texts().stream().map(each -> new TextFind(each.field(), new StatePath(each.in()),
                        each.pattern(), each.elsewhere())).toList(),
                state.cards().stream().map(each -> new StateCards(new StatePath(each.list()), paths(each.url()),
                        state(each.card()))).toList(),
                state.next().stream().map(each -> new Next(each.parameter(), paths(each.page()), paths(each.size()),
                        paths(each.total()), paths(each.last()))).toList());
    }

    private static List<StatePath> paths(List<String> sources) {
        return sources.stream().map(StatePath::new).toList();
    }

    private static Map<Field, List<StatePath>> paths(Map<Field, List<String>> sources) {
        Map<Field, List<StatePath>> paths = new EnumMap<>(Field.class);
        sources.forEach((field, each) -> paths.put(field, paths(each)));
        return paths;
    }

    private static List<PagePlace> places(List<String> sources) {
        return sources.stream().map(PagePlace::of).toList();
    }

    private static Map<Field, List<PagePlace>> places(Map<Field, List<String>> sources) {
        Map<Field, List<PagePlace>> places = new EnumMap<>(Field.class);
        sources.forEach((field, each) -> places.put(field, places(each)));
        return places;
    }

    /// A text without what the file cuts out of the field.
    String cut(Field field, String text) {
        Pattern pattern = file == null ? null : file.cut().get(field);
        if (pattern == null) {
            return text;
        }
        String head = text.length() > SEARCHED ? text.substring(0, SEARCHED) : text;
        return (pattern.matcher(head).replaceAll("") + text.substring(head.length())).strip();
    }

    /// Whether a text is boilerplate that the file does not take for the field.
    boolean ignores(Field field, String text) {
        Pattern pattern = file == null ? null : file.ignore().get(field);
        return pattern != null
                && pattern.matcher(text.length() > SEARCHED ? text.substring(0, SEARCHED) : text).find();
    }

    /// Whether a source states a field on this marketplace.
    boolean believes(Field field, String source) {
        return file == null || !file.notFrom().getOrDefault(field, List.of()).contains(source);
    }

    Marks challengeMarks() {
        return file == null ? new Marks(List.of(), List.of(), List.of()) : file.challenge();
    }

    Marks goneMarks() {
        return file == null ? new Marks(List.of(), List.of(), List.of()) : file.gone();
    }

    Marks shellMarks() {
        return file == null ? new Marks(List.of(), List.of(), List.of()) : file.shell();
    }
}
