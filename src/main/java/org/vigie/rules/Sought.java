package org.vigie.rules;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.normalise.Amount;
import org.vigie.normalise.Measure;

/// A condition as a search can ask it. Like every condition it is met, not met, or open (what would decide was not
/// read); and both "met" and "met or open" are told by what is there, never by what is not.
public sealed interface Sought {

    /// Met when every one is; open when none is not met and one is open.
    record All(List<Sought> of) implements Sought {}

    /// Met when one is; open when none is met and one is open.
    record Any(List<Sought> of) implements Sought {}

    record Constant(boolean holds) implements Sought {}

    /// A question that [ListingTerms] answers.
    ///
    /// @param met met when the listing has one of these terms
    /// @param range or one of this stretch
    /// @param open otherwise open when the listing has one of these terms
    record Terms(Set<String> met, List<Range> range, Set<String> open) implements Sought {

        Terms(Set<String> met, Set<String> open) {
            this(met, List.of(), open);
        }
    }

    /// Terms from one to another, both included, in the order of their characters.
    record Range(String from, String to) {}

    /// A relation between amounts of money or numbers. Not met when one of the fields is absent; otherwise open when
    /// one was not read; otherwise told by the chosen values alone.
    ///
    /// @param met asks a listing that may hold these fields only, chosen values only
    /// @param open the same
    record Figures(Set<Field> fields, Predicate<Listing> met, Predicate<Listing> open) implements Sought {}

    /// Words or an amount in some texts. Open when it is not met, `every` is not violated, and a field was not read.
    ///
    /// @param near things of which one must stand beside it; empty when none must
    /// @param every whether each place where it stands must be beside one
    record Mentioned(Thing what, Set<Field> in, List<Beside> near, boolean every) implements Sought {}

    /// Only the matcher can tell.
    record Unsearchable(Set<Field> fields) implements Sought {}

    /// What is looked for in a text.
    sealed interface Thing {
    }

    /// Phrases of several lists; within a list, of those that lie inside each other only the longest counts, and so
    /// again over the lists together.
    record Phrases(List<List<Wording>> lists) implements Thing {}

    /// @param bound what the amount must meet
    record Amounts(Measure measure, Amount.Bound bound) implements Thing {}

    /// One way to write a phrase.
    ///
    /// @param other whether it is another thing, in which phrases of its list are not to be found
    record Wording(List<Part> words, boolean other) {}

    /// One word of a phrase.
    ///
    /// @param form folded
    /// @param openStart whether a word may end with it
    /// @param openEnd whether a word may begin with it
    record Part(String form, boolean openStart, boolean openEnd) {}

    /// @param within words between the two, at most
    record Beside(Phrases other, int within, Side side) {}

    /// Where the other stands; before and after also ask for the same sentence.
    enum Side {
        EITHER,
        BEFORE,
        AFTER
    }
}
