package org.vigie.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vigie.yaml.YamlMap;

/// Reads who is told of what: the blocks `alerts`, `webhook` and `mail` of `vigie.yaml`.
final class AlertSections {

    private static final List<String> TLS = List.of("starttls", "tls", "none");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s,<>\"]+@[^@\\s,<>\"]+");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int MOST_PERCENT = 100;

    private AlertSections() {
    }

    static AlertSettings read(Optional<YamlMap> file, StringBuilder document) {
        Section in = new Section("alerts", "Who is told of what; told in docs/operating.md. Nobody is, until webhook "
                + "or mail is filled in.", file, document);
        String links = in.text("links", "", "Address of the web page for links in messages, such as "
                + "https://vigie.example; empty for none");
        String severity = in.oneOf("severity", "high", AlertSettings.THRESHOLDS,
                "New findings from this severity on are told, gathered into one message a run");
        Map<String, String> watches = in.words("watches", AlertSettings.THRESHOLDS,
                "The same for single watches, such as {sample-joom: critical, demo-bazar: never}");
        boolean undecided = in.bool("undecided", false, "Whether new undecided findings are told too");
        boolean trial = in.bool("trial", true, "Whether findings of rules on trial are told, apart from the others");
        int sourceShare = in.whole("source_share", 30, 0, MOST_PERCENT,
                "A source that gives less than this percentage of the offers it used to give is told");
        int fieldShare = in.whole("field_share", 20, 0, MOST_PERCENT,
                "A field that most listings had, and that is now read in less than this percentage of the listings it "
                        + "was read in before, is told");
        Duration repeatAfter = in.duration("repeat_after", Duration.ofDays(1),
                "How long the same trouble of a source is not told again");
        int attempts = in.whole("attempts", 10, 1, 50,
                "How often a delivery is tried: after 1 minute, then 2, 4, … up to 4 hours");
        in.end();
        if (!links.isEmpty() && !links.matches("https?://\\S+")) {
            problem(file, "alerts", "links",
                    "`links` must be an http or https address, such as https://vigie.example.");
        }
        return new AlertSettings(links.replaceAll("/+$", ""), severity, watches, undecided, trial, sourceShare,
                fieldShare, repeatAfter, attempts, webhook(file, document), mail(file, document));
    }

    private static AlertSettings.Webhook webhook(Optional<YamlMap> file, StringBuilder document) {
        Section in = new Section("webhook", "Alerts as JSON, posted to an address of yours and signed.", file,
                document);
        AlertSettings.Webhook webhook = new AlertSettings.Webhook(
                in.text("url", "", "Where alerts are posted; empty for nowhere; redirects are not followed"),
                in.text("secret_env", "VIGIE_WEBHOOK_SECRET",
                        "Environment variable that holds the secret messages are signed with"),
                in.bool("private_addresses", false,
                        "Whether it may lead to loopback or a private address, such as http://127.0.0.1:9000/"),
                in.duration("timeout", Duration.ofSeconds(10), "Longest wait for the answer"));
        in.end();
        if (webhook.wanted() && !webhook.url().matches("https?://\\S+")) {
            problem(file, "webhook", "url", "`url` must be an http or https address.");
        }
        variable(file, "webhook", "secret_env", webhook.secretEnv());
        return webhook;
    }

    private static AlertSettings.Mail mail(Optional<YamlMap> file, StringBuilder document) {
        Section in = new Section("mail", "Alerts by e-mail.", file, document);
        AlertSettings.Mail mail = new AlertSettings.Mail(
                in.text("host", "", "Name of the SMTP server; empty for no mail"),
                in.whole("port", 587, 1, 65535, "Its port: mostly 587 for starttls, 465 for tls"),
                in.oneOf("tls", "starttls", TLS,
                        "`starttls` or `tls`: nothing is sent unless the connection is secure and the certificate "
                                + "fits; `none` only for a server on this machine"),
                in.text("user", "", "Name to log in with; empty when the server asks for none"),
                in.text("password_env", "VIGIE_SMTP_PASSWORD", "Environment variable that holds the password"),
                in.text("from", "", "Address the messages come from"),
                in.text("to", "", "Addresses they go to, with commas between"),
                in.duration("timeout", Duration.ofSeconds(15), "Longest wait for the server, at each step"));
        in.end();
        if (mail.wanted()) {
            if (!ADDRESS.matcher(mail.from()).matches()) {
                problem(file, "mail", "from", "`from` must be an address, such as vigie@authority.example.");
            }
            if (mail.recipients().isEmpty() || !mail.recipients().stream().allMatch(ADDRESS.asMatchPredicate())) {
                problem(file, "mail", "to", "`to` must be addresses with commas between them.");
            }
        }
        variable(file, "mail", "password_env", mail.passwordEnv());
        return mail;
    }

    private static void variable(Optional<YamlMap> file, String section, String key, String value) {
        if (!VARIABLE.matcher(value).matches()) {
            problem(file, section, key, "`" + key + "` is the name of an environment variable: letters, digits and "
                    + "underscores. The secret itself never stands in this file.");
        }
    }

    private static void problem(Optional<YamlMap> file, String section, String key, String message) {
        file.flatMap(f -> f.map(section)).ifPresent(map -> map.problemAt(key, message));
    }
}
