package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8470", "LOCALHOST:1", "vigie.localhost:8470", "127.0.0.1",
            "127.0.0.1:8470", "127.1.2.3:80", "[::1]", "[::1]:8470"})
    void onLoopbackOurOwnNamesAreAllowed(String header) throws UnknownHostException {
        assertThat(new Hosts("127.0.0.1").allows(header)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8470", "127.0.0.1.evil.example", "localhost.evil.example",
            "notlocalhost", "10.0.0.1", "[::2]", "", "localhost:8470:1", "user@localhost", "127.0.0.1/x",
            "localhost evil.example"})
    void onLoopbackEveryOtherNameIsRefused(String header) throws UnknownHostException {
        assertThat(new Hosts("127.0.0.1").allows(header)).isFalse();
    }

    @Test
    void onAllInterfacesAnyWellFormedNameIsAllowed() throws UnknownHostException {
        Hosts hosts = new Hosts("0.0.0.0");
        assertThat(hosts.loopbackOnly()).isFalse();
        assertThat(hosts.allows("vigie.intranet.example:8470")).isTrue();
        assertThat(hosts.allows("a b")).isFalse();
    }
}
