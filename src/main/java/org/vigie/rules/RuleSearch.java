package org.vigie.rules;

import java.time.LocalDate;
import java.util.List;

/// What a rule looks for, in a form that a search can be made of: a read-only view of its compiled conditions.
///
/// A rule may say different things on different days, because provisions begin and end and phrases are dated; so
/// there is one [Period] for each stretch of days on which it says the same. On days in none of them it says nothing.
///
/// @param periods in order, without overlaps; only days on which a provision of the rule is in force
public record RuleSearch(Rule rule, List<Period> periods) {

    /// A stretch of days, both included.
    ///
    /// @param concerned that the offer is made to a market of the rule, or to one nobody stated
    public record Period(LocalDate from, LocalDate until, Sought concerned, Sought applies, Sought surely,
            Sought possibly, List<Unless> exceptions) {}

    /// An exception: the only part that negates.
    ///
    /// @param doubtOnly whether it answers only what is possibly a breach
    public record Unless(Sought when, boolean doubtOnly) {}
}
