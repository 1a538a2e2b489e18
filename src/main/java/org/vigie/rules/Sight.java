package org.vigie.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigie.listing.Countries;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingKey;
import org.vigie.listing.Reading;
import org.vigie.normalise.Folding;
import org.vigie.normalise.LetterTable;

/// A listing as the conditions see it on one day: its texts cut into words, the phrases of one lexicon found in them,
/// and what several rules ask of its facts worked out once. Good as long as its page holds the listing. For one thread.
final class Sight {

    // Nothing is ever put on this page, so that all sights of facts share it.
    private static final PageText[] NO_TEXTS = {};
    private static final Page NO_PAGE = new Page(new LetterTable());
    private static final Lexicon NO_WORDS = Lexicon.of(Map.of());
    private static final Marks NO_MARKS = new Marks(NO_WORDS, NO_PAGE.sheet());

    private final Listing listing;
    private final LocalDate day;
    private final Page page;
    private final Marks marks;
    private final Lexicon lexicon;
    private final PageText[] texts;
    private final Map<Field, String> wholes = new EnumMap<>(Field.class);
    // One bit for each field, by their order.
    private long placeholders;
    private long askedForPlaceholder;
    private Map<Reading, String> folded = Map.of();
    private Optional<List<Optional<String>>> markets = Optional.empty();

    /// @param page holds the listing's texts
    /// @param marks is searched anew by this sight, with the lexicon
    Sight(Listing listing, LocalDate day, Page page, Marks marks, Lexicon lexicon) {
        this(listing, day, page, marks, lexicon, new PageText[page.size()]);
        marks.clear();
        for (int text = 0; text < page.size(); text++) {
            marks.find(text, page.field(text), page.first(text), page.first(text + 1), day);
        }
    }

    private Sight(Listing listing, LocalDate day, Page page, Marks marks, Lexicon lexicon, PageText[] texts) {
        this.listing = listing;
        this.day = day;
        this.page = page;
        this.marks = marks;
        this.lexicon = lexicon;
        this.texts = texts;
    }

    /// A listing for conditions that look for no words.
    static Sight ofFacts(Listing listing, LocalDate day) {
        return new Sight(listing, day, NO_PAGE, NO_MARKS, NO_WORDS, NO_TEXTS);
    }

    /// A listing that says nothing.
    static Sight ofNothing() {
        return ofFacts(Listing.of(new ListingKey("nothing", "nothing"), "").build(), LocalDate.EPOCH);
    }

    LocalDate day() {
        return day;
    }

    Fact fact(Field field) {
        return listing.fact(field);
    }

    List<Reading> readings(Field field) {
        return listing.readings(field);
    }

    List<PageText> texts(Field field) {
        List<PageText> read = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            if (page.field(i) == field) {
                if (texts[i] == null) {
                    texts[i] = new PageText(page, marks, lexicon, i);
                }
                read.add(texts[i]);
            }
        }
        return read;
    }

    boolean isUnread(Field field) {
        return listing.fact(field) instanceof Fact.Unread;
    }

    /// Whether a phrase stands in a text of one of these fields.
    boolean hasAny(Finder.Phrases phrases, Set<Field> fields) {
        long found = phrases.fields(marks, lexicon);
        return found != 0 && (found & bits(fields)) != 0;
    }

    /// One bit for each field, by their order.
    static long bits(Set<Field> fields) {
        long bits = 0;
        for (Field field : fields) {
            bits |= 1L << field.ordinal();
        }
        return bits;
    }

    /// Quotes the first value of a shown field.
    Quote whole(Field field, String reason) {
        Reading reading = readings(field).getFirst();
        String text = wholes.computeIfAbsent(field, one -> reading.value().text());
        return new Quote(field, text, 0, text.length(), reading.place(), reason);
    }

    /// Whether a shown field says nothing, such as `-` or `N/A`.
    boolean holdsPlaceholder(Field field) {
        long bit = 1L << field.ordinal();
        if ((askedForPlaceholder & bit) == 0) {
            askedForPlaceholder |= bit;
            List<Reading> readings = readings(field);
            if (!readings.isEmpty() && Placeholder.all(readings)) {
                placeholders |= bit;
            }
        }
        return (placeholders & bit) != 0;
    }

    /// A value's folded text without white at its ends.
    String folded(Reading reading) {
        if (folded.isEmpty()) {
            folded = new IdentityHashMap<>();
        }
        return folded.computeIfAbsent(reading, one -> Folding.of(one.value().text()).strip());
    }

    /// The country codes of the shown markets, empty for what is no country's.
    List<Optional<String>> markets() {
        List<Optional<String>> codes = markets.orElseGet(() -> readings(Field.MARKET).stream()
                .map(market -> Countries.code(market.value().text())).toList());
        markets = Optional.of(codes);
        return codes;
    }
}
