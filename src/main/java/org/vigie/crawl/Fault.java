package org.vigie.crawl;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/// Why no whole answer came.
///
/// @param why a sentence for the operator
record Fault(Kind kind, String why) {

    enum Kind {
        /// The crawler was closed; nothing was sent, or nothing came back.
        CLOSED,
        /// The name or the address may not be fetched; nothing was sent.
        REFUSED_ADDRESS,
        /// DNS knows no such name; nothing was sent.
        NO_SUCH_HOST,
        /// A connection kept open from an earlier page turned out to be dead; nothing came back.
        STALE_CONNECTION,
        /// A size limit cut the answer.
        TOO_LARGE,
        /// Time-out, broken connection, broken HTTP.
        BROKEN
    }

    /// Whether it says nothing about the site, since the site was not asked or we left.
    boolean notTheSite() {
        return kind == Kind.CLOSED || kind == Kind.REFUSED_ADDRESS || kind == Kind.NO_SUCH_HOST;
    }

    /// Whether an answer began and could not be read, such as headers without end: then the request was answered, and a
    /// connection kept open from an earlier page was not dead.
    static boolean answerBegan(IOException e) {
        // OkHttp wraps the end of the stream, and Okio says how much of a line had come.
        Throwable cause = e instanceof EOFException ? e : e.getCause();
        return cause instanceof EOFException && String.valueOf(cause.getMessage()).contains("limit=")
                && !String.valueOf(cause.getMessage()).contains("limit=0 ");
    }

    /// Whether it may be over when the page is asked for again.
    boolean mayPass() {
        return kind == Kind.NO_SUCH_HOST || kind == Kind.STALE_CONNECTION || kind == Kind.BROKEN;
    }

    static Fault closed() {
        return new Fault(Kind.CLOSED, "The crawler was closed before the page came.");
    }

    static Fault outOfTime() {
        return new Fault(Kind.BROKEN, "The page took longer than call_timeout allows.");
    }

    static Fault tooLarge(int limit) {
        return new Fault(Kind.TOO_LARGE, "The body is larger than " + limit + " bytes (max_body_bytes) and was cut.");
    }

    static Fault of(IOException e, String host) {
        return switch (e) {
            case RefusedAddressException _ -> new Fault(Kind.REFUSED_ADDRESS, message(e));
            case UnknownHostException _ -> new Fault(Kind.NO_SUCH_HOST, "No address is known for " + host + ".");
            case SocketTimeoutException _ -> broken("It took too long to reach " + host, e);
            case InterruptedIOException _ -> outOfTime();
            case ConnectException _ -> broken("No connection to " + host, e);
            case SSLException _ -> broken("No secure connection to " + host, e);
            case ProtocolException _ -> broken("The answer is not well-formed HTTP", e);
            case EOFException _ -> broken("The connection ended before the answer was complete", e);
            case SocketException _ -> broken("The connection broke", e);
            default -> broken("The answer could not be read", e);
        };
    }

    private static Fault broken(String what, IOException e) {
        return new Fault(Kind.BROKEN, what + " (" + message(e) + ").");
    }

    private static String message(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message.replaceAll("\\s+", " ");
    }
}
