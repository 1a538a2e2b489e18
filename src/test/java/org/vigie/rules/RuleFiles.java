package org.vigie.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.vigie.listing.InvalidListingException;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingForm;

/// Rules written for one test.
final class RuleFiles {

    /// A rule that wakes on "widget", with room for what a test is about.
    static final String WIDGET = """
            id: R0001
            version: 1
            status: active
            title: Widget offered
            topic: widget
            severity: low
            confidence: high
            jurisdiction: FR
            markets: [FR, BE]
            law:
              - act: Act
                provision: Article 1
                url: https://example.org/act
                duty: No widgets.
                in_force: {from: 2020-01-01, until: 2030-12-31}
            limits: None.
            applies: {words: widgets}
            %s
            examples:
              - name: a widget
                expect: breach
                captured: 2026-01-01
                listing: {title: Widget, description: null}
            """;

    private RuleFiles() {
    }

    /// A folder with the list `widgets` and the rule around `parts` (surely, possibly, exceptions).
    static RuleSet widget(Path folder, String parts) throws IOException {
        write(folder, "lists/en/widgets.txt", "widget(s)\n");
        write(folder, "fr/R0001-widget.yaml", WIDGET.formatted(parts.strip()));
        return RuleSet.load(folder);
    }

    /// A folder whose one rule passes the check, locked.
    static void good(Path folder) throws IOException {
        write(folder, "lists/en/widgets.txt", "widget(s)\n");
        write(folder, "lists/en/toys.txt", "toy(s)\n");
        String rule = WIDGET.formatted("""
                surely: {absent: brand}
                exceptions:
                  - id: toy
                    reason: Toys are free.
                    when: {words: toys}""");
        write(folder, "fr/R0001-widget.yaml", rule.substring(0, rule.indexOf("examples:")) + """
                examples:
                  - name: one
                    expect: breach
                    captured: 2026-01-01
                    listing: {title: Widget A, description: null, brand: null}
                    quotes: [Widget]
                  - name: two
                    expect: breach
                    captured: 2026-01-01
                    listing: {title: widgets, description: null, brand: "-"}
                  - name: three
                    expect: breach
                    captured: 2026-01-01
                    listing: {title: a w.i.d.g.e.t, description: null, brand: null}
                  - name: four
                    expect: clear
                    captured: 2026-01-01
                    listing: {title: Widget, description: null, brand: Acme}
                  - name: five
                    expect: clear
                    exception: toy
                    captured: 2026-01-01
                    listing: {title: Toy widget, description: null, brand: null}
                  - name: six
                    expect: undecided
                    captured: 2026-01-01
                    listing: {title: Widget, description: null}
                    to_read: [brand]
                  - name: seven
                    expect: not-applicable
                    captured: 2026-01-01
                    listing: {title: Gadget, description: null, brand: null}
                """);
        if (!Files.exists(folder.resolve("rules.lock"))) {
            RuleCheck.writeLock(folder);
        }
    }

    static void write(Path folder, String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    static Listing listing(Map<String, Object> facts) {
        Map<String, Object> form = new HashMap<>(facts);
        form.putIfAbsent("id", "1");
        form.putIfAbsent("marketplace", "test");
        try {
            return ListingForm.read(form);
        } catch (InvalidListingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// A listing with a title and nothing in its description.
    static Listing titled(String title) {
        Map<String, Object> form = new HashMap<>();
        form.put("title", title);
        form.put("description", null);
        form.put("attributes", null);
        return listing(form);
    }
}
