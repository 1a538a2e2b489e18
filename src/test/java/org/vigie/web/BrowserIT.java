package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.config.Settings.WebSettings;

/// The pages in a real browser, where there is one.
class BrowserIT {

    /// Every text whose contrast with its ground is under 4.5 (WCAG 2.2, AA), with the figure.
    private static final String FAINT_TEXTS = """
            (() => {
              const parse = c => { const m = c.match(/[\\d.]+/g).map(Number); return m.length > 3 ? m : [...m, 1]; };
              const lum = c => c.slice(0, 3).map(v => v / 255)
                .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
              const ground = e => { for (; e; e = e.parentElement) {
                const c = parse(getComputedStyle(e).backgroundColor); if (c[3] > 0.99) return c; } return [255, 255, 255]; };
              const faint = new Set(); let seen = 0;
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const text = walker.currentNode.textContent.trim(), e = walker.currentNode.parentElement;
                if (!text || !e.checkVisibility()) continue;
                seen++;
                const a = lum(parse(getComputedStyle(e).color)), b = lum(ground(e));
                const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                if (ratio < 4.5) faint.add(e.className + ' ' + ratio.toFixed(2) + ' ' + text.slice(0, 30));
              }
              return seen < 8 ? 'only ' + seen + ' texts' : [...faint].join('\\n');
            })()""";

    private static final String UNLABELLED = """
            [...document.querySelectorAll('input:not([type=hidden]), select, textarea, button')]
              .filter(e => !(e.labels && e.labels.length) && !e.textContent.trim()).map(e => e.outerHTML).join()""";

    private final SampleRooms rooms = SampleRooms.filled();
    private WebServer server;
    private Browser browser;

    @BeforeEach
    void start() throws IOException {
        Assumptions.assumeTrue(Browser.binary().isPresent(), "browser tests skipped: no Chromium is here");
        server = WebServer.start(new WebSettings("127.0.0.1", 0), rooms.rooms());
        // Under target, because Chromium may still write for a moment after it was told to end.
        Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
        browser = new Browser(Browser.binary().orElseThrow(), Files.createTempDirectory(target, "browser-"));
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void everyPageIsReadableAtBothWidthsAndInBothLights() throws InterruptedException {
        for (String path : Screenshots.PAGES.values()) {
            browser.open(server.url() + path);
            for (int width : new int[]{390, 1280}) {
                for (boolean dark : new boolean[]{false, true}) {
                    browser.size(width, 844, dark);
                    String at = path + " at " + width + (dark ? " dark" : " light");
                    assertThat(browser.value("document.documentElement.scrollWidth")).as("no sideways scrolling " + at)
                            .isEqualTo(Integer.toString(width));
                    assertThat(browser.value(FAINT_TEXTS)).as("contrast " + at).isEmpty();
                }
            }
            assertThat(browser.value(UNLABELLED)).as("labels " + path).isEmpty();
        }
        assertThat(browser.requests).isNotEmpty().allMatch(address -> address.startsWith(server.url()));
        assertThat(browser.complaints).allMatch(text -> text.contains("404"));
    }

    @Test
    void aFilterRefreshesTheListAndTheAddressWithoutLoadingThePage() throws InterruptedException {
        browser.size(1280, 900, false);
        browser.open(server.url() + "/?q=Magnetic");
        browser.value("window.same = 'page'");
        browser.value("(link => { link.focus(); link.click(); })(document.querySelector('.facet a[id^=rule-]'))");
        Awaitility.await().atMost(Duration.ofSeconds(10))
                .until(() -> browser.value("document.querySelectorAll('.chips li').length"), "2"::equals);

        assertThat(browser.value("location.pathname + location.search")).isEqualTo("/?q=Magnetic&rule=R0007");
        assertThat(browser.value("window.same")).isEqualTo("page");
        assertThat(browser.value("document.activeElement.id")).startsWith("rule-");

        browser.value("document.querySelector('[name=flagged]').click()");
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> browser.value("location.search"),
                search -> search.contains("flagged=1"));
        assertThat(browser.value("location.search")).isEqualTo("?q=Magnetic&rule=R0007&flagged=1");
        assertThat(browser.value("window.same")).isEqualTo("page");
        assertThat(rooms.asked.getLast().flaggedOnly()).isTrue();
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void aDecisionIsSavedByTheFormOfThePage() throws InterruptedException {
        browser.size(1280, 900, false);
        browser.open(server.url() + "/finding/aa01");
        browser.value(
                "document.querySelector('[value=dismissed]').click(), document.querySelector('#author').value = 'A. Dubois', "
                        + "document.querySelector('#note').value = 'Not a toy.', document.querySelector('.decide').requestSubmit()");
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> rooms.decisions("aa01").size(),
                List.of(1)::contains);

        assertThat(rooms.decisions("aa01").getFirst().note()).isEqualTo("Not a toy.");
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> browser.value("location.hash"),
                "#decisions"::equals);
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void aHostileListingRunsNothing() throws InterruptedException {
        browser.size(1280, 900, false);
        for (String path : List.of("/", "/finding/ee01",
                "/listing?marketplace=evil%22%27%3Cb%3E&id=..%2F..%2Fx%3Fy%3D%3Cz%3E%26%22%27",
                "/evidence/ee0000/source")) {
            browser.open(server.url() + path);
            assertThat(browser.value("document.body.innerText")).as(path).contains("<script>");
        }
        assertThat(browser.value("document.contentType")).isEqualTo("text/plain");
        assertThat(browser.complaints).isEmpty();
        assertThat(browser.requests).allMatch(address -> address.startsWith(server.url()));
    }
}
