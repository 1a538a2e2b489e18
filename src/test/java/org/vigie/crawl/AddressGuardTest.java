package org.vigie.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.TestShop;

class AddressGuardTest {

    private final AddressGuard strict = new AddressGuard(false, Dns.SYSTEM);
    private final AddressGuard lenient = new AddressGuard(true, Dns.SYSTEM);

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.255.0.9", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
            "100.64.0.1", "100.127.255.255", "::1", "fc00::1", "fd12:3456::1", "fec0::1", "::ffff:10.0.0.1",
            "::127.0.0.1", "64:ff9b::10.0.0.1", "2002:0a00:0001::1"})
    void privateAddressIsFetchedOnlyWhenAllowed(String address) {
        assertThat(strict.allowed(InetAddress.ofLiteral(address))).isFalse();
        assertThat(lenient.allowed(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "0.1.2.3", "169.254.169.254", "224.0.0.1", "239.1.1.1", "240.0.0.1",
            "255.255.255.255", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "::", "fe80::1",
            "ff02::1", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1", "2001::1",
            "2001:db8::1", "2002:a9fe:a9fe::1"})
    void reservedAddressIsNeverFetched(String address) {
        assertThat(strict.allowed(InetAddress.ofLiteral(address))).isFalse();
        assertThat(lenient.allowed(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1",
            "198.17.0.1", "2606:4700::1111", "2a00:1450:4007::1", "64:ff9b::1.1.1.1"})
    void publicAddressIsFetched(String address) {
        assertThat(strict.allowed(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void localhostNamesAreLoopbackWithoutAskingDns() throws Exception {
        AddressGuard guard = new AddressGuard(true, host -> {
            throw new UnknownHostException("DNS was asked for " + host);
        });
        assertThat(guard.lookup("lamps.LOCALHOST")).containsExactly(InetAddress.ofLiteral("127.0.0.1"));
        assertThat(guard.lookup("localhost")).containsExactly(InetAddress.ofLiteral("127.0.0.1"));
    }

    @Test
    void onlyTheAllowedAddressesOfANameAreUsed() throws Exception {
        InetAddress outside = InetAddress.ofLiteral("1.1.1.1");
        AddressGuard guard = new AddressGuard(false, _ -> List.of(InetAddress.ofLiteral("10.0.0.1"), outside));
        assertThat(guard.lookup("shop.example")).containsExactly(outside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "shop.localhost", "2130706433", "127.1", "0x7f.0.0.1",
            "[::1]", "[::ffff:127.0.0.1]", "rebound.example"})
    void nothingIsSentToALoopbackAddressHoweverItIsWritten(String host) throws Exception {
        Dns dns = name -> name.equals("rebound.example")
                ? List.of(InetAddress.ofLiteral("127.0.0.1"))
                : Dns.SYSTEM.lookup(name);
        try (TestShop shop = TestShop.start();
                Crawler crawler = new Crawler(Crawls.settings(Duration.ZERO, false), Crawls.MARKS,
                        InstantSource.system(), Ticker.system(), dns)) {
            assertThat(crawler.fetch("http://" + host + ":" + shop.port() + "/item"))
                    .isInstanceOfSatisfying(Outcome.Failed.class,
                            failed -> assertThat(failed.why().toLowerCase(Locale.ROOT))
                                    .containsAnyOf("private or reserved", "no address is known",
                                            "not an absolute http"));
            assertThat(shop.requests()).isEmpty();
        }
    }

    @Test
    void nameWithAPrivateAddressFailsWithTheReason() throws Exception {
        try (Crawler crawler = new Crawler(Crawls.settings(Duration.ZERO, false), Crawls.MARKS,
                InstantSource.system(), Ticker.system(), _ -> List.of(InetAddress.ofLiteral("10.1.2.3")))) {
            assertThat(crawler.fetch("https://intranet.example/")).isInstanceOfSatisfying(Outcome.Failed.class,
                    failed -> assertThat(failed.why()).contains("intranet.example (10.1.2.3)")
                            .contains("private_addresses"));
        }
    }
}
