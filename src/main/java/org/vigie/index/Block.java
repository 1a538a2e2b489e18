package org.vigie.index;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.util.StringHelper;
import org.vigie.evidence.Finding;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingKey;
import org.vigie.listing.Reading;
import org.vigie.rules.Quote;

/// The documents of one observation: its findings, then the listing.
///
/// @param characters of the stored form: a measure of its size
record Block(List<Document> documents, int characters) {

    /// Which index field a textual fact is searched in. Facts that nobody searches by word are not here.
    static final Map<Field, IndexField> TEXT_FIELDS = textFields();

    static Block of(StoredObservation stored) {
        List<Document> documents = new ArrayList<>();
        for (Finding finding : stored.observation().findings()) {
            documents.add(child(stored, finding));
        }
        Document parent = document(stored, IndexSchema.LISTING);
        int characters = StoredForm.add(parent, stored);
        identity(parent, stored);
        time(parent, stored);
        facts(parent, stored.observation().listing());
        RuleFields.add(parent, stored);
        findings(parent, stored.observation().findings());
        for (Facet facet : Facet.values()) {
            FacetValues.of(facet, stored).forEach(value -> IndexField.of(facet).add(parent, value));
        }
        documents.add(parent);
        return new Block(documents, characters);
    }

    /// The exact term of a listing's identity. No marketplace has a control character in its name.
    static String listing(ListingKey key) {
        return key.marketplace() + '\u001f' + key.id();
    }

    /// The texts of a field, each once.
    static Set<String> texts(Listing listing, Field field) {
        Set<String> texts = new LinkedHashSet<>();
        for (Reading reading : listing.readings(field)) {
            texts.add(reading.value().text());
        }
        return texts;
    }

    /// A moment as the index knows it. Moments no calendar needs are moved to the nearest one it can hold.
    static long millis(Instant moment) {
        if (moment.isBefore(Instant.ofEpochMilli(Long.MIN_VALUE + 1))) {
            return Long.MIN_VALUE + 1;
        }
        return moment.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE)) ? Long.MAX_VALUE : moment.toEpochMilli();
    }

    private static Document document(StoredObservation stored, String kind) {
        Document document = new Document();
        IndexField.KIND.add(document, kind);
        IndexField.BLOCK.add(document, stored.observation().id());
        return document;
    }

    private static Document child(StoredObservation stored, Finding finding) {
        Document child = document(stored, IndexSchema.FINDING);
        for (Facet facet : Facet.values()) {
            FacetValues.ofFinding(facet, finding)
                    .ifPresent(value -> IndexField.ofFinding(facet).add(child, value));
        }
        return child;
    }

    private static void identity(Document parent, StoredObservation stored) {
        Listing listing = stored.observation().listing();
        IndexField.ID.add(parent, stored.observation().id());
        IndexField.LISTING.add(parent, listing(listing.key()));
        Set<String> addresses = new LinkedHashSet<>(
                List.of(listing.key().id(), listing.key().toString(), listing.url()));
        for (String address : addresses) {
            IndexField.ADDRESS.add(parent, address.toLowerCase(Locale.ROOT));
        }
    }

    private static void time(Document parent, StoredObservation stored) {
        IndexField.FIRST_SEEN.add(parent, millis(stored.firstSeen()));
        IndexField.LAST_SEEN.add(parent, millis(stored.lastSeen()));
        byte[] id = stored.observation().id().getBytes(StandardCharsets.UTF_8);
        IndexField.TIE.add(parent, StringHelper.murmurhash3_x64_128(id, 0, id.length, 0)[0]);
    }

    private static void facts(Document parent, Listing listing) {
        for (Field field : Field.values()) {
            switch (listing.fact(field)) {
                case Fact.Absent absent -> IndexField.ABSENT.add(parent, field.key());
                case Fact.Unread unread -> IndexField.UNREAD.add(parent, field.key());
                case Fact.Shown shown -> {
                }
            }
        }
        TEXT_FIELDS.forEach((field, into) -> texts(listing, field).forEach(text -> into.add(parent, text)));
    }

    private static void findings(Document parent, List<Finding> findings) {
        Set<String> words = new LinkedHashSet<>();
        for (Finding finding : findings) {
            IndexField.FINDING_ID.add(parent, finding.id());
            words.add(finding.ruleTitle());
            for (Quote quote : finding.quotes()) {
                words.add(quote.text());
            }
        }
        words.forEach(text -> IndexField.FINDINGS.add(parent, text));
        if (!findings.isEmpty()) {
            IndexField.FLAGGED.add(parent, IndexSchema.YES);
        }
    }

    private static Map<Field, IndexField> textFields() {
        Map<Field, IndexField> fields = new EnumMap<>(Field.class);
        fields.put(Field.TITLE, IndexField.TITLE);
        fields.put(Field.DESCRIPTION, IndexField.DESCRIPTION);
        for (Field field : Field.values()) {
            boolean textual = field.kind() == Field.Kind.TEXT || field.kind() == Field.Kind.ATTRIBUTE;
            if (textual && field != Field.IMAGES && field != Field.LANGUAGE) {
                fields.putIfAbsent(field, IndexField.OTHER);
            }
        }
        return Collections.unmodifiableMap(fields);
    }
}
