package org.vigie.crawl;

import java.util.List;

/// What a host's robots.txt turned out to be.
sealed interface RobotsTxt {

    /// It was read, or there is none (any 4xx), which allows everything.
    record Rules(RobotsFile file) implements RobotsTxt {}

    /// It could not be read, which forbids everything (RFC 9309, 2.3.1.4).
    ///
    /// @param why a sentence for the operator
    record Unreadable(String why) implements RobotsTxt {}

    /// The host answered with a challenge, or is paused since one.
    record Challenged(List<Exchange> exchanges, String marker) implements RobotsTxt {}

    /// Nothing could be asked: no such host, a refused address, the crawler closed.
    record Unasked(Fault fault) implements RobotsTxt {}
}
