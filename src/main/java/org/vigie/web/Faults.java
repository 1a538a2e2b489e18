package org.vigie.web;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.index.IndexUnreadableException;
import org.vigie.web.view.MessagePage;
import org.vigie.web.view.Moments;
import tools.jackson.databind.node.JsonNodeFactory;

/// Turns what went wrong into a page (or JSON, under `/api/` and for machines) that says what happened and what to do.
/// What the visitor cannot mend is logged under a number, and only the number is shown.
final class Faults {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private static final Set<String> MACHINES = Set.of("/health", "/ready", "/metrics");
    private static final String REFERENCE = "Vigie-Fault";

    private final Moments moments;

    Faults(Moments moments) {
        this.moments = moments;
    }

    void told(PageFault fault, Context context) {
        send(context, fault.status(), fault.title(), fault.what(), fault.remedy(), "");
    }

    /// What Javalin itself refuses.
    void refused(HttpResponseException refusal, Context context) {
        int status = refusal.getStatus();
        switch (status) {
            case 404 -> send(context, 404, "Not found", "There is no page at this address.",
                    "Check the address, or start from the search.", "");
            case 405 -> send(context, 405, "Not accepted", "This page does not answer " + context.method() + ".",
                    "Open it in a browser, or send the form it shows.", "");
            case 413 -> send(context, 413, "Too long", "More was sent than a form can hold.",
                    "Shorten the note and send it again.", "");
            default -> send(context, status, "Not accepted", "The request could not be understood.",
                    "Check the address, or start from the search.", "");
        }
    }

    void unreadable(IndexUnreadableException unreadable, Context context) {
        String reference = logged(context, unreadable);
        send(context, 503, "The index cannot be read", "The search index is damaged or of another version.",
                "The evidence is not touched by this. Ask the operator to run `vigie index rebuild`.", reference);
    }

    void unforeseen(Exception failure, Context context) {
        broken(context, logged(context, failure));
    }

    /// A [java.lang.Error] reaches us without its request: it is logged here, and told by [#unanswered].
    static void broken(HttpServletResponse response, Error error) {
        String reference = reference();
        LOG.error("fault {}", reference, error);
        response.setStatus(500);
        response.setHeader(REFERENCE, reference);
    }

    void unanswered(Context context) {
        String reference = context.res().getHeader(REFERENCE);
        if (reference != null) {
            broken(context, reference);
        }
    }

    private void broken(Context context, String reference) {
        send(context, 500, "Something went wrong", "This page could not be made.",
                "Try again; if it stays so, give the operator the number below, which stands in the log.", reference);
    }

    private static String logged(Context context, Throwable failure) {
        String reference = reference();
        LOG.error("fault {} at {} {}", reference, context.method(), context.path(), failure);
        return reference;
    }

    private static String reference() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }

    private void send(Context context, int status, String title, String what, String remedy, String reference) {
        context.status(status);
        if (context.path().startsWith("/api/") || MACHINES.contains(context.path())) {
            var json = JsonNodeFactory.instance.objectNode().put("error", what).put("remedy", remedy);
            if (!reference.isEmpty()) {
                json.put("reference", reference);
            }
            context.contentType("application/json").result(json.toString());
        } else {
            Html.send(context, Html.of(MessagePage.of(moments, status, title, what, remedy, reference)));
        }
    }
}
