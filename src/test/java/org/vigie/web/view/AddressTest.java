package org.vigie.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.listing.ListingKey;

class AddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "data:text/html,x",
            "file:///etc/passwd", "vbscript:x", "//evil.example/x", "/local", "http:", "http:///x", "https:x", "",
            "http://a b/", "java\nscript:alert(1)", "http://x/\"onclick=y", "ftp://host/x"})
    void onlyWebAddressesBecomeLinks(String address) {
        assertThat(Address.outward(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://shop.example/a?b=c#d", "HTTPS://shop.example", "https://shop.example/%22x"})
    void webAddressesDo(String address) {
        assertThat(Address.outward(address)).contains(address);
    }

    @Test
    void idsWithSlashesAndQuotesStandInTheQuery() {
        assertThat(Address.listing(new ListingKey("shop.example", "a/b?c=\"d e\"&f")))
                .isEqualTo("/listing?marketplace=shop.example&id=a%2Fb%3Fc%3D%22d%20e%22%26f");
    }
}
