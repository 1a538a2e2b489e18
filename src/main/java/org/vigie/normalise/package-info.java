/// What a written value means: prices, article numbers, quantities, brands, the language of a text, and the words
/// behind a disguise.
///
/// A room of its own because two rooms above it read the same texts: extract fills a listing from them and rules judge
/// them. A price that extract takes for a deposit must not be a price in a rule, and a power that a rule compares must
/// be the power that a listing shows. So one text has one reading, and it is here. It sees nothing but the words for
/// values of [org.vigie.listing]: no page, no rule, no library.
///
/// Everything here reads hostile text: nothing throws on any input, the work grows with the length of the text and not
/// faster, and what cannot be told is said to be unknown instead of guessed. Where a reading is quoted later, it comes
/// with the place in the text: a [Folding] keeps the way back to the original, character by character.
@NullMarked
package org.vigie.normalise;

import org.jspecify.annotations.NullMarked;
