/// What the law asks of a listing, as dated, cited data; and the judge that applies it.
///
/// A [Rule] is one YAML file under `rules/`. It wakes on what a listing shows (`applies`), and then says what is
/// surely a breach and what is possibly one. Conditions are three-valued: an Unread fact makes a condition unknown,
/// never true and never false. A [Judgement] is breach, undecided (with the fields to read), clear or not
/// applicable, and quotes the words it rests on. This room never sees the network: a lawyer can run every rule on
/// every example with nothing else loaded, which is what makes a verdict repeatable.
///
/// From file to verdict: a [RuleFolder] reads rules ([RuleReader], [ConditionReader]) and phrase lists ([ListShelf]);
/// all phrases go into one [Lexicon], a tree of words in arrays. A listing's texts are folded and cut into words in one
/// pass ([org.vigie.normalise.WordSheet], the same words as [org.vigie.normalise.Tokens]); [Marks] finds every phrase in
/// them, also disguised ([org.vigie.normalise.Guesses], asked only where a word shows a sign of it). Each rule has a
/// [Trigger], the rarest thing that any listing it applies to must show: a phrase of a list in a field, a shown field,
/// a missing one. A [Segment] wakes the rules whose trigger was seen, and only those are judged ([Judge]): truth first,
/// quotes only for what is said. Working space ([Desk]) is used again and again, one thread at a time. Folding keeps
/// the way back, so that a [Quote] is what the page says, character by character. The tests keep the plain way of doing
/// all this, and compare.
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
