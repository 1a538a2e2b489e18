package org.vigie.extract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vigie.listing.Field;
import org.vigie.listing.Place;
import org.vigie.listing.Reading;
import org.vigie.normalise.Language;

/// The language of a page: what it declares, and what its words tell. Both are kept where they differ, the declared one
/// first; short or mixed words tell nothing.
final class PageLanguage {

    /// The source of a language that only the words tell.
    static final String SOURCE = "text";

    private static final int LONGEST = 2_000;

    private PageLanguage() {
    }

    /// Adds the language that the words of title and description tell, when none is declared or another one is. Where
    /// none is declared and they do not tell, the page's visible text may.
    static void read(OpenPage page, Findings findings) {
        List<Reading> declared = findings.readings(Field.LANGUAGE);
        Optional<Language> told = Language.of(words(findings));
        if (told.isPresent() && declared.stream().noneMatch(each -> is(each, told.get()))) {
            findings.text(Field.LANGUAGE, told.get().code(), new Place(SOURCE, "words of title and description"));
        }
        if (told.isEmpty() && declared.isEmpty() && page.json().isEmpty()) {
            String visible = page.visible();
            Language.of(visible.length() > LONGEST ? visible.substring(0, LONGEST) : visible).ifPresentOrElse(
                    language -> findings.text(Field.LANGUAGE, language.code(),
                            new Place(SOURCE, "words of the visible text")),
                    () -> findings.unread(Field.LANGUAGE,
                            "the page declares none, and its words are too few or too mixed to tell"));
        }
    }

    private static String words(Findings findings) {
        StringBuilder words = new StringBuilder();
        for (Field field : List.of(Field.TITLE, Field.DESCRIPTION)) {
            findings.readings(field).stream().findFirst()
                    .ifPresent(each -> words.append(each.value().text()).append('\n'));
        }
        return words.length() > LONGEST ? words.substring(0, LONGEST) : words.toString();
    }

    private static boolean is(Reading declared, Language told) {
        return Locale.forLanguageTag(declared.value().text()).getLanguage().equals(told.code());
    }
}
