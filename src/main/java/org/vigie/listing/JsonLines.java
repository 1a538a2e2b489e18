package org.vigie.listing;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads listings handed in as JSONL: one [ListingForm] a line.
public final class JsonLines {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private JsonLines() {
    }

    /// @param line one line, without its end
    /// @throws InvalidListingException when it is not a JSON object of the documented form
    public static Listing read(String line) throws InvalidListingException {
        Map<String, @Nullable Object> form;
        try {
            form = JSON.readValue(line, new TypeReference<Map<String, @Nullable Object>>() {
            });
        } catch (JacksonException e) {
            throw new InvalidListingException("not a JSON object: " + e.getOriginalMessage());
        }
        if (form == null) {
            throw new InvalidListingException("`null` is not a listing");
        }
        return ListingForm.read(form);
    }
}
