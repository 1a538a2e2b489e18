package org.vigie.alerts;

import org.vigie.casework.Outbox.Alert;

/// A way on which alerts go out. Sending never throws for what the other side does.
public interface Channel extends AutoCloseable {

    /// `webhook` or `mail`.
    String name();

    /// Where it leads, without anything secret, for people.
    String where();

    /// Sends one alert; blocks for as long as its time-outs allow.
    Sent send(Alert alert);

    @Override
    default void close() {
    }

    /// What became of it.
    sealed interface Sent {

        /// @param how a phrase: `accepted with 200`
        record Delivered(String how) implements Sent {}

        /// @param why what happened and how to mend it, without anything secret
        record NotDelivered(String why) implements Sent {}
    }
}
