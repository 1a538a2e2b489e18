package org.vigie.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongPredicate;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Goes through a HAR file token by token. A content is taken into memory only when it is asked for and may be a page;
/// of the others only the length is taken.
final class HarWalk {

    private static final JsonFactory JSON = JsonFactory.builder().streamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(HarPages.LARGEST_TEXT).build()).build();

    private final Visitor visitor;
    private final LongPredicate wanted;
    private long entries;
    private boolean found;

    /// @param wanted whether the content of an entry is to be taken, by its number from 1
    HarWalk(Visitor visitor, LongPredicate wanted) {
        this.visitor = visitor;
        this.wanted = wanted;
    }

    /// Sees every entry.
    interface Visitor {
        void entry(long number, HarEntry entry) throws IOException;
    }

    /// How many entries were seen whole.
    long entries() {
        return entries;
    }

    /// Whether there was a list of entries.
    boolean found() {
        return found;
    }

    void run(InputStream in) throws IOException {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean log = json.currentName().equals("log");
                if (json.nextToken() == JsonToken.START_OBJECT && log) {
                    log(json);
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    private void log(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean list = json.currentName().equals("entries");
            if (json.nextToken() == JsonToken.START_ARRAY && list) {
                found = true;
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    HarEntry entry = new HarEntry();
                    if (json.currentToken() == JsonToken.START_OBJECT) {
                        object(json, "", entry);
                    } else {
                        json.skipChildren();
                    }
                    entries++;
                    visitor.entry(entries, entry);
                }
            } else {
                json.skipChildren();
            }
        }
    }

    /// @param path of the object inside the entry, with a full stop at its end
    private void object(JsonParser json, String path, HarEntry entry) {
        JsonToken token = json.nextToken();
        while (token == JsonToken.PROPERTY_NAME) {
            String name = path + json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("response.content.text") && value == JsonToken.VALUE_STRING) {
                token = text(json, entry);
                continue;
            }
            if (value == JsonToken.START_OBJECT && HarEntry.OBJECTS.contains(name)) {
                object(json, name + ".", entry);
            } else if (value.isScalarValue() && HarEntry.TEXTS.contains(name)) {
                entry.set(name, json.getString());
            } else {
                json.skipChildren();
            }
            token = json.nextToken();
        }
    }

    /// @return the token behind the text
    private JsonToken text(JsonParser json, HarEntry entry) {
        long start = json.currentTokenLocation().getByteOffset();
        boolean taken = wanted.test(entries + 1) && entry.mayBePage();
        if (taken) {
            entry.text(json.getString());
        }
        JsonToken next = json.nextToken();
        entry.textLength(json.currentTokenLocation().getByteOffset() - start);
        return next;
    }
}
