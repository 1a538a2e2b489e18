package org.vigie.evidence;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a WACZ says of itself in `datapackage.json`: the files it holds, with their lengths and SHA-256 (WACZ 1.1.1,
/// section 5.2).
///
/// @param resources by path
record WaczPackage(Map<String, Resource> resources) {

    static final String NAME = "datapackage.json";
    static final String DIGEST_NAME = "datapackage-digest.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// @param hash as written, `sha256:…`; empty when it does not say
    /// @param bytes negative when it does not say
    record Resource(String hash, long bytes) {

        /// What the file is, where that is not what is said here.
        Optional<String> mistake(String sha256, long length) {
            if (bytes >= 0 && bytes != length) {
                return Optional.of("has " + length + " bytes where " + NAME + " says " + bytes);
            }
            return hashMistake(hash, sha256, NAME);
        }
    }

    /// The package; what is wrong with it goes to `problems`.
    static WaczPackage read(byte[] json, Problems problems) throws IOException {
        Map<String, Resource> resources = new LinkedHashMap<>();
        JsonNode root = tree(json, NAME, problems);
        String version = root.path("wacz_version").asString("");
        if (!version.startsWith("1.")) {
            problems.problem(NAME, "names the WACZ version `" + HeaderText.note(version) + "`; 1.1.1 is known");
        }
        for (JsonNode resource : root.path("resources")) {
            String path = resource.path("path").asString("");
            if (path.isEmpty()) {
                problems.problem(NAME, "lists a file without its path");
            } else {
                resources.put(path, new Resource(resource.path("hash").asString(""),
                        resource.path("bytes").asLong(-1)));
            }
        }
        return new WaczPackage(resources);
    }

    /// Compares `datapackage.json` with the digest that stands beside it.
    static void compare(byte[] digestJson, String sha256, Problems problems) throws IOException {
        JsonNode root = tree(digestJson, DIGEST_NAME, problems);
        if (root.isObject()) {
            Optional<String> mistake = hashMistake(root.path("hash").asString(""), sha256, DIGEST_NAME);
            if (mistake.isPresent()) {
                problems.problem(NAME, mistake.get());
            }
        }
    }

    private static JsonNode tree(byte[] json, String name, Problems problems) throws IOException {
        try {
            JsonNode root = JSON.readTree(json);
            if (root.isObject()) {
                return root;
            }
            problems.problem(name, "is no JSON object");
        } catch (JacksonException e) {
            problems.problem(name, "is not JSON: " + HeaderText.note(e.getOriginalMessage()));
        }
        return JSON.missingNode();
    }

    private static Optional<String> hashMistake(String said, String sha256, String where) {
        if (said.toLowerCase(Locale.ROOT).equals("sha256:" + sha256)) {
            return Optional.empty();
        }
        if (!said.toLowerCase(Locale.ROOT).startsWith("sha256:")) {
            return Optional.of("cannot be compared with " + where + ", which gives `" + HeaderText.note(said)
                    + "` and no SHA-256");
        }
        return Optional.of("is not the file that was packed: its SHA-256 is " + sha256 + " where " + where + " says "
                + HeaderText.note(said.substring("sha256:".length())));
    }

    /// Takes what is wrong.
    interface Problems {
        void problem(String file, String what) throws IOException;
    }
}
