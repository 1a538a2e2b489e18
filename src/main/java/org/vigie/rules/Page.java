package org.vigie.rules;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.Reading;
import org.vigie.normalise.LetterTable;
import org.vigie.normalise.WordSheet;

/// The texts of a listing, cut into words once for all rules. Texts are numbered in the order of their fields. Made to
/// be used again. For one thread.
final class Page {

    private final WordSheet sheet;
    private Reading[] readings = new Reading[8];
    private Field[] fields = new Field[8];
    private int[] firsts = new int[9];
    private int size;

    Page(LetterTable letters) {
        this.sheet = new WordSheet(letters);
    }

    /// Takes the texts of a listing in place of all others.
    ///
    /// @param wanted the fields in which some rule looks for words or amounts, in the order of [Field]
    void read(Listing listing, Collection<Field> wanted) {
        sheet.clear();
        size = 0;
        for (Field field : wanted) {
            List<Reading> shown = listing.readings(field);
            for (int i = 0; i < shown.size(); i++) {
                add(field, shown.get(i));
            }
        }
    }

    private void add(Field field, Reading reading) {
        if (size == readings.length) {
            readings = Arrays.copyOf(readings, size * 2);
            fields = Arrays.copyOf(fields, size * 2);
            firsts = Arrays.copyOf(firsts, size * 2 + 1);
        }
        sheet.add(reading.value().text());
        readings[size] = reading;
        fields[size++] = field;
        firsts[size] = sheet.size();
    }

    WordSheet sheet() {
        return sheet;
    }

    /// Number of texts.
    int size() {
        return size;
    }

    Field field(int text) {
        return fields[text];
    }

    /// Quotes some words as they stand on the page.
    ///
    /// @param from first word
    /// @param to behind the last one
    Quote quote(int text, int from, int to, String reason) {
        Reading reading = readings[text];
        int start = sheet.start(from);
        int end = sheet.end(to - 1);
        return new Quote(fields[text], reading.value().text().substring(start, end), start, end, reading.place(),
                reason);
    }

    Reading reading(int text) {
        return readings[text];
    }

    /// First word of a text; of the number behind the last text, behind the last word.
    int first(int text) {
        return firsts[text];
    }
}
