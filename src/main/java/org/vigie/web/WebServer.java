package org.vigie.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.http.staticfiles.Location;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.config.Settings.WebSettings;
import org.vigie.index.IndexUnreadableException;
import org.vigie.web.view.Moments;

/// The web page, being served. Requests run on virtual threads; the server's own threads keep the process alive until
/// [#close()].
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    /// A form holds a note of 4,000 characters, each of up to twelve bytes as a form sends it.
    private static final long MAX_FORM_BYTES = 100_000;

    private final Javalin javalin;
    private final String url;

    private WebServer(Javalin javalin, String url) {
        this.javalin = javalin;
        this.url = url;
    }

    /// Starts serving.
    ///
    /// @throws IOException when the address cannot be listened on, with the remedy
    public static WebServer start(WebSettings settings, WebRooms rooms) throws IOException {
        Hosts hosts = new Hosts(settings.host());
        Javalin javalin = Javalin.create(config -> configure(config, rooms, new Guard(hosts)));
        try {
            javalin.start(settings.host(), settings.port());
        } catch (JavalinBindException e) {
            throw new IOException("cannot listen on " + settings.host() + ":" + settings.port()
                    + "; stop the program that does, or set another `web.port` in config/vigie.yaml", e);
        }
        if (!hosts.loopbackOnly()) {
            LOG.warn("listening on {}: anyone who can reach it can read everything and decide; "
                    + "put a proxy with a login in front", settings.host());
        }
        String host = switch (settings.host()) {
            case "0.0.0.0", "::" -> "localhost";
            case String literal when literal.contains(":") -> "[" + literal + "]";
            case String name -> name;
        };
        return new WebServer(javalin, "http://" + host + ":" + javalin.port());
    }

    /// The address to open, such as `http://127.0.0.1:8470`.
    public String url() {
        return url;
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private static void configure(JavalinConfig config, WebRooms rooms, Guard guard) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = MAX_FORM_BYTES;
        config.http.prefer405over404 = true;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(server -> server.setErrorHandler(new BareErrors()));
        config.staticFiles.add(files -> {
            files.hostedPath = "/static";
            files.directory = "/web";
            files.location = Location.CLASSPATH;
            files.headers = Map.of("Cache-Control", "no-cache");
        });
        Moments moments = new Moments(rooms.zone());
        config.routes.before(guard::before);
        routes(config.routes, rooms, moments, guard);
        faults(config, new Faults(moments));
    }

    private static void routes(RoutesConfig routes, WebRooms rooms, Moments moments, Guard guard) {
        SearchRoutes search = new SearchRoutes(rooms, moments);
        FindingRoutes findings = new FindingRoutes(rooms, moments, guard);
        RunRoutes runs = new RunRoutes(rooms, moments);
        RuleRoutes rules = new RuleRoutes(rooms, moments);
        routes.get("/", search::page);
        routes.get("/api/search", search::json);
        routes.get("/api/search.csv", search::csv);
        routes.get("/listing", new ListingRoutes(rooms, moments)::page);
        routes.get("/finding/{id}", findings::page);
        routes.post("/finding/{id}/decisions", findings::decide);
        routes.get("/evidence/{id}/source", new SourceRoutes(rooms)::source);
        routes.get("/runs", runs::all);
        routes.get("/runs/{id}", runs::one);
        routes.get("/rules", rules::all);
        routes.get("/rules/{id}", rules::one);
        OutsideRoutes outside = new OutsideRoutes(rooms);
        routes.get("/health", outside::health);
        routes.get("/ready", outside::ready);
        routes.get("/metrics", outside::metrics);
    }

    private static void faults(JavalinConfig config, Faults faults) {
        config.routes.exception(PageFault.class, faults::told);
        config.routes.exception(HttpResponseException.class, faults::refused);
        config.routes.exception(IndexUnreadableException.class, faults::unreadable);
        config.routes.exception(Exception.class, faults::unforeseen);
        config.routes.error(500, faults::unanswered);
        config.router.javaLangErrorHandler(Faults::broken);
    }
}
