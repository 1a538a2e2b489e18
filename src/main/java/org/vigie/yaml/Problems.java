package org.vigie.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Everything that is wrong, collected. Not safe for use by several threads.
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /// All problems, by file and place.
    public List<Problem> all() {
        return found.stream()
                .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line)
                        .thenComparingInt(Problem::column))
                .toList();
    }

    /// Says everything at once, or nothing.
    ///
    /// @throws InvalidFilesException when there is at least one problem
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidFilesException(all());
        }
    }
}
