package org.vigie.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.vigie.listing.Field;
import org.vigie.normalise.Amount;
import org.vigie.normalise.Measure;

/// Rules of every shape over a few words that are parts, beginnings and joins of each other.
final class RandomRules {

    private static final List<String> WORDS = List.of("laser", "pointer", "laserpointer", "jam", "mer", "jammer", "no",
            "de", "la", "snus", "nuss", "kokosnuss", "störsender", "weiß", "激光笔", "激光", "笔", "tpo", "x1", "b2b", "2623",
            "11", "œuvre", "ring", "schlagring", "i", "ice", "l1ne", "line", "kastet", "pointeur", "couteau", "messer",
            "pistool", "knife");
    private static final List<String> LANGUAGES = List.of("en", "fr", "es", "it", "de", "nl", "pl");
    /// In this order in every process, so that a failure comes again.
    private static final Set<String> PARTS = new LinkedHashSet<>(
            List.of("kokos", "mini", "hand", "laser", "sicherheits", "no", "la"));
    private static final List<Field> TEXTS = List.of(Field.TITLE, Field.DESCRIPTION, Field.BRAND, Field.WARNINGS);
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    private final Random random;
    private final Map<String, List<Phrase>> lists = new TreeMap<>();
    private final Map<String, List<NaiveWords>> naive = new TreeMap<>();
    /// The words, and some of their forms and compounds.
    private final List<String> words = new ArrayList<>(WORDS);
    private final List<CompiledRule> rules = new ArrayList<>();

    RandomRules(Random random) {
        this.random = random;
        for (int i = 0; i < 6; i++) {
            List<Phrase> phrases = new ArrayList<>();
            List<NaiveWords> plain = new ArrayList<>();
            String language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
            boolean inflected = random.nextInt(3) > 0;
            boolean adjectives = random.nextBoolean() && Inflection.of(language).orElseThrow().agrees();
            Set<String> parts = random.nextInt(3) == 0 ? PARTS : Set.of();
            WordForms forms = new WordForms(inflected ? Inflection.of(language) : Optional.empty(), adjectives, parts);
            for (int k = random.nextInt(5); k >= 0; k--) {
                String line = line();
                // A phrase of too many forms is refused where lists are read, and stands in neither.
                Phrase.read(line, forms, wrong -> {}).ifPresent(phrase -> {
                    plain.add(new NaiveWords(Phrase.read(line, wrong -> {}).orElseThrow(), language, inflected,
                            adjectives, parts));
                    phrases.add(phrase);
                    List<Phrase.Word> one = phrase.forms().get(random.nextInt(phrase.forms().size()));
                    words.add(String.join(" ", one.stream().map(Phrase.Word::form).toList()));
                });
            }
            lists.put("list" + i, phrases);
            naive.put("list" + i, plain);
        }
        for (int i = 0; i < 12; i++) {
            rules.add(rule(i));
        }
    }

    List<String> words() {
        return words;
    }

    Map<String, List<NaiveWords>> naive() {
        return naive;
    }

    Map<String, List<Phrase>> lists() {
        return lists;
    }

    List<CompiledRule> rules() {
        return rules;
    }

    Set<Field> fields() {
        return EnumSet.copyOf(TEXTS);
    }

    RuleSet set() {
        return RuleSet.of(rules, Lexicon.of(lists), fields());
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String word = WORDS.get(random.nextInt(WORDS.size()));
            boolean opens = word.length() >= 4;
            line.append(line.isEmpty() ? "" : " ").append(opens && random.nextInt(5) == 0 ? "*" : "").append(word)
                    .append(random.nextInt(6) == 0 ? "(s)" : opens && random.nextInt(5) == 0 ? "*" : "");
        }
        return line + (random.nextInt(6) == 0 ? " [other]" : "")
                + (random.nextInt(8) == 0 ? " [from 202" + (5 + random.nextInt(4)) + "-01-01]" : "");
    }

    CompiledRule rule(int number) {
        String id = String.format(Locale.ROOT, "R%04d", number + 1);
        List<Law> laws = List.of(new Law("Act", "1", "https://example.org", "Duty.", FIRST,
                random.nextInt(10) == 0 ? Optional.of(FIRST.plusYears(1)) : Optional.empty()));
        Rule rule = new Rule(new RuleRef(id, 1, "0"), "Title", "topic", Status.ACTIVE, Severity.LOW, Confidence.HIGH,
                "FR", Set.of("FR"), laws, Optional.empty(), "None.", "fr/" + id + ".yaml", "");
        List<Exemption> exceptions = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            exceptions.add(new Exemption("e" + i, "why", condition(1), random.nextInt(3) == 0));
        }
        return new CompiledRule(rule, condition(2), condition(2),
                random.nextBoolean() ? new Condition.Constant(false) : condition(1), exceptions, List.of(),
                lists.keySet(), Optional.empty());
    }

    private Condition condition(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 7)) {
            case 0, 1, 2 -> new Mention(phrases(), fieldsOf(), List.of(), false);
            case 3 -> new Mention(phrases(), fieldsOf(), near(), random.nextInt(3) == 0);
            case 4 -> new Mention(new Finder.Amounts(Measure.POWER,
                    new Amount.Bound(Amount.Bound.Kind.ABOVE, BigDecimal.ONE, "1 mW")), fieldsOf(),
                    random.nextBoolean() ? List.of() : near(), false);
            case 5 -> fact();
            case 6 -> fact();
            case 7 -> new Condition.All(several(depth));
            case 8 -> new Condition.Any(several(depth));
            default -> random.nextInt(5) == 0 ? new Condition.Constant(random.nextBoolean()) : condition(0);
        };
    }

    private List<Condition> several(int depth) {
        List<Condition> several = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            several.add(condition(depth - 1));
        }
        return several;
    }

    private Condition fact() {
        Field field = TEXTS.get(random.nextInt(TEXTS.size()));
        return switch (random.nextInt(6)) {
            case 0 -> new FactCondition.Shown(field);
            case 1 -> new FactCondition.Absent(field);
            case 2 -> new FactCondition.Higher(Field.LIST_PRICE, Field.PRICE, BigDecimal.TEN);
            case 3 -> new FactCondition.Is(field, List.of("laser", "n/a"));
            case 4 -> new RelationCondition.Contradicted(field);
            default -> new FactCondition.Outside(Field.MARKET, Set.of("FR"), "FR");
        };
    }

    private Finder.Phrases phrases() {
        List<String> names = new ArrayList<>(lists.keySet());
        String one = names.get(random.nextInt(names.size()));
        String other = names.get(random.nextInt(names.size()));
        return new Finder.Phrases(random.nextInt(3) == 0 && !one.equals(other) ? List.of(one, other) : List.of(one),
                "words of " + one);
    }

    private List<Near> near() {
        List<Near> near = new ArrayList<>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            near.add(new Near(phrases(), random.nextInt(4), Near.Side.values()[random.nextInt(3)]));
        }
        return near;
    }

    private Set<Field> fieldsOf() {
        Set<Field> some = EnumSet.of(TEXTS.get(random.nextInt(TEXTS.size())));
        some.add(TEXTS.get(random.nextInt(TEXTS.size())));
        return some;
    }
}
