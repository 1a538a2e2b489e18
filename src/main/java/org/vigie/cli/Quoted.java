package org.vigie.cli;

import java.util.stream.Collectors;
import org.vigie.rules.Judgement;

/// The words that a judgement rests on, on one line.
final class Quoted {

    private Quoted() {
    }

    static String words(Judgement judgement) {
        String quotes = judgement.quotes().stream()
                .map(quote -> quote.text().isEmpty()
                        ? quote.field().key() + ": " + quote.reason()
                        : quote.field().key() + " “" + Text.oneLine(quote.text()) + "”")
                .distinct().collect(Collectors.joining(" · "));
        String toRead = judgement.toRead().stream().map(field -> field.key()).collect(Collectors.joining(", "));
        return quotes + (toRead.isEmpty() ? "" : " · to be read: " + toRead);
    }
}
