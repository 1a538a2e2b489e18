/// What the law asks of a listing, as dated, cited data; and the judge that applies it.
///
/// A [Rule] is one YAML file under `rules/`. It wakes on what a listing shows (`applies`), and then says what is
/// surely a breach and what is possibly one. Conditions are three-valued: an Unread fact makes a condition unknown,
/// never true and never false. A [Judgement] is breach, undecided (with the fields to read), clear or not
/// applicable, and quotes the words it rests on. This room never sees the network: a lawyer can run every rule on
/// every example with nothing else loaded, which is what makes a verdict repeatable.
///
/// From file to verdict: a [RuleFolder] reads rules ([RuleReader], [ConditionReader]) and phrase lists ([ListShelf]);
/// all phrases go into one [Lexicon]. A listing's texts are folded ([org.vigie.normalise.Folding]) and cut into words
/// ([org.vigie.normalise.Tokens]) once, the lexicon finds every phrase in them, also disguised
/// ([org.vigie.normalise.Disguises]), and only the rules whose words were found are judged ([Judge]). Folding keeps the
/// way back, so that a [Quote] is what the page says, character by character.
///
/// Every [Condition] is monotone: hiding a fact makes it unknown, never true or false. That is why hiding facts never
/// makes a breach of what is none. The market is the one exception: it is the scope a listing was fetched for, not
/// evidence, so a rule judges a listing whose market nobody stated.
///
/// Own words and no Lucene analyzer: what decides here is the offset of every character through several foldings, and
/// guesses at disguised words, neither of which a token stream carries.
@NullMarked
package org.vigie.rules;

import org.jspecify.annotations.NullMarked;
