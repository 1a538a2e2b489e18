package org.vigie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The shop keeps the promises that other tests build on. Read with the JDK's client, not with our crawler.
class TestShopTest {

    private static final Pattern OFFER = Pattern.compile("class=\"offer\" href=\"([^\"]+)\"");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private TestShop shop;

    @BeforeEach
    void open() throws IOException {
        shop = TestShop.start();
    }

    @AfterEach
    void close() {
        client.close();
        shop.close();
    }

    @Test
    void manyOffersAreAllLinkedOnceAndAllDifferent() throws Exception {
        List<String> links = follow("/many/120");
        assertThat(links).hasSize(120).doesNotHaveDuplicates();
        assertThat(shop.requests("/many/120")).hasSize(3);

        Set<String> pages = new HashSet<>();
        for (String link : links) {
            pages.add(get(link));
        }
        assertThat(pages).hasSize(120);
        assertThat(get(links.get(41))).isEqualTo(get("/many/120/item/42")).isEqualTo(ShopCatalogue.item(42).html());
        assertThat(status("/many/120/item/121")).isEqualTo(404);
    }

    @Test
    void offersHaveTheTraitsTheyPromise() {
        List<ShopItem> items = IntStream.rangeClosed(1, 385).mapToObj(ShopCatalogue::item).toList();
        assertThat(items).extracting(ShopItem::gtin).doesNotHaveDuplicates();
        assertThat(items.stream().filter(i -> i.sellerAddress().isEmpty())).hasSize(55);
        assertThat(items.stream().filter(i -> i.oldPrice().isPresent())).hasSize(77);
        assertThat(items.stream().filter(i -> i.description().contains("écologique"))).hasSize(35);
        assertThat(ShopItem.gtin(4)).isEqualTo("2000000000046");
    }

    @Test
    void listEndsAfterThreePages() throws Exception {
        assertThat(follow("/list")).hasSize(9).doesNotHaveDuplicates()
                .allSatisfy(l -> assertThat(status(l)).isEqualTo(200));
    }

    @Test
    void changingOffersChangeAsPromised() throws Exception {
        assertThat(get("/price-rise")).contains("24,90 €");
        assertThat(get("/price-rise")).contains("34,90 €");
        assertThat(get("/relisted")).contains("Lampe de bureau").contains("B1");
        assertThat(get("/relisted")).contains("Luminaire USB").contains(ShopItem.ordinary("B1").gtin());
        String first = get("/removal");
        assertThat(get("/removal")).contains("plus disponible");
        assertThat(get("/removal")).isEqualTo(first);
        assertThat(status("/limited")).isEqualTo(429);
        assertThat(status("/limited")).isEqualTo(200);
    }

    @Test
    void pagesCanBeAddedAndReplaced() throws Exception {
        shop.page("/mine?x=1", "<p>1</p>");
        shop.page("/item", "<p>other</p>");
        assertThat(get("/mine?x=1")).isEqualTo("<p>1</p>");
        assertThat(get("/item")).isEqualTo("<p>other</p>");
        assertThat(status("/mine")).isEqualTo(404);
    }

    @Test
    void requestsAreRecordedInTheOrderOfArrival() throws Exception {
        get("/item?a=1");
        get("/shell");
        assertThat(shop.requests()).extracting(TestShop.Request::target).containsExactly("/item?a=1", "/shell");
        assertThat(shop.requests()).extracting(TestShop.Request::number).containsExactly(0, 1);
        assertThat(shop.requests("/item").getFirst().gapTo(shop.requests("/shell").getFirst())).isPositive();
        assertThat(shop.requests().getFirst().host()).isEqualTo("127.0.0.1:" + shop.port());
    }

    private List<String> follow(String list) throws Exception {
        List<String> links = new ArrayList<>();
        Optional<String> next = Optional.of(list);
        while (next.isPresent()) {
            String html = get(next.get());
            OFFER.matcher(html).results().map(m -> m.group(1)).forEach(links::add);
            next = NEXT.matcher(html).results().map(m -> m.group(1)).findFirst();
        }
        return links;
    }

    private String get(String path) throws IOException, InterruptedException {
        return response(path).body();
    }

    private int status(String path) throws IOException, InterruptedException {
        return response(path).statusCode();
    }

    private HttpResponse<String> response(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(shop.url(path))).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
