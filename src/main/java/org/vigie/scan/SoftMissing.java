package org.vigie.scan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sees that a page which answers 200 stands for one that is not there, where the marketplace's file knows no mark of
/// it: an offer's address that leads to a page of no offer, or a title that says so.
final class SoftMissing {

    private static final int BEGINNING = 20_000;
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]{0,200}>([^<]{0,300})</title");
    private static final Pattern NUMBER_404 = Pattern.compile("(?<![0-9.,])404(?![0-9.,])");
    private static final List<String> WORDS = List.of("page not found", "not found", "page introuvable",
            "seite nicht gefunden", "página no encontrada", "pagina non trovata", "nie znaleziono strony",
            "no longer exists", "n'existe plus", "n’existe plus");

    private SoftMissing() {
    }

    /// What shows it.
    ///
    /// @param asked the address of the offer
    /// @param answered the address that answered
    static Optional<String> of(String asked, String answered, byte[] body, Sameness sameness) {
        Optional<String> offer = sameness.offer(asked);
        if (offer.isPresent() && sameness.offer(answered).isEmpty()) {
            return Optional.of("the address of the offer leads to " + answered);
        }
        String start = new String(body, 0, Math.min(body.length, BEGINNING), StandardCharsets.UTF_8);
        Matcher title = TITLE.matcher(start);
        if (!title.find()) {
            return Optional.empty();
        }
        String words = title.group(1).strip().toLowerCase(Locale.ROOT);
        boolean says = NUMBER_404.matcher(words).find() || WORDS.stream().anyMatch(words::contains);
        return says ? Optional.of("the title says “" + title.group(1).strip() + "”") : Optional.empty();
    }
}
