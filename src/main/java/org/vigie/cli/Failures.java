package org.vigie.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.casework.StoreException;
import org.vigie.yaml.InvalidFilesException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Turns what went wrong into one message for the user and an exit code: 3 for files that people wrote, 4 for what the
/// machine refused, 1 for a fault of ours, which is logged whole.
final class Failures implements IExecutionExceptionHandler {

    static final int FILES = 3;
    static final int MACHINE = 4;

    @Override
    public int handleExecutionException(Exception exception, CommandLine line, ParseResult parsed) {
        return switch (exception) {
            case InvalidFilesException e -> say(line, String.valueOf(e.getMessage()), FILES);
            case IOException e -> say(line, "vigie: " + message(e), MACHINE);
            case StoreException e -> say(line, "vigie: " + message(e), MACHINE);
            default -> {
                Logger log = LoggerFactory.getLogger(Failures.class);
                log.error("a fault of vigie", exception);
                yield say(line, "vigie: a fault of ours, please report it: " + exception, 1);
            }
        };
    }

    private static int say(CommandLine line, String message, int code) {
        line.getErr().println(message);
        return code;
    }

    /// Our own messages speak for themselves; those of the machine's file calls are often only a path.
    private static String message(Exception e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no file or folder " + missing.getFile();
            case AccessDeniedException denied -> "no right to use " + denied.getFile();
            case FileSystemException other -> String.valueOf(other.getMessage());
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
