package org.vigie.rules;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.normalise.Tokens;

/// One line of a list: the words to be found, and the days on which they count.
///
/// ```
/// laser pointer(s)                      the letters in brackets may be there or not
/// schlagring*                           also as the start of a longer word; *laser as its end; *laser* inside it
/// butylphenyl methylpropional [from 2022-03-01] [until 2030-01-01]
/// non refillable [other]                is another thing: phrases of this list that begin in it are not found
/// laser pointer [exact]                 in a list whose words inflect or compound: as it stands
/// ```
///
/// @param written the line, without comment
/// @param forms every sequence of words it stands for, folded
/// @param other whether it is another thing, and only keeps phrases of its list from being found in it
record Phrase(String written, List<List<Word>> forms, Optional<LocalDate> from, Optional<LocalDate> until,
        boolean other) {

    /// One word of a phrase.
    record Word(String form, boolean openStart, boolean openEnd) {}

    private static final Pattern DAY = Pattern.compile("\\[(from|until) ([^\\]]*)]");
    private static final String OTHER = "[other]";
    private static final String EXACT = "[exact]";
    private static final Pattern OPTIONAL = Pattern.compile("\\((\\p{L}{1,4})\\)");
    private static final int MAX_CHARS = 200;
    private static final int MAX_OPTIONAL = 4;

    boolean counts(LocalDate day) {
        return from.map(first -> !day.isBefore(first)).orElse(true)
                && until.map(last -> !day.isAfter(last)).orElse(true);
    }

    /// What a digest reads: folded words and days.
    String canonical() {
        return forms + from.map(d -> " from " + d).orElse("") + until.map(d -> " until " + d).orElse("")
                + (other ? " other" : "");
    }

    /// Reads a line that is neither blank nor a comment; says what is wrong with it.
    static Optional<Phrase> read(String line, Consumer<String> wrong) {
        return read(line, WordForms.AS_WRITTEN, wrong);
    }

    /// Reads a line of a list whose words may stand for more than themselves.
    static Optional<Phrase> read(String line, WordForms of, Consumer<String> wrong) {
        Optional<LocalDate> from = Optional.empty();
        Optional<LocalDate> until = Optional.empty();
        Matcher days = DAY.matcher(line);
        while (days.find()) {
            try {
                LocalDate day = LocalDate.parse(days.group(2).strip());
                if (days.group(1).equals("from")) {
                    from = Optional.of(day);
                } else {
                    until = Optional.of(day);
                }
            } catch (DateTimeParseException e) {
                wrong.accept("`" + days.group(2) + "` is not a day such as 2026-11-24.");
                return Optional.empty();
            }
        }
        boolean other = line.contains(OTHER);
        boolean exact = line.contains(EXACT);
        if (exact && of.isPlain()) {
            wrong.accept("`[exact]` is for lists that begin with `[inflect]` or `[compounds]`; this one is exact.");
            return Optional.empty();
        }
        String words = DAY.matcher(line.replace(OTHER, "").replace(EXACT, "")).replaceAll("").strip();
        if (words.length() > MAX_CHARS || words.indexOf('[') >= 0 || words.indexOf(']') >= 0) {
            wrong.accept(words.length() > MAX_CHARS
                    ? "A phrase has at most " + MAX_CHARS + " characters."
                    : "In brackets stand `[from 2025-09-01]`, `[until 2025-09-01]`, `[other]` or"
                            + " `[exact]`.");
            return Optional.empty();
        }
        List<List<Word>> forms = new ArrayList<>();
        for (String form : expand(words)) {
            Optional<List<Word>> read = words(form, wrong);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            forms.addAll(exact ? List.of(read.get()) : of.of(read.get()));
        }
        if (forms.size() > WordForms.MAX_FORMS) {
            wrong.accept("This phrase stands for more than " + WordForms.MAX_FORMS + " forms. Shorten it, or mark it"
                    + " [exact].");
            return Optional.empty();
        }
        return Optional.of(new Phrase(line.strip(), forms.stream().distinct().toList(), from, until, other));
    }

    /// With and without each optional ending; with ä, ö, ü also written ae, oe, ue.
    private static List<String> expand(String words) {
        List<String> forms = new ArrayList<>(List.of(words));
        for (int i = 0; i < MAX_OPTIONAL; i++) {
            List<String> more = new ArrayList<>();
            for (String form : forms) {
                Matcher optional = OPTIONAL.matcher(form);
                if (optional.find()) {
                    more.add(form.substring(0, optional.start()) + form.substring(optional.end()));
                    more.add(form.substring(0, optional.start()) + optional.group(1) + form.substring(optional.end()));
                } else {
                    more.add(form);
                }
            }
            forms = more;
        }
        for (String form : List.copyOf(forms)) {
            String spelled = form.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
                    .replace("Ä", "Ae").replace("Ö", "Oe").replace("Ü", "Ue");
            if (!spelled.equals(form)) {
                forms.add(spelled);
            }
        }
        return forms;
    }

    private static Optional<List<Word>> words(String form, Consumer<String> wrong) {
        List<Word> words = new ArrayList<>();
        int letters = 0;
        for (String part : form.split("\\s+", -1)) {
            boolean openStart = part.startsWith("*");
            boolean openEnd = part.length() > 1 && part.endsWith("*");
            String bare = part.substring(openStart ? 1 : 0, part.length() - (openEnd ? 1 : 0));
            if (bare.indexOf('*') >= 0) {
                wrong.accept("`" + part + "`: the mark * stands at the start or the end of a word.");
                return Optional.empty();
            }
            Tokens tokens = Tokens.of(bare);
            for (int i = 0; i < tokens.size(); i++) {
                words.add(new Word(tokens.form(i), openStart && i == 0, openEnd && i == tokens.size() - 1));
                letters += tokens.form(i).length();
            }
            if ((openStart || openEnd) && bare.length() < 4) {
                wrong.accept("`" + part + "`: a word with the mark * needs four letters or more.");
                return Optional.empty();
            }
        }
        if (words.isEmpty() || (isUnspaced(words) && letters < 2)) {
            wrong.accept(words.isEmpty()
                    ? "`" + form + "` has no letter or digit."
                    : "`" + form + "`: one character alone would be found inside other words.");
            return Optional.empty();
        }
        return Optional.of(List.copyOf(words));
    }

    private static boolean isUnspaced(List<Word> words) {
        return Tokens.isUnspaced(words.getFirst().form().codePointAt(0));
    }
}
