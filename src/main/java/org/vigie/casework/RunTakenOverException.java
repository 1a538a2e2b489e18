package org.vigie.casework;

/// Another process works on the run: it had not been heard of for a minute, as happens when a machine sleeps. Whoever
/// gets this must stop working on the run and leave it to the other.
public final class RunTakenOverException extends RuntimeException {

    RunTakenOverException(String runId) {
        super("The run " + runId + " was taken over by another process; this one must stop working on it.");
    }
}
