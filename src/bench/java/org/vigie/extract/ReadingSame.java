package org.vigie.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.vigie.config.Marketplaces;
import org.vigie.listing.Listing;

/// Whether two versions of the reader read the same: one writes what it reads of every page into a file, the other
/// compares. Pages are the made ones, the project's own, the real ones when they are there, and of each some that were
/// cut or changed, always in the same way.
public final class ReadingSame {

    private static final Path REAL = Path.of("../shared/data/pages");
    private static final Path OWN = Path.of("src/test/resources/pages");
    private static final int CHANGES = 6;
    private static final int LARGE = 60_000;
    private static final byte[] NASTY = "<>/{}\"'\\&;=!- \n\r\u00e9,:[]#".getBytes(StandardCharsets.UTF_8);
    private static final List<String> PIECES = List.of("<p>", "</div>", "<div itemscope itemprop=x>", "</span>", "<li>",
            "<td>", "</tr>", "<a href=x>", "<svg>", "<!-- x -->", "<h2>", "<s>9,99 €</s>", "</body>", "<select>",
            "<script>var gbRawData = {a: 'x'};</script>", "\"", "{", "}", ",", "/* x */", "\\u00", "\u2028", "\r",
            "<ol class='breadcrumb'><li><a href=/x>X</a></ol>", "<meta itemprop=sku content=7>", "30 days");

    private int pages;
    private int different;

    private ReadingSame() {
    }

    /// @param args `write` or `compare`, and the file
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[1]);
        if (args[0].equals("write")) {
            StringBuilder out = new StringBuilder();
            each((name, told) -> out.append(name).append('\t').append(told).append('\n'));
            Files.writeString(file, out);
        } else {
            new ReadingSame().compare(Files.readString(file).split("\n", -1));
        }
    }

    private void compare(String[] before) throws IOException {
        each((name, told) -> {
            String now = name + '\t' + told;
            String then = pages < before.length ? before[pages] : "";
            pages++;
            if (!now.equals(then)) {
                different++;
                System.out.println("before: " + then + "\nnow:    " + now + "\n");
            }
        });
        System.out.println(pages - different + " of " + pages + " pages read the same; " + before.length
                + " lines in the file");
    }

    private static void each(BiConsumer<String, String> told) throws IOException {
        PageReader reader = new PageReader(
                Marketplaces.load(Path.of("config/marketplaces"), PageReader::placeMistake));
        for (String kind : List.of("head", "state", "dom")) {
            for (int size : new int[]{30, 100, 200}) {
                pages(reader, kind + "-" + size, MadePages.of(kind, size * 1_000), told);
            }
        }
        for (Path folder : List.of(OWN, REAL)) {
            if (!Files.isDirectory(folder)) {
                System.out.println("skipped: " + folder + " is not here");
                continue;
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(each -> each.toString().matches(".*\\.(html|json|txt)")).sorted()
                        .toList()) {
                    pages(reader, folder.relativize(file).toString(), Files.readAllBytes(file), told);
                }
            }
        }
    }

    private static void pages(PageReader reader, String name, byte[] body, BiConsumer<String, String> told) {
        told.accept(name, read(reader, body));
        SplittableRandom random = new SplittableRandom(name.hashCode());
        for (int i = 0; i < (body.length > LARGE ? CHANGES / 2 : CHANGES) && body.length > 0; i++) {
            told.accept(name + " cut " + i, read(reader, Arrays.copyOf(body, random.nextInt(body.length + 1))));
            byte[] bytes = body.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = NASTY[random.nextInt(NASTY.length)];
            }
            told.accept(name + " changed " + i, read(reader, bytes));
            StringBuilder text = new StringBuilder(BodyText.decode(body, Optional.empty()));
            for (int piece = random.nextInt(3); piece >= 0; piece--) {
                int at = random.nextInt(text.length() + 1);
                int tag = text.indexOf("<", at);
                text.insert(random.nextInt(4) == 0 || tag < 0 ? at : tag, PIECES.get(random.nextInt(PIECES.size())));
            }
            told.accept(name + " with pieces " + i,
                    read(reader, text.toString().getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static String read(PageReader reader, byte[] body) {
        PageContent content = reader.read(new Page("", Optional.empty(), body));
        List<String> told = new ArrayList<>(List.of(content.getClass().getSimpleName()));
        switch (content) {
            case PageContent.Offers offers -> offers.listings().forEach(each -> told.add(listing(each)));
            case PageContent.ListPage list -> {
                told.add(list.itemUrls() + " " + list.nextUrl());
                list.partial().forEach(each -> told.add(listing(each)));
            }
            case PageContent.Shell shell -> told.add(shell.why() + " " + listing(shell.partial()));
            case PageContent.NoLongerSold gone -> told.add(gone.proof());
            case PageContent.HumanCheck check -> told.add(check.marker());
            case PageContent.Nothing nothing -> told.add(nothing.why());
        }
        return String.join(" | ", told).replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String listing(Listing listing) {
        return listing.key() + " " + listing.url() + " " + listing.facts();
    }
}
