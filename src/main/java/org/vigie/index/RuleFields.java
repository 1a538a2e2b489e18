package org.vigie.index;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.vigie.index.StoredObservation.Sighting;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingKey;
import org.vigie.listing.Money;
import org.vigie.listing.Place;
import org.vigie.listing.Value;
import org.vigie.normalise.Tokens;
import org.vigie.rules.ListingTerms;

/// What a new rule asks of a listing that was archived before it, on the listing's document:
///
/// - `words.<field>`: each text as [RuleTokens], for every field that words are looked for in;
/// - [IndexField#FACT]: the terms of [ListingTerms], and that it is a card on a list page;
/// - [IndexField#FIGURES]: a column of the chosen prices and numbers;
/// - [IndexField#SEEN_DAY]: the days of all sightings, by whose law it is judged.
final class RuleFields {

    private static final EnumSet<Field.Kind> WORDED = EnumSet.of(Field.Kind.TEXT, Field.Kind.ATTRIBUTE,
            Field.Kind.COUNTRY);
    /// The term of a card on a list page.
    static final String CARD = "card";
    /// What the names of all fields with words begin with.
    static final String WORDS = "words.";
    private static final long MILLIS_OF_DAY = 86_400_000;
    private static final ListingKey NOBODY = new ListingKey("figures", "figures");
    private static final FieldType POSITIONS = positions();

    private RuleFields() {
    }

    static void add(Document parent, StoredObservation stored) {
        Listing listing = stored.observation().listing();
        for (Field field : Field.values()) {
            if (isWorded(field)) {
                for (String text : Block.texts(listing, field)) {
                    parent.add(new org.apache.lucene.document.Field(words(field), new RuleTokens(Tokens.of(text)),
                            POSITIONS));
                }
            }
        }
        ListingTerms.of(listing).forEach(term -> IndexField.FACT.add(parent, term));
        if (stored.observation().isCard()) {
            IndexField.FACT.add(parent, CARD);
        }
        byte[] figures = figures(listing);
        if (figures.length > 0) {
            parent.add(new BinaryDocValuesField(IndexField.FIGURES.key(), new BytesRef(figures)));
        }
        Set<Long> days = new LinkedHashSet<>();
        for (Sighting sighting : stored.sightings()) {
            days.add(day(sighting.capture().at()));
        }
        days.forEach(day -> IndexField.SEEN_DAY.add(parent, day));
    }

    /// Whether the words of a field can be searched for a rule. Addresses of pictures cannot: nobody reads them.
    static boolean isWorded(Field field) {
        return WORDED.contains(field.kind()) && field != Field.IMAGES;
    }

    static String words(Field field) {
        return WORDS + field.key();
    }

    /// The day, in UTC, by whose law a capture is judged; days since 1970.
    static long day(Instant moment) {
        return Math.floorDiv(Block.millis(moment), MILLIS_OF_DAY);
    }

    private static byte[] figures(Listing listing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Field field : Field.values()) {
                if (ListingTerms.isFigure(field) && listing.fact(field) instanceof Fact.Shown shown) {
                    out.writeByte(field.ordinal());
                    switch (shown.chosen()) {
                        case Value.Price price -> {
                            out.writeByte('p');
                            write(out, price.price());
                            write(out, price.to());
                        }
                        case Value.Number number -> {
                            out.writeByte('n');
                            out.writeUTF(number.number().toString());
                        }
                        default -> out.writeByte('-');
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Money money) throws IOException {
        out.writeUTF(money.amount().toString());
        out.writeUTF(money.currency() == null ? "" : money.currency());
    }

    /// The listing that a column's value says: its figures alone.
    static Listing figures(BytesRef column) throws IOException {
        Listing.Builder listing = Listing.of(NOBODY, "");
        Field[] fields = Field.values();
        Place place = new Place("", "");
        try (DataInputStream in = new DataInputStream(
                new ByteArrayInputStream(column.bytes, column.offset, column.length))) {
            while (in.available() > 0) {
                Field field = fields[in.readByte()];
                switch (in.readByte()) {
                    case 'p' -> listing.show(field, new Value.Price(money(in), money(in)), place);
                    case 'n' -> listing.show(field, new Value.Number(new BigDecimal(in.readUTF())), place);
                    default -> listing.show(field, new Value.Text(""), place);
                }
            }
        }
        return listing.build();
    }

    private static Money money(DataInputStream in) throws IOException {
        BigDecimal amount = new BigDecimal(in.readUTF());
        String currency = in.readUTF();
        return new Money(amount, currency.isEmpty() ? null : currency);
    }

    private static FieldType positions() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        type.freeze();
        return type;
    }
}
