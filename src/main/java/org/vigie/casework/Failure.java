package org.vigie.casework;

import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What a failure of the database means for the person who runs the program.
final class Failure {

    private static final String NO_RIGHT = "cannot be written; give the user who runs Vigie the right to write the file "
            + "and its folder.";

    private Failure() {
    }

    /// Says it with the file and the remedy; the cause is kept for the log.
    static StoreException of(Path file, Throwable cause) {
        return new StoreException(file + ": " + meaning(cause), cause);
    }

    /// The same, for a database that is asked over the network.
    static StoreException of(SharedAddress address, Throwable cause) {
        return new StoreException(address.shown() + ": " + shared(cause), cause);
    }

    /// The code of the standard that the database gave; empty when it gave none.
    static String state(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    private static String shared(Throwable cause) {
        String state = state(cause);
        String said = sentence(innermost(cause).getMessage());
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08" -> "the database cannot be reached (" + bare(said) + "); check the address and that it runs.";
            case "28" -> "the database lets this user not in (" + bare(said)
                    + "); check store.user and the password in VIGIE_STORE_PASSWORD.";
            case "3D" -> "there is no such database; make it (createdb), or correct the address.";
            case "53" -> "the database has no room or no connection left (" + bare(said) + ").";
            case "57" -> "the database is being stopped or started (" + bare(said) + "); try again.";
            default -> state.equals("42501")
                    ? "the user lacks a right (" + bare(said) + "); it must own the schema `" + SharedDatabase.SCHEMA
                            + "`, or be allowed to make it."
                    : "the store cannot be used: " + said;
        };
    }

    private static String bare(String sentence) {
        return sentence.substring(0, sentence.length() - 1);
    }

    private static String meaning(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof SQLiteException sqlite) {
                return meaning(sqlite.getResultCode(), sqlite);
            }
            if (at instanceof AccessDeniedException) {
                return NO_RIGHT;
            }
        }
        return "the store cannot be used: " + sentence(innermost(cause).getMessage());
    }

    private static String meaning(SQLiteErrorCode code, SQLException e) {
        // The low byte of an extended code is its family.
        return switch (family(code)) {
            case SQLITE_BUSY, SQLITE_LOCKED,
                    SQLITE_PROTOCOL ->
                "another process has kept the store locked for more than "
                        + Connections.PATIENCE.toSeconds()
                        + " s; end that process or wait for it, then try again.";
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                "is damaged, or not a store of Vigie; put a backup of the folder in its "
                        + "place, or move this file away to begin an empty store (people's decisions are kept only here).";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH -> NO_RIGHT;
            case SQLITE_CANTOPEN ->
                "cannot be opened; check that its folder exists and that the user who runs Vigie may "
                        + "write there.";
            case SQLITE_FULL -> "the disk is full; make room and try again.";
            case SQLITE_IOERR ->
                "the disk or file system gave an error (" + code + "); keep the store on a healthy local "
                        + "disk.";
            default -> "the store cannot be used: " + sentence(e.getMessage());
        };
    }

    private static SQLiteErrorCode family(SQLiteErrorCode code) {
        return code == SQLiteErrorCode.UNKNOWN_ERROR ? code : SQLiteErrorCode.getErrorCode(code.code & 0xff);
    }

    private static Throwable innermost(Throwable cause) {
        Throwable at = cause;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }

    private static String sentence(@Nullable String message) {
        if (message == null || message.isBlank()) {
            return "no reason was given.";
        }
        String line = message.strip().lines().findFirst().orElse("");
        return line.endsWith(".") ? line : line + ".";
    }
}
