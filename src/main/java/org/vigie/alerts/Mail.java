package org.vigie.alerts;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.vigie.casework.Outbox.Alert;
import org.vigie.config.AlertSettings;

/// Sends alerts by SMTP (RFC 5321), as plain text. Unless the settings say `tls: none`, nothing is sent, and no password
/// given away, before the connection is secure and the certificate fits the name of the server.
final class Mail implements Channel {

    private final AlertSettings.Mail settings;
    private final Function<String, Optional<String>> environment;
    private final Optional<SSLSocketFactory> trust;

    /// @param environment environment variables by name
    Mail(AlertSettings.Mail settings, Function<String, Optional<String>> environment) {
        this(settings, environment, Optional.empty());
    }

    /// @param trust which certificates are believed; the machine's own without it
    Mail(AlertSettings.Mail settings, Function<String, Optional<String>> environment,
            Optional<SSLSocketFactory> trust) {
        this.settings = settings;
        this.environment = environment;
        this.trust = trust;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public String where() {
        return settings.host() + ":" + settings.port() + " to " + String.join(", ", settings.recipients());
    }

    @Override
    public Sent send(Alert alert) {
        String password = "";
        if (!settings.user().isEmpty()) {
            Optional<String> found = environment.apply(settings.passwordEnv()).filter(text -> !text.isBlank());
            if (found.isEmpty()) {
                return new Sent.NotDelivered("the environment variable " + settings.passwordEnv()
                        + " is not set; put the password of " + settings.user() + " into it");
            }
            password = found.get();
        }
        Session session = Session.getInstance(properties());
        try (Transport transport = session.getTransport("smtp")) {
            if (settings.user().isEmpty()) {
                transport.connect();
            } else {
                transport.connect(settings.user(), password);
            }
            MimeMessage message = message(session, alert);
            transport.sendMessage(message, message.getAllRecipients());
            return new Sent.Delivered("taken by " + settings.host() + " for " + settings.recipients().size()
                    + (settings.recipients().size() == 1 ? " address" : " addresses"));
        } catch (MessagingException e) {
            return new Sent.NotDelivered(why(e));
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        String millis = Long.toString(settings.timeout().toMillis());
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(settings.tls().equals("starttls")));
        properties.put("mail.smtp.starttls.required", Boolean.toString(settings.tls().equals("starttls")));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.tls().equals("tls")));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        trust.ifPresent(factory -> properties.put("mail.smtp.ssl.socketFactory", factory));
        return properties;
    }

    private MimeMessage message(Session session, Alert alert) throws MessagingException {
        MimeMessage message = new AlertMail(session, "<" + alert.id() + "@vigie>");
        message.setFrom(new InternetAddress(settings.from()));
        for (String to : settings.recipients()) {
            message.addRecipient(RecipientType.TO, new InternetAddress(to));
        }
        message.setSubject("[Vigie] " + Message.oneLine(alert.subject()), StandardCharsets.UTF_8.name());
        message.setText(alert.body() + "\n", StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(alert.createdAt()));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office answers
        return message;
    }

    /// The same Message-ID at each try, so that a mail that came twice is seen to be one.
    private static final class AlertMail extends MimeMessage {

        private final String id;

        AlertMail(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    private String why(MessagingException failure) {
        String server = settings.host() + ":" + settings.port();
        if (failure instanceof AuthenticationFailedException) {
            return server + " refused the name or the password; see `mail.user` and the environment variable "
                    + settings.passwordEnv();
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case SSLException _ -> {
                    return "no secure connection to " + server + ": " + Message.oneLine(String.valueOf(
                            cause.getMessage())) + "; see `mail.tls` and whether the server's certificate is valid for "
                            + settings.host();
                }
                case UnknownHostException _ -> {
                    return "no address is known for " + settings.host() + "; see `mail.host`";
                }
                case ConnectException _ -> {
                    return "no connection to " + server + "; see `mail.host` and `mail.port`, and whether it may be "
                            + "reached from here";
                }
                case SocketTimeoutException _ -> {
                    return server + " did not answer within " + settings.timeout().toSeconds() + " s";
                }
                default -> {
                    // The reason may lie deeper.
                }
            }
        }
        return server + ": " + Message.oneLine(String.valueOf(failure.getMessage()));
    }
}
