package org.vigie.crawl;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vigie.crawl.ChallengeMarks.Mark;
import org.vigie.crawl.ChallengeMarks.Where;

/// Sees that an answer is a challenge. Beside the marks of single marketplaces it knows the pages of the bot walls that
/// stand before many sites; those count only together with a refusal, since their words occur on good pages too.
final class Challenges {

    /// A good page may name a captcha in a script far down.
    private static final int BODY_BYTES = 20_000;
    private static final List<String> BOT_WALLS = List.of("cf-chl", "__cf_chl", "Just a moment...",
            "captcha-delivery.com", "px-captcha");

    private final List<Mark> marks;

    Challenges(ChallengeMarks marks) {
        this.marks = marks.marks();
    }

    /// @param askedHost host of the page that was wanted: its marks also know the login pages it sends us to
    /// @param host host of the address itself
    Optional<String> inAddress(String askedHost, String host, String address) {
        return first(Where.URL, askedHost, host, address).map(text -> "`" + text + "` in the address " + address);
    }

    /// @param body decoded
    Optional<String> inAnswer(String askedHost, String host, Exchange exchange, byte[] body) {
        Optional<String> address = inAddress(askedHost, host, exchange.url());
        if (address.isPresent()) {
            return address;
        }
        String start = new String(body, 0, Math.min(body.length, BODY_BYTES), StandardCharsets.UTF_8);
        Optional<String> text = first(Where.BODY, askedHost, host, start);
        if (text.isEmpty() && (exchange.status() == 403 || exchange.status() == 503 || exchange.status() == 429)) {
            if (exchange.header("cf-mitigated").filter("challenge"::equals).isPresent()) {
                return Optional.of("the header `cf-mitigated: challenge` of " + exchange.url());
            }
            text = BOT_WALLS.stream().filter(start::contains).findFirst();
        }
        return text.map(t -> "`" + t + "` in the page " + exchange.url());
    }

    private Optional<String> first(Where where, String askedHost, String host, String in) {
        return marks.stream().filter(m -> m.where() == where)
                .filter(m -> endsIn(askedHost, m.hostSuffix()) || endsIn(host, m.hostSuffix()))
                .map(Mark::text).filter(in::contains).findFirst();
    }

    private static boolean endsIn(String host, String suffix) {
        String wanted = suffix.strip().toLowerCase(Locale.ROOT);
        String dotted = wanted.startsWith(".") ? wanted : "." + wanted;
        return wanted.isEmpty() || ("." + host.toLowerCase(Locale.ROOT)).endsWith(dotted);
    }
}
