package org.vigie.web.view;

/// A page that says what happened and what to do.
///
/// @param reference what to quote to the operator; empty when nothing was logged
public record MessagePage(Frame frame, int status, String what, String remedy, String reference) {

    public static MessagePage of(Moments moments, int status, String title, String what, String remedy,
            String reference) {
        return new MessagePage(Frame.of(title, "", moments), status, what, remedy, reference);
    }
}
