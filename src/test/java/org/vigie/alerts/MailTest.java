package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.Channel.Sent;
import org.vigie.casework.Outbox.Alert;
import org.vigie.config.AlertSettings;
import tools.jackson.databind.node.JsonNodeFactory;

/// Mail over real sockets of this machine.
final class MailTest {

    private static final String PASSWORD = "p4ss-w0rd";

    private final HandClock clock = new HandClock();
    private final GreenMail server = new GreenMail(new ServerSetup[]{
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)});

    @BeforeEach
    void serve() {
        server.setUser("vigie@authority.example", "vigie", PASSWORD);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static AlertSettings.Mail settings(String host, int port, String tls, String user) {
        return new AlertSettings.Mail(host, port, tls, user, "MAIL_PASSWORD", "vigie@authority.example",
                "watch@authority.example, chief@authority.example", Duration.ofSeconds(2));
    }

    private Mail mail(int port, String tls, String user) {
        return new Mail(settings("127.0.0.1", port, tls, user),
                name -> name.equals("MAIL_PASSWORD") ? Optional.of(PASSWORD) : Optional.empty());
    }

    private Alert alert(String subject, String... lines) {
        return new Message("findings", "toys", "x", "run-1", subject, List.of(lines),
                JsonNodeFactory.instance.objectNode()).alert(clock.instant());
    }

    @Test
    void aMessageIsPlainTextForEachRecipient() throws Exception {
        Alert alert = alert("toys: 2 new findings, Spielzeug für Hände", "2 × R0003: “Brouilleur”", "  R0003 shop:1");
        assertThat(mail(server.getSmtp().getPort(), "none", "vigie").send(alert))
                .isEqualTo(new Sent.Delivered("taken by 127.0.0.1 for 2 addresses"));
        MimeMessage[] got = server.getReceivedMessages();
        assertThat(got).hasSize(2);
        assertThat(got[0].getSubject()).isEqualTo("[Vigie] toys: 2 new findings, Spielzeug für Hände");
        assertThat(got[0].getContentType()).startsWith("text/plain; charset=UTF-8");
        assertThat(got[0].getContent().toString().lines()).startsWith("2 × R0003: “Brouilleur”", "  R0003 shop:1");
        assertThat(got[0].getMessageID()).isEqualTo("<" + alert.id() + "@vigie>");
        assertThat(got[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(got[0].getSentDate()).isEqualTo(java.util.Date.from(clock.instant()));
    }

    @Test
    void aSubjectCannotAddHeaders() throws Exception {
        mail(server.getSmtp().getPort(), "none", "vigie").send(alert("x\r\nBcc: all@evil.example\r\n\r\nforged", "y"));
        MimeMessage got = server.getReceivedMessages()[0];
        assertThat(got.getHeader("Bcc")).isNull();
        assertThat(GreenMailUtil.getBody(got).strip()).isEqualTo("y");
    }

    @Test
    void aWrongPasswordIsSaidWithoutIt() {
        Mail mail = new Mail(settings("127.0.0.1", server.getSmtp().getPort(), "none", "vigie"),
                _ -> Optional.of("wr0ng-one"));
        assertThat(mail.send(alert("x"))).isInstanceOfSatisfying(Sent.NotDelivered.class, not -> assertThat(not.why())
                .contains("refused the name or the password").contains("MAIL_PASSWORD").doesNotContain("wr0ng-one"));
    }

    @Test
    void aMissingPasswordIsSaidAndNobodyAsked() {
        Mail mail = new Mail(settings("127.0.0.1", server.getSmtp().getPort(), "none", "vigie"), _ -> Optional.empty());
        assertThat(mail.send(alert("x"))).isInstanceOfSatisfying(Sent.NotDelivered.class,
                not -> assertThat(not.why()).contains("MAIL_PASSWORD is not set"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() {
        assertThat(mail(server.getSmtps().getPort(), "tls", "vigie").send(alert("x")))
                .isInstanceOfSatisfying(Sent.NotDelivered.class,
                        not -> assertThat(not.why()).contains("no secure connection").contains("certificate"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsSaid() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(mail(free, "starttls", "").send(alert("x"))).isInstanceOfSatisfying(Sent.NotDelivered.class,
                not -> assertThat(not.why()).contains("no connection to 127.0.0.1:" + free));
    }

    private static HandshakeCertificates certificates(String name) {
        HeldCertificate certificate = new HeldCertificate.Builder().addSubjectAlternativeName(name).build();
        return new HandshakeCertificates.Builder().heldCertificate(certificate)
                .addTrustedCertificate(certificate.certificate()).build();
    }

    @Test
    void passwordAndMessageGoOnlyOverStartTls() throws Exception {
        HandshakeCertificates certificates = certificates("127.0.0.1");
        try (SmtpScript smtp = new SmtpScript(certificates.sslSocketFactory(), true)) {
            Mail mail = new Mail(settings("127.0.0.1", smtp.port(), "starttls", "vigie"), _ -> Optional.of(PASSWORD),
                    Optional.of(certificates.sslSocketFactory()));
            assertThat(mail.send(alert("subject", "body"))).isInstanceOf(Sent.Delivered.class);
            assertThat(smtp.inClear).allMatch(line -> line.startsWith("EHLO") || line.equals("STARTTLS"));
            assertThat(String.join("\n", smtp.secured)).contains("Subject: [Vigie] subject").contains("AUTH ");
        }
    }

    @Test
    void withoutStartTlsNothingIsGivenAway() throws Exception {
        try (SmtpScript smtp = new SmtpScript(certificates("127.0.0.1").sslSocketFactory(), false)) {
            assertThat(mail(smtp.port(), "starttls", "vigie").send(alert("subject", "body")))
                    .isInstanceOfSatisfying(Sent.NotDelivered.class,
                            not -> assertThat(not.why()).contains("STARTTLS"));
            String said = String.join("\n", smtp.inClear);
            assertThat(said).doesNotContain("AUTH").doesNotContain("MAIL FROM").doesNotContain(
                    Base64.getEncoder().encodeToString(PASSWORD.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        HandshakeCertificates certificates = certificates("mail.example");
        try (SmtpScript smtp = new SmtpScript(certificates.sslSocketFactory(), true)) {
            Mail mail = new Mail(settings("127.0.0.1", smtp.port(), "starttls", "vigie"), _ -> Optional.of(PASSWORD),
                    Optional.of(certificates.sslSocketFactory()));
            assertThat(mail.send(alert("subject", "body"))).isInstanceOf(Sent.NotDelivered.class);
            assertThat(String.join("\n", smtp.secured)).doesNotContain("AUTH");
        }
    }
}
