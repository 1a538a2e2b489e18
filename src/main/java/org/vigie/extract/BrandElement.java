package org.vigie.extract;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/// The brand that a part of a page names: its words, or where there are none, those that stand for its logo.
final class BrandElement {

    /// A longer text is a slogan or a product's title.
    private static final int LONGEST = 50;
    /// What a page offers in place of a picture, in the order in which a reader without pictures is told it. A link's
    /// title names where it leads (`Return to homepage`), which is no brand.
    private static final List<String> IN_PLACE = List.of("alt", "title");

    private BrandElement() {
    }

    /// The words as the page has them, on one line; empty when the part shows a brand, if any, only as a picture
    /// without words, and when it says more than a name. The name of a picture's file is no word of the page.
    static Optional<String> read(Element element) {
        String words = VisibleText.line(element);
        if (!words.isEmpty()) {
            return Optional.of(words).filter(BrandElement::isName);
        }
        return element.select("svg title").stream().map(Element::text).map(String::strip)
                .filter(BrandElement::isName).findFirst()
                .or(() -> IN_PLACE.stream().flatMap(attribute -> element.select("img[" + attribute + "]").stream()
                        .map(part -> VisibleText.tidy(part.attr(attribute)).replace('\n', ' ').strip()))
                        .filter(BrandElement::isName).findFirst());
    }

    private static boolean isName(String words) {
        return !words.isEmpty() && words.length() <= LONGEST;
    }
}
