package org.vigie.yaml;

import java.util.List;
import java.util.stream.Collectors;

/// One or more files that people write are wrong. The message is the whole text to show to them.
public final class InvalidFilesException extends RuntimeException {

    private final transient List<Problem> problems;

    InvalidFilesException(List<Problem> problems) {
        super(problems.stream().map(Problem::describe).collect(Collectors.joining("\n"))
                + "\n" + problems.size() + (problems.size() == 1 ? " problem" : " problems"));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
