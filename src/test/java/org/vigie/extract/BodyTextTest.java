package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BodyTextTest {

    private static String decode(byte[] body) {
        return BodyText.decode(body, Optional.empty());
    }

    private static byte[] in(String charset, String text) {
        return text.getBytes(Charset.forName(charset));
    }

    @Test
    void byteOrderMarkWins() {
        assertThat(BodyText.decode(in("UTF-8", "\uFEFFé"), Optional.of("text/html; charset=gbk"))).isEqualTo("é");
        assertThat(decode(in("UTF-16", "é"))).isEqualTo("é");
    }

    @Test
    void headerIsBelievedBeforeMeta() {
        assertThat(BodyText.decode(in("windows-1250", "<meta charset=iso-8859-1>zażółć"),
                Optional.of("text/html; charset=\"windows-1250\""))).endsWith("zażółć");
    }

    @Test
    void metaIsBelieved() {
        assertThat(decode(in("GBK", "<html><script charset=\"utf-8\" src=x></script><meta charset=gb2312>价格")))
                .endsWith("价格");
        assertThat(decode(in("Shift_JIS", "<META http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>価格")))
                .endsWith("価格");
        assertThat(decode(in("windows-1251", "<?xml version='1.0' encoding='windows-1251'?>цена"))).endsWith("цена");
    }

    @Test
    void utf8ThatCallsItselfSomethingElseIsUtf8() {
        assertThat(decode("<meta charset=gbk>价格".getBytes(StandardCharsets.UTF_8))).endsWith("价格");
    }

    @Test
    void languageDecidesWhereNothingIsDeclared() {
        assertThat(decode(in("windows-1250", "<html lang=\"pl\">żółć"))).endsWith("żółć");
        assertThat(decode(in("windows-1252", "Größe 5 €"))).isEqualTo("Größe 5 €");
    }

    @Test
    void latin1IsReadAsBrowsersReadIt() {
        assertThat(BodyText.decode(in("windows-1252", "5 €"), Optional.of("text/html;charset=ISO-8859-1")))
                .isEqualTo("5 €");
    }

    @Test
    void unknownNameIsPassedOver() {
        assertThat(decode(in("windows-1252", "<meta charset='no such'>é"))).endsWith("é");
    }

    @Test
    void brokenUtf8KeepsWhatCanBeRead() {
        byte[] body = "<meta charset=utf-8>ééé".getBytes(StandardCharsets.UTF_8);
        body[body.length - 1] = 'x';
        assertThat(decode(body)).contains("éé").endsWith("x");
    }
}
