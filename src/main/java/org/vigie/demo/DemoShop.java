package org.vigie.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.vigie.demo.DemoPage.Kind;

/// The demo marketplaces `bazar.localhost`, `boutique.localhost` and `galerie.localhost`, served on 127.0.0.1. Whoever
/// asks must resolve these names to 127.0.0.1 and send the Host header; browsers do. Safe for use by several threads.
public final class DemoShop implements AutoCloseable {

    /// The port that the demo's watches name.
    public static final int PORT = 8471;

    /// The topics that the offers were written for.
    public static final List<String> TOPICS = List.of("missing-responsible-person", "class-3B-laser", "radio-jammer",
            "knuckleduster", "disposable-e-cigarette", "banned-cosmetic-substance", "missing-fibre-composition",
            "missing-price-reference");

    private final HttpServer server;
    private final ExecutorService threads;

    private DemoShop(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /// Builds all pages and starts serving them.
    ///
    /// @param port port on 127.0.0.1; 0 takes a free one
    /// @throws IOException when the port cannot be had; the message says so
    public static DemoShop start(int port) throws IOException {
        HttpServer server = bind(port);
        int taken = server.getAddress().getPort();
        Catalogue catalogue = Catalogue.load();
        Map<String, Site> sites = new HashMap<>();
        for (Shop shop : Shop.values()) {
            sites.put(shop.host(), new Site(shop, catalogue, new Addresses(taken)));
        }
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", new Front(sites));
        server.start();
        return new DemoShop(server, threads);
    }

    private static HttpServer bind(int port) throws IOException {
        InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[]{127, 0, 0, 1});
        try {
            return HttpServer.create(new InetSocketAddress(loopback, port), 0);
        } catch (BindException e) {
            throw new IOException("The demo marketplaces need port " + port + " on 127.0.0.1, and something else has "
                    + "it. Stop that, or choose another port.", e);
        }
    }

    /// The port it listens on.
    public int port() {
        return server.getAddress().getPort();
    }

    /// What the offers' author means a scan to find: for each offer that a page shows, by listing key
    /// (`demo-bazar:1005008800101`), every one of [#TOPICS]. Pages that show no offer (an empty shell, a removal, a
    /// check
    /// for humans) are not in it.
    public static Map<String, Map<String, Intended>> expected() {
        Map<String, Map<String, Intended>> expected = new LinkedHashMap<>();
        for (Offer offer : Catalogue.load().offers()) {
            if (offer.card().answers() == Kind.OFFER) {
                Map<String, Intended> topics = new LinkedHashMap<>();
                TOPICS.forEach(topic -> topics.put(topic, offer.expect().getOrDefault(topic, Intended.CLEAR)));
                expected.put(offer.card().shop().marketplace() + ":" + offer.card().id(), topics);
            }
        }
        return expected;
    }

    /// Every address that the list pages link to, and what it answers, for a port.
    public static List<DemoPage> pages(int port) {
        Catalogue catalogue = Catalogue.load();
        Addresses addresses = new Addresses(port);
        return Stream.concat(catalogue.offers().stream().map(Offer::card), catalogue.others().stream())
                .map(card -> new DemoPage(card.shop().marketplace(), card.id(), addresses.url(card), card.answers()))
                .toList();
    }

    /// The first page of every list, by marketplace name, for a port: what a watch of the shop starts from.
    public static Map<String, List<String>> lists(int port) {
        Addresses addresses = new Addresses(port);
        Map<String, List<String>> lists = new LinkedHashMap<>();
        Arrays.stream(Shop.values()).forEach(shop -> lists.put(shop.marketplace(), shop.lists().stream()
                .map(list -> addresses.origin(shop) + addresses.listPath(shop, list, 1)).toList()));
        return lists;
    }

    /// Stops serving; answers under way are cut off.
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
