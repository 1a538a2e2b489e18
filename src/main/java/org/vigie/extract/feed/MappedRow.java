package org.vigie.extract.feed;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.config.TableMapping;
import org.vigie.config.TableMapping.Column;
import org.vigie.config.TableMapping.Constant;
import org.vigie.config.TableMapping.OfField;
import org.vigie.config.TableMapping.Part;
import org.vigie.config.TableMapping.Property;
import org.vigie.config.TableMapping.Target;
import org.vigie.listing.Countries;
import org.vigie.listing.Field;
import org.vigie.listing.InvalidListingException;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingForm;
import org.vigie.listing.ListingKey;
import org.vigie.listing.Place;
import org.vigie.listing.Value;

/// A row of a table becomes a listing as a mapping file says.
final class MappedRow {

    private final TableMapping mapping;
    private final Map<String, String> cells;
    private final List<String> notes;

    /// @param cells by column
    /// @param notes takes what could not be read of a row that is a listing all the same
    MappedRow(TableMapping mapping, Map<String, String> cells, List<String> notes) {
        this.mapping = mapping;
        this.cells = cells;
        this.notes = notes;
    }

    /// @param marketplace where the mapping gives none; empty when nobody does
    Listing listing(String marketplace) throws InvalidListingException {
        String id = part(Part.ID).orElseThrow(() -> new InvalidListingException("the cell of the `id` is empty"));
        String market = part(Part.MARKETPLACE).orElse(marketplace);
        if (market.isBlank()) {
            throw new InvalidListingException("nothing says which marketplace it is from; give --marketplace, or "
                    + "`marketplace:` in " + mapping.name());
        }
        String currency = part(Part.CURRENCY).orElse(null);
        Listing.Builder builder = Listing.of(new ListingKey(market, id), part(Part.URL).orElse(""));
        for (Column column : mapping.columns()) {
            column(builder, column, currency);
        }
        for (Constant constant : mapping.constants()) {
            put(builder, constant.target(), constant.value(), currency, new Place("mapping", "constants"));
        }
        return builder.build();
    }

    private Optional<String> part(Part part) {
        for (Column column : mapping.columns()) {
            String cell = cells.getOrDefault(column.name(), "").strip();
            if (column.target() == part && !empty(cell)) {
                return Optional.of(cell);
            }
        }
        return mapping.constants().stream().filter(constant -> constant.target() == part).map(Constant::value)
                .findFirst();
    }

    private boolean empty(String cell) {
        return cell.isEmpty() || mapping.absent().contains(cell);
    }

    private void column(Listing.Builder builder, Column column, @Nullable String currency)
            throws InvalidListingException {
        String cell = cells.getOrDefault(column.name(), "").strip();
        Place place = new Place("csv", column.name());
        if (empty(cell)) {
            if (column.target() instanceof OfField of && mapping.emptyIsAbsent()) {
                builder.absent(of.field(), place);
            }
            return;
        }
        if (column.json()) {
            json(builder, column, cell, currency, place);
            return;
        }
        String[] values = column.split().isEmpty()
                ? new String[]{cell}
                : cell.split(Pattern.quote(column.split()), -1);
        for (String value : values) {
            if (!value.isBlank()) {
                put(builder, column.target(), value.strip(), currency, place);
            }
        }
    }

    private void json(Listing.Builder builder, Column column, String cell, @Nullable String currency, Place place)
            throws InvalidListingException {
        Optional<List<JsonCell.Named>> read = JsonCell.read(cell);
        if (read.isEmpty()) {
            unread(builder, column.target(), "the column `" + column.name() + "` holds no JSON list");
            return;
        }
        List<JsonCell.Named> all = read.get();
        if (column.target() instanceof OfField(Field field) && field == Field.CATEGORY && !all.isEmpty()) {
            put(builder, column.target(), String.join(" > ", all.stream().map(JsonCell.Named::name).toList()),
                    currency, place);
            return;
        }
        if (all.isEmpty() && column.target() instanceof OfField of && mapping.emptyIsAbsent()) {
            builder.absent(of.field(), place);
        }
        for (JsonCell.Named named : all) {
            if (column.target() instanceof OfField(Field field) && field == Field.ATTRIBUTES) {
                builder.show(field, new Value.Attribute(limited(named.name()), limited(named.value())), place);
            } else {
                put(builder, column.target(), named.name(), currency, place);
            }
        }
    }

    private void put(Listing.Builder builder, Target target, String text, @Nullable String currency, Place place)
            throws InvalidListingException {
        switch (target) {
            case Part part -> {
                // The key, the address and the currency were taken before.
            }
            case Property property -> builder.show(Field.ATTRIBUTES,
                    new Value.Attribute(property.name(), limited(text)), place);
            case OfField of -> {
                Optional<Value> value = value(of.field(), limited(text), currency);
                if (value.isPresent()) {
                    builder.show(of.field(), value.get(), place);
                } else {
                    unread(builder, target, "`" + place.path() + "` holds `" + shortened(text) + "`, which is no "
                            + of.field().kind().name().toLowerCase(Locale.ROOT));
                }
            }
        }
    }

    private void unread(Listing.Builder builder, Target target, String why) {
        notes.add(why);
        if (target instanceof OfField of) {
            builder.unread(of.field(), why);
        }
    }

    private Optional<Value> value(Field field, String text, @Nullable String currency) {
        return switch (field.kind()) {
            case MONEY -> Amounts.read(text, mapping.decimal(), currency).map(Value.Price::new);
            case NUMBER -> Amounts.number(text.replaceFirst("\\s*%$", "").replaceFirst("^-", ""), mapping.decimal())
                    .map(Value.Number::new);
            case FLAG -> switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "1", "y", "oui", "ja" -> Optional.of(new Value.Flag(true));
                case "false", "no", "0", "n", "non", "nein" -> Optional.of(new Value.Flag(false));
                default -> Optional.empty();
            };
            case COUNTRY -> Optional.of(new Value.Text(Countries.code(text).orElse(text)));
            case TEXT, ATTRIBUTE -> Optional.of(new Value.Text(text));
        };
    }

    static String limited(String text) throws InvalidListingException {
        if (text.length() > ListingForm.MAX_TEXT) {
            throw new InvalidListingException("a text has " + text.length() + " characters; " + ListingForm.MAX_TEXT
                    + " are the most");
        }
        return text;
    }

    static String shortened(String text) {
        return text.lines().findFirst().orElse("")
                .transform(line -> line.length() > 60 ? line.substring(0, 60) + "…" : line);
    }
}
