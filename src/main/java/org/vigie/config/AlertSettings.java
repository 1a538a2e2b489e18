package org.vigie.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Who is told of what. Without a webhook and without mail nobody is told anything, and nothing is kept to be told.
///
/// @param links address of the web page, for links in messages; empty for none
/// @param severity word of the least severity of new findings that are told; `never` tells none
/// @param watches the same for single watches, by name
/// @param undecided whether new undecided findings are told too
/// @param trial whether findings of rules on trial are told, apart
/// @param sourceShare told when a source gives less than this share (in percent) of what it used to give
/// @param fieldShare told when a field that most listings had is read in less than this share (in percent) of before
/// @param repeatAfter how long the same trouble of a source is not told again
/// @param attempts how often a delivery is tried
public record AlertSettings(String links, String severity, Map<String, String> watches, boolean undecided,
        boolean trial, int sourceShare, int fieldShare, Duration repeatAfter, int attempts, Webhook webhook,
        Mail mail) {

    /// What a threshold may be, least first.
    public static final List<String> THRESHOLDS = List.of("low", "medium", "high", "critical", "never");

    public AlertSettings {
        watches = Map.copyOf(watches);
    }

    /// The threshold of a watch.
    public String severity(String watch) {
        return watches.getOrDefault(watch, severity);
    }

    /// Whether anybody is told anything.
    public boolean any() {
        return webhook.wanted() || mail.wanted();
    }

    /// @param secretEnv name of the environment variable that holds the secret messages are signed with
    /// @param privateAddresses whether it may lead to loopback or to a private address
    public record Webhook(String url, String secretEnv, boolean privateAddresses, Duration timeout) {

        public boolean wanted() {
            return !url.isEmpty();
        }
    }

    /// @param tls `starttls`, `tls` or `none`
    /// @param user empty when the server asks for none
    /// @param passwordEnv name of the environment variable that holds the password
    /// @param to addresses, with commas between
    public record Mail(String host, int port, String tls, String user, String passwordEnv, String from, String to,
            Duration timeout) {

        public boolean wanted() {
            return !host.isEmpty();
        }

        public List<String> recipients() {
            return Arrays.stream(to.split(",", -1)).map(String::strip).filter(each -> !each.isEmpty()).toList();
        }
    }
}
