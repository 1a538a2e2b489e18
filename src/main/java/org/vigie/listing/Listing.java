package org.vigie.listing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One offer as it was read. Immutable and safe for use by several threads.
public final class Listing {

    private static final Fact NEVER_READ = new Fact.Unread("no source of this field was read");

    private final ListingKey key;
    private final String url;
    private final Map<Field, Fact> facts;

    private Listing(ListingKey key, String url, Map<Field, Fact> facts) {
        this.key = key;
        this.url = url;
        this.facts = facts;
    }

    public ListingKey key() {
        return key;
    }

    /// Address of the offer; empty when it was handed in without one.
    public String url() {
        return url;
    }

    /// What is known of a field; Unread when nobody filled it.
    public Fact fact(Field field) {
        return facts.getOrDefault(field, NEVER_READ);
    }

    /// The fields that somebody filled, in the order of [Field].
    public Map<Field, Fact> facts() {
        return facts;
    }

    /// Every value of a field with its place; empty unless it is shown.
    public List<Reading> readings(Field field) {
        return fact(field) instanceof Fact.Shown shown ? shown.readings() : List.of();
    }

    /// The chosen value of a field, as text.
    public Optional<String> text(Field field) {
        return fact(field) instanceof Fact.Shown shown ? Optional.of(shown.chosen().text()) : Optional.empty();
    }

    /// Starts a new listing.
    public static Builder of(ListingKey key, String url) {
        return new Builder(key, url);
    }

    /// A builder that starts from this listing's facts.
    public Builder with() {
        Builder builder = new Builder(key, url);
        facts.forEach(builder::put);
        return builder;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Listing that && key.equals(that.key) && url.equals(that.url)
                && facts.equals(that.facts);
    }

    @Override
    public int hashCode() {
        return key.hashCode() * 31 + facts.hashCode();
    }

    @Override
    public String toString() {
        return key + " " + text(Field.TITLE).orElse("(no title read)");
    }

    /// Collects facts. Not safe for use by several threads.
    public static final class Builder {

        private final ListingKey key;
        private final String url;
        private final Map<Field, List<Reading>> shown = new EnumMap<>(Field.class);
        private final Map<Field, Fact> others = new EnumMap<>(Field.class);

        private Builder(ListingKey key, String url) {
            this.key = key;
            this.url = url;
        }

        /// Adds a value; the first one added is the chosen one. The same value at the same place counts once.
        public Builder show(Field field, Value value, Place place) {
            List<Reading> readings = shown.computeIfAbsent(field, f -> new ArrayList<>());
            Reading reading = new Reading(value, place);
            if (!readings.contains(reading)) {
                readings.add(reading);
            }
            return this;
        }

        /// Says that a field was looked for where it would stand, and was not there. A shown value outweighs it.
        public Builder absent(Field field, Place where) {
            others.put(field, new Fact.Absent(where));
            return this;
        }

        /// Says why a field could not be seen. A shown value or a proven absence outweighs it.
        public Builder unread(Field field, String why) {
            others.putIfAbsent(field, new Fact.Unread(why));
            return this;
        }

        Builder put(Field field, Fact fact) {
            switch (fact) {
                case Fact.Shown s -> s.readings().forEach(r -> show(field, r.value(), r.place()));
                case Fact.Absent a -> absent(field, a.where());
                case Fact.Unread u -> unread(field, u.why());
            }
            return this;
        }

        public boolean hasShown(Field field) {
            return shown.containsKey(field);
        }

        public Listing build() {
            Map<Field, Fact> facts = new EnumMap<>(Field.class);
            facts.putAll(others);
            shown.forEach((field, readings) -> facts.put(field, new Fact.Shown(readings)));
            return new Listing(key, url, Collections.unmodifiableMap(facts));
        }
    }
}
