package org.vigie.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How one rule did on listings that people labelled with the topics, or the rules, that they break.
///
/// A hit is a breach; of a rule that never says breach, an undecided verdict. A labelled listing counts as missed when
/// no rule of the same topic hit it: several rules share a topic, each for its own part of the law.
public final class RuleScore {

    private final CompiledRule rule;
    private int right;
    private int wrong;
    private int missed;
    private int contrasts;
    private int contrastHits;

    private RuleScore(CompiledRule rule) {
        this.rule = rule;
    }

    /// One score for each rule of a set that runs, at zero; by rule id.
    public static List<RuleScore> of(RuleSet rules) {
        return rules.running().stream().map(RuleScore::new).toList();
    }

    /// Counts one labelled listing in all scores.
    ///
    /// @param judgements what the rules of the same set say of it
    /// @param labels topics or rule ids that people gave it
    /// @param contrast topic or rule id that it only looks like; may be empty
    /// @return rules that hit it and should not have, and rules whose topic was missed, as sentences
    public static List<String> count(List<RuleScore> scores, List<Judgement> judgements, Set<String> labels,
            String contrast) {
        Set<String> hit = new HashSet<>();
        Set<String> topics = new HashSet<>();
        for (RuleScore score : scores) {
            judgements.stream().filter(one -> one.rule().id().equals(score.rule().id())).filter(score::isHit)
                    .forEach(one -> {
                        hit.add(one.rule().id());
                        topics.add(one.rule().topic());
                    });
        }
        List<String> mistakes = new ArrayList<>();
        for (RuleScore score : scores) {
            Rule rule = score.rule();
            boolean labelled = labels.contains(rule.topic()) || labels.contains(rule.id());
            boolean flagged = hit.contains(rule.id());
            boolean missed = labels.contains(rule.id())
                    ? !flagged
                    : labels.contains(rule.topic()) && !topics.contains(rule.topic());
            score.right += flagged && labelled ? 1 : 0;
            score.wrong += flagged && !labelled ? 1 : 0;
            score.missed += missed ? 1 : 0;
            if (contrast.equals(rule.topic()) || contrast.equals(rule.id())) {
                score.contrasts++;
                score.contrastHits += flagged ? 1 : 0;
            }
            if (flagged && !labelled) {
                mistakes.add(rule.id() + " flagged wrongly");
            } else if (missed) {
                mistakes.add(rule.id() + " missed");
            }
        }
        return mistakes;
    }

    private boolean isHit(Judgement judgement) {
        return judgement.verdict() == Verdict.BREACH
                || (judgement.verdict() == Verdict.UNDECIDED && rule.surely() instanceof Condition.Constant);
    }

    public Rule rule() {
        return rule.rule();
    }

    /// Labelled listings that it hit.
    public int right() {
        return right;
    }

    /// Listings that it hit and that are not labelled.
    public int wrong() {
        return wrong;
    }

    /// Labelled listings that no rule of its topic hit.
    public int missed() {
        return missed;
    }

    /// Listings that only look like its topic, and how many of them it hit.
    public String contrasts() {
        return contrastHits + " of " + contrasts;
    }

    /// Whether any listing concerned it.
    public boolean isConcerned() {
        return right + wrong + missed + contrasts > 0;
    }
}
