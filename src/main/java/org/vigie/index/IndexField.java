package org.vigie.index;

import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;

/// Every field of the index: its name, how it is held, and what it holds; beside these stand the words of each textual
/// field as rules see them ([RuleFields]). Whoever changes a line here raises
/// [IndexSchema#VERSION].
enum IndexField {

    KIND("kind", Type.EXACT, "`listing` on a parent, `finding` on a child"),
    BLOCK("block", Type.EXACT, "id of the observation, on every document of its block"),
    ID("id", Type.EXACT, "id of the observation, on the parent"),
    LISTING("listing", Type.EXACT, "marketplace and the marketplace's number"),
    ADDRESS("address", Type.EXACT, "what people paste: number, marketplace:number, address; in lower case"),
    FINDING_ID("finding_id", Type.EXACT, "ids of the findings, on the parent"),
    FLAGGED("flagged", Type.EXACT, "`yes` when there is a finding"),
    ABSENT("absent", Type.EXACT, "fields that were looked for and not there"),
    UNREAD("unread", Type.EXACT, "fields that could not be seen"),

    TITLE("title", Type.TEXT, "every reading of the title"),
    DESCRIPTION("description", Type.TEXT, "every reading of the description"),
    OTHER("other", Type.TEXT, "every reading of the other textual fields, attributes first of all"),
    FINDINGS("findings", Type.TEXT, "titles of the rules and the words quoted"),

    RULE("rule", Type.FACET, "ids of the rules of all findings"),
    TOPIC("topic", Type.FACET, "topics of all findings"),
    SEVERITY("severity", Type.FACET, "severities of all findings"),
    VERDICT("verdict", Type.FACET, "verdicts of all findings"),
    MARKETPLACE("marketplace", Type.FACET, "short name"),
    SELLER("seller", Type.FACET, "chosen name of the seller"),
    COUNTRY("country", Type.FACET, "country of the seller, else of the manufacturer"),
    LANGUAGE("language", Type.FACET, "language of the page, without region"),
    DATE("date", Type.FACET, "day of the last sighting, UTC"),

    FINDING_RULE("finding.rule", Type.FACET, "on a child: id of the rule"),
    FINDING_TOPIC("finding.topic", Type.FACET, "on a child: topic"),
    FINDING_SEVERITY("finding.severity", Type.FACET, "on a child: severity"),
    FINDING_VERDICT("finding.verdict", Type.FACET, "on a child: verdict"),

    FACT("fact", Type.EXACT, "what rules ask of a listing beside its words, as terms"),
    FIGURES("figures", Type.COLUMN, "the chosen prices and numbers, for rules that compare them"),
    SEEN_DAY("seen_day", Type.TIME, "days of all sightings, UTC, days since 1970"),

    FIRST_SEEN("first_seen", Type.TIME, "first sighting, milliseconds since 1970"),
    LAST_SEEN("last_seen", Type.TIME, "last sighting, milliseconds since 1970"),
    TIE("tie", Type.ORDER, "hash of the id: a lasting order among equals"),

    OBSERVATION("observation", Type.STORED, "the observation as first seen, JSON"),
    SIGHTINGS("sightings", Type.STORED, "all sightings, JSON"),
    CHECKSUM("checksum", Type.STORED, "CRC-32C of the two before it");

    /// How a field is held.
    enum Type {
        /// One term, as it is.
        EXACT,
        /// The tokens of [SearchAnalysis], with positions.
        TEXT,
        /// One term, and a column of values to count.
        FACET,
        /// A long that can be searched by range and sorted by.
        TIME,
        /// A long to sort by.
        ORDER,
        /// Bytes in a column.
        COLUMN,
        /// Not searched, only given back.
        STORED
    }

    /// Longer terms are cut, so that a hostile value cannot pass Lucene's limit of 32,766 bytes.
    static final int MAX_TERM_CHARS = 8_000;
    /// Longer facet values are cut: they are shown in a list.
    static final int MAX_FACET_CHARS = 200;

    private final String key;
    private final Type type;
    private final String sentence;

    IndexField(String key, Type type, String sentence) {
        this.key = key;
        this.type = type;
        this.sentence = sentence;
    }

    String key() {
        return key;
    }

    /// The field on the parent that a facet of this name counts.
    static IndexField of(Facet facet) {
        return valueOf(facet.name());
    }

    /// The field on the children that a facet of findings counts.
    static IndexField ofFinding(Facet facet) {
        return valueOf("FINDING_" + facet.name());
    }

    /// The term that a value of this field is searched by.
    Term term(String value) {
        return new Term(key, cut(value));
    }

    void add(Document document, String value) {
        document.add(switch (type) {
            case EXACT -> new StringField(key, cut(value), Store.NO);
            case TEXT -> new TextField(key, value, Store.NO);
            case FACET -> new KeywordField(key, cut(value), Store.NO);
            case STORED -> new StoredField(key, value);
            case TIME, ORDER, COLUMN -> throw new IllegalArgumentException(key + " holds a number");
        });
    }

    void add(Document document, long value) {
        document.add(switch (type) {
            case TIME -> new LongField(key, value, Store.NO);
            case ORDER -> new NumericDocValuesField(key, value);
            case STORED -> new StoredField(key, value);
            case EXACT, TEXT, FACET, COLUMN -> throw new IllegalArgumentException(key + " holds text");
        });
    }

    String cut(String value) {
        int limit = type == Type.FACET ? MAX_FACET_CHARS : MAX_TERM_CHARS;
        if (value.length() <= limit) {
            return value;
        }
        return value.substring(0, Character.isHighSurrogate(value.charAt(limit - 1)) ? limit - 1 : limit);
    }

    /// `title: text. every reading of the title`.
    @Override
    public String toString() {
        return key + ": " + type.name().toLowerCase(Locale.ROOT) + ". " + sentence;
    }
}
