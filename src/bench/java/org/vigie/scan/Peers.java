package org.vigie.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.ArrayList;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import us.codecraft.webmagic.Page;
import us.codecraft.webmagic.ResultItems;
import us.codecraft.webmagic.Site;
import us.codecraft.webmagic.Spider;
import us.codecraft.webmagic.Task;
import us.codecraft.webmagic.pipeline.Pipeline;
import us.codecraft.webmagic.processor.PageProcessor;

/// What the pipeline is measured beside. Each does as much in parallel as Vigie: sixteen pages at a time.
final class Peers {

    static final int AT_ONCE = 16;

    private Peers() {
    }

    /// Work on one page; what it returns keeps the compiler from leaving it out.
    interface OnPage {
        int of(String url) throws IOException, InterruptedException;
    }

    static void each(List<String> urls, OnPage work) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<Integer>> all = new ArrayList<>();
            urls.forEach(url -> all.add(threads.submit(() -> work.of(url))));
            for (Future<Integer> one : all) {
                if (one.get() <= 0) {
                    throw new IllegalStateException("a page was empty");
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    static void okHttp(List<String> urls) throws InterruptedException {
        OkHttpClient client = new OkHttpClient();
        each(urls, url -> body(client, url).length);
        client.connectionPool().evictAll();
    }

    static void okHttpAndJsoup(List<String> urls) throws InterruptedException {
        OkHttpClient client = new OkHttpClient();
        each(urls, url -> {
            Document page = Jsoup.parse(new ByteArrayInputStream(body(client, url)), null, url);
            return page.title().length() + page.select("script[type=application/ld+json]").size()
                    + page.body().text().length();
        });
        client.connectionPool().evictAll();
    }

    private static byte[] body(OkHttpClient client, String url) throws IOException {
        try (Response response = client.newCall(new Request.Builder().url(url).build()).execute()) {
            return response.body().bytes();
        }
    }

    /// WebMagic with its own downloader, queue and page object; no pause between pages, no retries.
    static void webMagic(List<String> urls) {
        AtomicInteger pages = new AtomicInteger();
        Spider spider = Spider.create(new PageProcessor() {
            @Override
            public void process(Page page) {
                Document tree = page.getHtml().getDocument();
                page.putField("title", tree.title());
                page.putField("data", tree.select("script[type=application/ld+json]").eachAttr("data"));
                page.putField("text", tree.body().text());
            }

            @Override
            public Site getSite() {
                return Site.me().setSleepTime(0).setRetryTimes(0).setCycleRetryTimes(0).setTimeOut(20_000);
            }
        }).addPipeline(new Pipeline() {
            @Override
            public void process(ResultItems items, Task task) {
                pages.addAndGet(items.get("text").toString().isEmpty() ? 0 : 1);
            }
        }).thread(AT_ONCE);
        urls.forEach(spider::addUrl);
        spider.setExitWhenComplete(true);
        spider.run();
        if (pages.get() != urls.size()) {
            throw new IllegalStateException("WebMagic gave " + pages.get() + " of " + urls.size() + " pages");
        }
    }
}
