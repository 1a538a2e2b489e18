package org.vigie.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;

/// A listing and what the rule must say of it.
///
/// @param quotes words that must be among the quoted ones
/// @param toRead fields that must be among those to be read
/// @param line where it stands in its file
/// @param language of the listing, where the example stands in a file of examples in one language
/// @param file that file; nothing when the example stands in the rule itself
record Example(String name, Verdict expect, Optional<String> exception, LocalDate captured, Listing listing,
        List<String> quotes, List<Field> toRead, int line, Optional<String> language, Optional<String> file) {

    /// The same, as it stands in a file of examples.
    Example in(String itsLanguage, String itsFile) {
        return new Example(name, expect, exception, captured, listing, quotes, toRead, line, Optional.of(itsLanguage),
                Optional.of(itsFile));
    }

    /// What of a judgement differs from the example; empty when nothing does.
    Optional<String> difference(Judgement judgement) {
        if (judgement.verdict() != expect) {
            return Optional.of("is " + judgement.verdict().word()
                    + judgement.exception().map(id -> " (exception " + id + ")").orElse("")
                    + ", expected " + expect.word());
        }
        if (!judgement.exception().equals(exception)) {
            return Optional.of("rests on " + judgement.exception().map(id -> "exception " + id).orElse("no exception")
                    + ", expected " + exception.map(id -> "exception " + id).orElse("none"));
        }
        List<String> quoted = judgement.quotes().stream().map(Quote::text).toList();
        List<String> missing = quotes.stream().filter(words -> !quoted.contains(words)).toList();
        if (!missing.isEmpty()) {
            return Optional.of("does not quote " + missing + "; it quotes " + quoted);
        }
        if (!judgement.toRead().containsAll(toRead)) {
            return Optional.of("asks to read " + keys(judgement.toRead()) + ", expected " + keys(toRead));
        }
        return Optional.empty();
    }

    private static List<String> keys(List<Field> fields) {
        return fields.stream().map(Field::key).toList();
    }
}
