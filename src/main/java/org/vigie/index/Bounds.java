package org.vigie.index;

import org.apache.lucene.util.FixedBitSet;

/// What is known of a condition in one segment: where it is surely met, where it may be, and the same for "met or
/// open". Where both agree the index tells; between them only the matcher does.
///
/// @param met documents where it is surely met
/// @param perhapsMet and where it may be
/// @param kept documents where it is surely met or open
/// @param perhapsKept and where it may be
record Bounds(FixedBitSet met, FixedBitSet perhapsMet, FixedBitSet kept, FixedBitSet perhapsKept) {

    static Bounds of(FixedBitSet met, FixedBitSet kept) {
        return new Bounds(met, met, kept, kept);
    }

    static Bounds everywhere(FixedBitSet domain) {
        return of(domain, domain);
    }

    static Bounds nowhere(int documents) {
        FixedBitSet none = new FixedBitSet(documents);
        return of(none, none);
    }

    static Bounds untold(FixedBitSet domain) {
        FixedBitSet none = new FixedBitSet(domain.length());
        return new Bounds(none, domain, none, domain);
    }

    Bounds and(Bounds that) {
        return new Bounds(and(met, that.met), and(perhapsMet, that.perhapsMet), and(kept, that.kept),
                and(perhapsKept, that.perhapsKept));
    }

    Bounds or(Bounds that) {
        return new Bounds(or(met, that.met), or(perhapsMet, that.perhapsMet), or(kept, that.kept),
                or(perhapsKept, that.perhapsKept));
    }

    static FixedBitSet and(FixedBitSet a, FixedBitSet b) {
        FixedBitSet both = a.clone();
        both.and(b);
        return both;
    }

    static FixedBitSet or(FixedBitSet a, FixedBitSet b) {
        FixedBitSet either = a.clone();
        either.or(b);
        return either;
    }

    static FixedBitSet without(FixedBitSet a, FixedBitSet b) {
        FixedBitSet rest = a.clone();
        rest.andNot(b);
        return rest;
    }
}
