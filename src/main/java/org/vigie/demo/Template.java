package org.vigie.demo;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Markup with gaps: `{{name}}`. Every gap must be filled; there is no logic in a template.
final class Template {

    private static final Pattern GAP = Pattern.compile("\\{\\{([a-z0-9:_-]+)}}");

    private final String name;
    private final String markup;

    private Template(String name, String markup) {
        this.name = name;
        this.markup = markup;
    }

    /// A fragment written beside the code that fills it.
    static Template of(String markup) {
        return new Template(markup, markup);
    }

    /// A page among the resources: `bazar/page/item.html`.
    static Template read(String path) {
        return new Template(path, Resources.text(path));
    }

    Html fill(Values values) {
        Matcher gap = GAP.matcher(markup);
        StringBuilder page = new StringBuilder();
        int from = 0;
        while (gap.find()) {
            String asked = gap.group(1);
            Html value = values.of(asked).orElseThrow(
                    () -> new IllegalStateException("nothing fills `" + asked + "` in " + name));
            page.append(markup, from, gap.start()).append(value);
            from = gap.end();
        }
        return Html.filled(page.append(markup, from, markup.length()).toString());
    }
}
