package org.vigie.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CountriesTest {

    @Test
    void countriesAreKnownByCodeAndByNameInNineLanguages() {
        assertThat(Countries.code("cn")).contains("CN");
        assertThat(Countries.code(" CHN ")).contains("CN");
        assertThat(Countries.code("Chine")).contains("CN");
        assertThat(Countries.code("中国")).contains("CN");
        assertThat(Countries.code("Österreich")).contains("AT");
        assertThat(Countries.code("OSTERREICH")).contains("AT");
        assertThat(Countries.code("Mainland China")).contains("CN");
        assertThat(Countries.code("Hong Kong")).contains("HK");
    }

    @Test
    void otherWordsAreNoCountry() {
        assertThat(Countries.code("")).isEmpty();
        assertThat(Countries.code("Shenzhen")).isEmpty();
        assertThat(Countries.code("XX")).isEmpty();
    }

    @Test
    void theUnionHasTwentySevenMembersAndEachIsACountry() {
        assertThat(Countries.EU).hasSize(27).allMatch(Countries::isCode).doesNotContain("GB", "CH", "NO");
    }
}
