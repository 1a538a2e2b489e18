package org.vigie.crawl;

import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.Connection;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// Posts a small message to an address that the operator set. It is no fetch: nothing is read, queued or sealed, and
/// robots.txt does not speak of it. Redirects are not followed, so that nothing goes elsewhere than where it was sent;
/// addresses are guarded as those of pages are.
///
/// Safe for use by several threads.
public final class Poster implements AutoCloseable {

    private final OkHttpClient client;
    private final AddressGuard addresses;
    private final String userAgent;

    /// @param privateAddresses whether loopback and private addresses may be posted to
    /// @param timeout longest time for the whole of it
    public Poster(String userAgent, boolean privateAddresses, Duration timeout) {
        this.addresses = new AddressGuard(privateAddresses, Dns.SYSTEM);
        this.userAgent = userAgent;
        this.client = new OkHttpClient.Builder().dns(addresses).proxy(Proxy.NO_PROXY).callTimeout(timeout)
                .connectTimeout(timeout).readTimeout(timeout).writeTimeout(timeout).followRedirects(false)
                .followSslRedirects(false).retryOnConnectionFailure(false).addNetworkInterceptor(this::check).build();
    }

    /// What became of a message.
    public sealed interface Answer {

        /// The receiver took it.
        record Accepted(int status) implements Answer {}

        /// The receiver answered with something else than 2xx.
        record Refused(int status) implements Answer {}

        /// No answer came.
        ///
        /// @param why a sentence for the operator
        record Unreached(String why) implements Answer {}
    }

    /// Posts JSON.
    public Answer json(String url, byte[] body, List<Exchange.Header> headers) {
        Optional<HttpUrl> address = Optional.ofNullable(HttpUrl.parse(url));
        if (address.isEmpty()) {
            return new Answer.Unreached("It is not an absolute http or https address.");
        }
        Request.Builder request = new Request.Builder().url(address.get()).header("User-Agent", userAgent)
                .post(RequestBody.create(body, MediaType.parse("application/json; charset=utf-8")));
        headers.forEach(header -> request.header(header.name(), header.value()));
        try {
            addresses.checkLiteral(address.get().host());
            try (Response response = client.newCall(request.build()).execute()) {
                return response.isSuccessful()
                        ? new Answer.Accepted(response.code())
                        : new Answer.Refused(response.code());
            }
        } catch (IOException e) {
            return new Answer.Unreached(Fault.of(e, address.get().host()).why());
        }
    }

    private Response check(Interceptor.Chain chain) throws IOException {
        Connection connection = chain.connection();
        if (connection == null) {
            throw new IllegalStateException("A message is sent without a connection.");
        }
        addresses.checkConnected(connection.route().socketAddress());
        return chain.proceed(chain.request());
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }
}
