package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.normalise.Tokens;
import org.vigie.yaml.Problems;

/// What a word of a list finds beside itself, language by language.
class InflectionTest {

    private static final Map<String, UnaryOperator<TokenStream>> STEMMERS = Map.of(
            "en", EnglishMinimalStemFilter::new, "fr", FrenchLightStemFilter::new, "es", SpanishLightStemFilter::new,
            "it", ItalianLightStemFilter::new, "de", GermanLightStemFilter::new);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | false | laser pointer        | laser pointers
            en | false | butterfly knife      | butterfly knives
            en | false | fuse box             | fuse boxes
            en | false | battery              | batteries
            fr | false | brouilleur d'ondes   | brouilleurs d'ondes
            fr | false | couteau papillon     | couteaux papillons
            fr | false | signal brouillé      | signaux brouillés
            fr | false | jeu aimanté          | jeux aimantés
            fr | true  | couteau prohibé      | couteaux prohibés
            fr | true  | lame interdit        | lames interdites
            fr | true  | détecteur trompeur   | détectrice trompeuse
            es | false | puntero láser        | punteros láser
            es | false | inhibidor            | inhibidores
            es | false | luz                  | luz
            es | false | nariz                | narices
            es | true  | navaja automático    | navajas automáticas
            it | false | tirapugni            | tirapugni
            it | false | pugnale              | pugnali
            it | false | disturbatore         | disturbatori
            it | false | petardo              | petardi
            it | true  | coltello automatico  | coltelli automatici
            it | true  | sigaretta elettronico | sigarette elettroniche
            pt | false | bloqueador           | bloqueadores
            pt | false | munição              | munições
            de | false | Schlagring           | Schlagringe
            de | false | Laserpointer         | Laserpointern
            de | false | Nashorn              | Nashörner
            de | false | Elektroschocker      | Elektroschockers
            de | true  | elektrischer Schlagstock | elektrische Schlagstöcken
            nl | false | boksbeugel           | boksbeugels
            nl | false | vlindermes           | vlindermessen
            nl | false | pistool              | pistolen
            nl | false | schijf               | schijven
            nl | true  | automatisch mes      | automatische messen
            pl | false | kastet               | kastetów
            pl | false | zagłuszacz sygnału   | zagłuszaczy sygnału
            pl | false | pałka                | pałek
            pl | false | pałka                | pałką
            pl | true  | nóż sprężynowy       | noże sprężynowe
            pl | true  | paralizator elektryczny | paralizatorem elektrycznym
            """)
    void aFormIsFoundAndQuotedAsThePageWritesIt(String language, boolean adjectives, String phrase, String text) {
        WordForms forms = new WordForms(Inflection.of(language), adjectives, Set.of());

        assertThat(found(phrase, forms, "x " + text + ", x")).containsExactly(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | false | laser       | lasered
            en | false | glass       | glas
            fr | false | point       | pointe
            fr | false | sans mercure | sanss mercure
            fr | true  | gaz         | gaze
            de | false | Puff        | Puffer
            de | false | Puff        | Puffärmel
            es | false | snus        | snuss
            it | false | laser       | lasera
            nl | false | snus        | kokosnussen
            pl | false | gaz         | gazeta
            """)
    void anotherWordIsNot(String language, boolean adjectives, String phrase, String text) {
        WordForms forms = new WordForms(Inflection.of(language), adjectives, Set.of());

        assertThat(found(phrase, forms, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Laserpointer | Grünlaserpointer, rot  | Grünlaserpointer
            Laserpointer | Minilaserpointern      | Minilaserpointern
            Schlagring   | ein Edelstahlschlagring | Edelstahlschlagring
            Schlagring   | Sicherheitsschlagringe | Sicherheitsschlagringe
            Schlagring   | Schlagringhülle        |
            Schlagring   | Unschlagring           |
            snus         | Kokosnussmilch         |
            snus         | Minisnus               |
            nuss         | Kokosnuss              |
            Messer       | Durchmesser            |
            Messer       | Handmesser             | Handmesser
            """)
    void aCompoundIsFoundByItsHeadWhenTheRestIsAKnownWord(String phrase, String text, String quote) {
        WordForms forms = new WordForms(Inflection.of("de"), false,
                Set.of("grun", "mini", "edelstahl", "sicherheits", "kokos", "hand"));

        assertThat(found(phrase, forms, text)).containsExactlyElementsOf(Optional.ofNullable(quote).stream().toList());
    }

    @Test
    void aRealHeadFindsNoCoconut() {
        RuleFolder folder = RuleFolder.read(Path.of("rules"), new Problems());

        for (String text : List.of("Kokosnussmilch", "Kokosnussöl", "Durchmesser 5 cm", "Schlagringschlüsselsatz")) {
            assertThat(Places.of(folder.lexicon(), text, LocalDate.of(2026, 11, 24)).keySet()).as(text)
                    .doesNotContain("snus", "butterfly-knives", "switchblades", "knuckledusters");
        }
    }

    /// Words of the packs that do exist keep their light stem in Lucene's stemmers, which know the languages by other
    /// rules than ours. Where they differ, theirs cut more or less of the end; two forms in three agree.
    @Test
    void formsKeepTheirStem() {
        Map<String, List<Integer>> agreement = new TreeMap<>();
        Map<String, List<NaiveWords>> lists = NaiveWords.read(Path.of("rules/lists"));
        Map<String, Set<String>> words = new HashMap<>();
        lists.values().stream().flatMap(List::stream).filter(NaiveWords::inflected)
                .filter(one -> STEMMERS.containsKey(one.language()))
                .forEach(one -> one.phrase().forms().forEach(form -> form.forEach(word -> words
                        .computeIfAbsent(one.language(), name -> new HashSet<>()).add(word.form()))));
        words.forEach((language, some) -> some.forEach(word -> {
            for (String form : Inflection.of(language).orElseThrow().forms(word, false)) {
                if (!form.equals(word)) {
                    agreement.computeIfAbsent(language, name -> new ArrayList<>())
                            .add(stem(language, form).equals(stem(language, word)) ? 1 : 0);
                }
            }
        }));
        agreement.forEach((language, same) -> {
            double share = same.stream().mapToInt(Integer::intValue).average().orElse(0);
            System.out.printf("%s: %d forms, %.2f keep the stem of Lucene's stemmer%n", language, same.size(), share);
            assertThat(share).as(language).isGreaterThan(0.65);
        });
        assertThat(agreement).hasSize(5);
    }

    private static String stem(String language, String word) {
        KeywordTokenizer whole = new KeywordTokenizer();
        whole.setReader(new StringReader(word));
        try (TokenStream stems = STEMMERS.get(language).apply(whole)) {
            stems.reset();
            stems.incrementToken();
            return stems.getAttribute(CharTermAttribute.class).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> found(String phrase, WordForms forms, String text) {
        Phrase read = Phrase.read(phrase, forms, wrong -> {
            throw new AssertionError(wrong);
        }).orElseThrow();
        assertThat(Tokens.of(text).size()).isPositive();
        return Places.of(Lexicon.of(Map.of("a", List.of(read))), text, LocalDate.of(2026, 11, 24))
                .getOrDefault("a", List.of()).stream().map(span -> text.substring(span.start(), span.end())).toList();
    }
}
