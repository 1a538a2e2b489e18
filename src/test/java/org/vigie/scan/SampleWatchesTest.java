package org.vigie.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.ShopItem;
import org.vigie.TestShop;
import org.vigie.casework.Run;
import org.vigie.config.Conduct;
import org.vigie.config.Marketplace;
import org.vigie.config.Marketplaces;
import org.vigie.config.Watch;
import org.vigie.config.Watches;
import org.vigie.extract.PageReader;

/// The sample watches as they ship, and their address forms against replicas of the sites' list pages.
final class SampleWatchesTest {

    @TempDir
    private Path temp;

    private static List<Watch> samples() {
        List<Marketplace> marketplaces = Marketplaces.load(Path.of("config/marketplaces"), PageReader::placeMistake);
        return Watches.load(Path.of("config/watches"), marketplaces).stream()
                .filter(watch -> watch.name().startsWith("sample-")).toList();
    }

    @Test
    void samplesAreOffAndSayWhatIsToBeFilledIn() {
        assertThat(samples()).extracting(Watch::name).containsExactly("sample-aliexpress", "sample-joom",
                "sample-shein");
        assertThat(samples()).allSatisfy(watch -> {
            assertThat(watch.enabled()).isFalse();
            assertThat(watch.conduct().toFillIn()).containsExactly("legal_basis");
            assertThat(watch.conduct().mandate()).isFalse();
            assertThat(watch.lists()).hasSize(6).allMatch(url -> url.startsWith("https://"));
        });
    }

    /// A page of an offer, in the state the marketplace draws it from where that is what its file reads.
    private static String offer(String marketplace, int number) {
        String state = """
                <!doctype html><html lang="fr"><head><title>Lampe</title></head><body><script>
                window.runParams = {"data":{"commonModule":{"productId":%d,"currencyCode":"EUR"},
                "titleModule":{"subject":"Lampe de bureau %d"},
                "priceModule":{"minActivityAmount":{"value":9.9,"currency":"EUR"}}}};
                </script></body></html>""".formatted(number, number);
        return marketplace.equals("aliexpress") ? state : ShopItem.ordinary("A" + number).html();
    }

    @Test
    void samplesRunAgainstReplicas() throws Exception {
        Map<String, String> offers = Map.of("sample-aliexpress", "/item/%d.html?spm=a2g0o.%d", "sample-joom",
                "/en/products/%024d?variant_id=%d", "sample-shein", "/lampe-p-%05d.html?mallCode=%d");
        for (Watch watch : samples()) {
            try (ScanFixture fixture = new ScanFixture(temp.resolve(watch.name()))) {
                TestShop shop = fixture.shop;
                List<Marketplace> described = fixture.replica(watch.marketplace());
                List<String> lists = watch.lists().stream().map(url -> url.replaceFirst("https://[^/]+",
                        "http://127.0.0.1:" + shop.port())).toList();
                String form = offers.get(watch.name());
                for (int i = 0; i < lists.size(); i++) {
                    StringBuilder page = new StringBuilder("<!doctype html><html lang=fr><title>Recherche</title>");
                    for (int n = 100_000 + i; n < 100_003 + i; n++) {
                        String item = form.formatted(n, i);
                        page.append("<a href=\"").append(item).append("\">Lampe</a>");
                        shop.page(item, offer(watch.marketplace(), n));
                    }
                    shop.page(lists.get(i).substring(lists.get(i).indexOf('/', 8)), page + "</html>");
                }
                assertThat(described).isNotEmpty();
                Run run = fixture.scan(new Watch(watch.name(), watch.title(), watch.marketplace(), true, "", lists,
                        List.of(), watch.maxListPages(), watch.maxPages(), watch.market(), List.of(),
                        new Conduct(false, "", List.of(), Optional.empty(), "fr", "FR",
                                "EUR", 5, 60),
                        watch.revisit()));
                // Six lists of three offers each, every list one further: eight offers.
                assertThat(run.counts().pages()).as(watch.name()).isEqualTo(Map.of("list-read", 6L, "read", 8L));
            }
        }
    }
}
