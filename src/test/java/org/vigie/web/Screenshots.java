package org.vigie.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vigie.config.Settings.WebSettings;

/// Takes a picture of every page of the samples, wide and narrow, light and dark: `Screenshots <folder>`.
final class Screenshots {

    static final Map<String, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put("search", "/?q=neodymium&verdict=breach&rule=R0012");
        PAGES.put("search-all", "/");
        PAGES.put("search-none", "/?q=nothing+of+the+kind&severity=high");
        PAGES.put("listing", "/listing?marketplace=demo-bazaar&id=item%2F4711%3Fv%3D%22a%20b%22");
        PAGES.put("finding", "/finding/aa01");
        PAGES.put("finding-undecided", "/finding/aa03");
        PAGES.put("finding-hostile", "/finding/ee01");
        PAGES.put("runs", "/runs");
        PAGES.put("run", "/runs/20261123-122501-demo-3");
        PAGES.put("rules", "/rules");
        PAGES.put("rule", "/rules/R0012");
        PAGES.put("not-found", "/nowhere");
    }

    private Screenshots() {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        try (WebServer server = WebServer.start(new WebSettings("127.0.0.1", 0), SampleRooms.filled().rooms());
                Browser browser = new Browser(Browser.binary().orElseThrow(),
                        Files.createTempDirectory("browser"))) {
            for (Map.Entry<String, String> page : PAGES.entrySet()) {
                picture(browser, server, page, folder, "wide", 1280, false);
                picture(browser, server, page, folder, "narrow", 390, false);
                picture(browser, server, page, folder, "dark", 1280, true);
            }
        }
    }

    private static void picture(Browser browser, WebServer server, Map.Entry<String, String> page, Path folder,
            String kind, int width, boolean dark) throws IOException, InterruptedException {
        browser.size(width, width < 600 ? 844 : 900, dark);
        browser.open(server.url() + page.getValue());
        int height = Math.clamp(Integer.parseInt(browser.value("document.documentElement.scrollHeight")), 600, 3_000);
        browser.size(width, height, dark);
        browser.screenshot(folder.resolve(page.getKey() + "-" + kind + ".png"));
        System.out
                .println(page.getKey() + " " + kind + " " + browser.value("document.documentElement.scrollWidth") + "x"
                        + height + " " + browser.complaints);
        browser.complaints.clear();
    }
}
