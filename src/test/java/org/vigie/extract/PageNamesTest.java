package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.vigie.config.Marketplaces;

/// A selector that is not run, because a page has none of its names, would have found nothing.
class PageNamesTest {

    private static List<PagePlace> places() {
        List<PagePlace> places = new ArrayList<>();
        for (var file : Marketplaces.load(Path.of("config/marketplaces"), PageReader::placeMistake)) {
            CompiledMarketplace market = CompiledMarketplace.of(file);
            market.selectors().values().forEach(places::addAll);
            market.absent().values().forEach(places::addAll);
            market.elsewhere().values().forEach(places::addAll);
            Stream.of(market.id(), market.items(), market.next(), market.gone(), market.shell(), market.challenge())
                    .forEach(places::addAll);
            market.tables().forEach(table -> places.add(table.rows()));
        }
        return places;
    }

    /// @return how many selectors were not run
    private static long check(Path file, List<PagePlace> places) throws IOException {
        String text = BodyText.decode(Files.readAllBytes(file), Optional.empty());
        Document tree = Jsoup.parse(text, "", org.jsoup.parser.Parser.htmlParser().setMaxDepth(256));
        List<PageNames> names = new ArrayList<>(List.of(PageNames.of(tree)));
        Skim.of(PageText.of(text), "").filter(skim -> !skim.isOddlyNamed()).ifPresent(skim -> names.add(skim.names()));
        long left = 0;
        for (PagePlace place : places) {
            if (names.stream().anyMatch(each -> !place.marks().mayStandIn(each))) {
                left++;
                assertThat(place.all(tree)).as(file + " " + place.source()).isEmpty();
            }
        }
        return left;
    }

    @Test
    void selectorThatIsLeftOutWouldFindNothing() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> own = Files.list(PageReaderTest.OWN)) {
            own.filter(file -> file.toString().endsWith(".html")).forEach(files::add);
        }
        if (Files.isDirectory(RealPagesTest.PAGES)) {
            files.addAll(RealPagesTest.pages("shein", "aliexpress", "opengraphscraper"));
        } else {
            System.out.println("real pages skipped: ../shared/data is not here");
        }
        List<PagePlace> places = places();
        long left = 0;
        for (Path file : files) {
            left += check(file, places);
        }
        System.out.println(left + " of " + files.size() * (long) places.size() + " selectors left out");
        assertThat(left).isGreaterThan(0);
    }
}
