package org.vigie.demo;

import java.util.Collection;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// A piece of a page. It comes from text, which is escaped, from JSON, which is made safe inside a script, or from a
/// [Template], whose own markup is ours: no other way leads from a string to markup.
final class Html {

    static final Html NOTHING = new Html("");

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    /// Text, for an element's content or a quoted attribute.
    static Html text(String text) {
        return new Html(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;"));
    }

    /// JSON inside a script element: no `<` is left that could end it.
    static Html json(JsonNode node) {
        return new Html(node.toString().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
                .replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"));
    }

    static Html join(Collection<Html> pieces) {
        return new Html(pieces.stream().map(Html::toString).collect(Collectors.joining("\n")));
    }

    /// For [Template] alone.
    static Html filled(String markup) {
        return new Html(markup);
    }

    @Override
    public String toString() {
        return markup;
    }
}
