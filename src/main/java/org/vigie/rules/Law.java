package org.vigie.rules;

import java.time.LocalDate;
import java.util.Optional;

/// A provision that a rule rests on: cited, not paraphrased.
///
/// @param act the act, such as `Regulation (EU) 2023/988`
/// @param provision such as `Article 19(b)`
/// @param url where it can be read
/// @param duty the duty in one sentence
/// @param from first day on which it applies
/// @param until last day on which it applies, if it has ended
public record Law(String act, String provision, String url, String duty, LocalDate from, Optional<LocalDate> until) {

    public boolean inForce(LocalDate day) {
        return !day.isBefore(from) && until.map(last -> !day.isAfter(last)).orElse(true);
    }

    /// `Regulation (EU) 2023/988, Article 19(b)`.
    @Override
    public String toString() {
        return act + ", " + provision;
    }
}
