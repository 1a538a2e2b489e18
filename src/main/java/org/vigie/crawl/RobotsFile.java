package org.vigie.crawl;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A robots.txt, read for one crawler (RFC 9309).
final class RobotsFile {

    private static final Pattern PRODUCT_TOKEN = Pattern.compile("[A-Za-z_-]+");

    private final SimpleRobotRules rules;

    private RobotsFile(SimpleRobotRules rules) {
        this.rules = rules;
    }

    static RobotsFile allowingAll() {
        return new RobotsFile(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL));
    }

    /// @param userAgent User-Agent as sent; its product token is what `User-agent` lines name
    static RobotsFile parse(String url, byte[] text, String userAgent) {
        // No upper limit here: above its own the parser would forbid everything.
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
        return new RobotsFile(parser.parseContent(url, text, "text/plain", names(userAgent)));
    }

    private static List<String> names(String userAgent) {
        Matcher token = PRODUCT_TOKEN.matcher(userAgent);
        return token.lookingAt() ? List.of(token.group().toLowerCase(Locale.ROOT)) : List.of();
    }

    boolean allows(String url) {
        return rules.isAllowed(url);
    }

    /// Zero when none is asked for.
    Duration crawlDelay() {
        return rules.getCrawlDelay() > 0 ? Duration.ofMillis(rules.getCrawlDelay()) : Duration.ZERO;
    }

    /// Whether this is a web page served in place of the file, as bot walls and catch-all routes do.
    static boolean isMarkup(byte[] text) {
        String start = new String(text, 0, Math.min(text.length, 1_000), StandardCharsets.UTF_8);
        return start.replace("\uFEFF", "").stripLeading().startsWith("<");
    }
}
