package org.vigie.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vigie.listing.Field;

/// Made rules of the shape of real ones: a list of 5 to 200 terms and phrases in the title or anywhere, and a second
/// list, a price relation or a missing warning; half of them with a list of exceptions, half for some markets only. The
/// same for the same number.
final class MadeRules {

    private static final Set<Field> ANYWHERE = EnumSet.of(Field.TITLE, Field.DESCRIPTION);
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    private final MadeWords words;
    private final boolean small;

    /// @param small whether lists are as short as those that people write by hand in one language
    MadeRules(MadeWords words, boolean small) {
        this.words = words;
        this.small = small;
    }

    /// What a rule says, for whoever has to say it in another language.
    ///
    /// @param any of which one must stand in the text
    /// @param also of which one must stand there too; empty when none must
    /// @param above by how many percent the crossed-out price must be above the price; 0 when it need not
    /// @param unwarned whether warnings must be missing
    /// @param not of which none may stand in the text
    record Spec(int number, boolean titleOnly, List<String> any, List<String> also, int above, boolean unwarned,
            List<String> not, Set<String> markets) {

        int terms() {
            return any.size() + also.size() + not.size();
        }
    }

    Spec spec(int number) {
        Random random = new Random(77L * number + 5);
        boolean titleOnly = random.nextInt(5) == 0;
        List<String> topic = words.topic(random.nextInt(MadeListings.TOPICS));
        int size = small
                ? 3 + random.nextInt(13)
                : (int) Math.round(Math.exp(Math.log(5) + random.nextDouble() * Math.log(40)));
        Set<String> any = new TreeSet<>();
        while (any.size() < size) {
            any.add(switch (random.nextInt(8)) {
                case 0 -> topic.get(random.nextInt(topic.size()));
                case 1, 2 -> words.between(20_000, MadeWords.SIZE, random);
                case 3 -> phrase(3, random);
                default -> phrase(2, random);
            });
        }
        boolean hasAlso = random.nextInt(5) < 2;
        int above = random.nextInt(20) < 7 ? 1 + random.nextInt(99) : 0;
        boolean unwarned = random.nextInt(20) < 3 || (!hasAlso && above == 0);
        List<String> also = hasAlso ? some(small ? 2 + random.nextInt(7) : 5 + random.nextInt(45), 1_000, 20_000, random)
                : List.of();
        List<String> not = random.nextBoolean()
                ? some(small ? 1 + random.nextInt(4) : 1 + random.nextInt(20), 2_000, 30_000, random)
                : List.of();
        Set<String> markets = new TreeSet<>(MadeListings.MARKETS);
        if (random.nextBoolean()) {
            markets.removeIf(one -> random.nextInt(3) > 0);
            markets.add("FR");
        }
        return new Spec(number, titleOnly, List.copyOf(any), also, above, unwarned, not, markets);
    }

    private List<String> some(int size, int from, int to, Random random) {
        Set<String> some = new TreeSet<>();
        while (some.size() < size) {
            some.add(words.between(from, to, random));
        }
        return List.copyOf(some);
    }

    private String phrase(int size, Random random) {
        StringBuilder phrase = new StringBuilder(words.between(200, 30_000, random));
        for (int i = 1; i < size; i++) {
            phrase.append(' ').append(words.between(20, 30_000, random));
        }
        return phrase.toString();
    }

    static String id(int number) {
        return String.format(Locale.ROOT, "R%07d", number);
    }

    /// The rule, with its lists added to a lexicon.
    static CompiledRule rule(Spec spec, Lexicon.Builder lexicon) {
        String id = id(spec.number());
        Rule rule = new Rule(new RuleRef(id, 1, Sha256.hex(id)), "Rule " + spec.number(), "made", Status.ACTIVE,
                Severity.LOW, Confidence.HIGH, "FR", spec.markets(),
                List.of(new Law("Act", "Article 1", "https://example.org", "Duty.", FIRST, Optional.empty())),
                Optional.empty(), "None.", "fr/" + id + ".yaml", "");
        Condition applies = mention(lexicon, id + "-any", spec.any(),
                spec.titleOnly() ? EnumSet.of(Field.TITLE) : ANYWHERE);
        List<Condition> surely = new ArrayList<>();
        Set<String> lists = new TreeSet<>(Set.of(id + "-any"));
        if (!spec.also().isEmpty()) {
            surely.add(mention(lexicon, id + "-also", spec.also(), ANYWHERE));
            lists.add(id + "-also");
        }
        if (spec.above() > 0) {
            surely.add(new FactCondition.Higher(Field.LIST_PRICE, Field.PRICE, BigDecimal.valueOf(spec.above())));
        }
        if (spec.unwarned()) {
            surely.add(new FactCondition.Absent(Field.WARNINGS));
        }
        List<Exemption> exceptions = new ArrayList<>();
        if (!spec.not().isEmpty()) {
            exceptions.add(new Exemption("other", "Another thing.",
                    mention(lexicon, id + "-not", spec.not(), ANYWHERE), false));
            lists.add(id + "-not");
        }
        return new CompiledRule(rule, applies, surely.size() == 1 ? surely.getFirst() : new Condition.All(surely),
                new Condition.Constant(false), List.copyOf(exceptions), List.of(), lists, Optional.empty());
    }

    private static Mention mention(Lexicon.Builder lexicon, String list, List<String> lines, Set<Field> in) {
        lexicon.add(list, phrases(lines));
        return new Mention(new Finder.Phrases(List.of(list), "words of the list " + list), in, List.of(), false);
    }

    private static List<Phrase> phrases(List<String> lines) {
        return lines.stream().map(line -> Phrase.read(line, wrong -> {
            throw new IllegalStateException(wrong);
        }).orElseThrow()).toList();
    }

    /// The phrases of a rule by the name of their list.
    static Map<String, List<Phrase>> lists(Spec spec) {
        Map<String, List<Phrase>> lists = new TreeMap<>();
        lists.put(id(spec.number()) + "-any", phrases(spec.any()));
        lists.put(id(spec.number()) + "-also", phrases(spec.also()));
        lists.put(id(spec.number()) + "-not", phrases(spec.not()));
        return lists;
    }

    /// The first so many rules.
    RuleSet set(int size) {
        Lexicon.Builder lexicon = new Lexicon.Builder();
        List<CompiledRule> rules = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            rules.add(rule(spec(i), lexicon));
        }
        return RuleSet.of(rules, lexicon.build(), ANYWHERE);
    }
}
