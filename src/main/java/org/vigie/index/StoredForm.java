package org.vigie.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.apache.lucene.document.Document;
import org.vigie.evidence.CaptureRef;
import org.vigie.evidence.Observation;
import org.vigie.evidence.ObservationJson;
import org.vigie.index.StoredObservation.Sighting;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// A stored observation as the index keeps it. A checksum of its own goes with it, because what is shown to an
/// authority must be what was archived.
final class StoredForm {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StoredForm() {
    }

    /// @return characters written
    static int add(Document document, StoredObservation stored) {
        String observation = paired(ObservationJson.write(stored.observation()));
        String sightings = paired(write(stored.sightings()));
        IndexField.OBSERVATION.add(document, observation);
        IndexField.SIGHTINGS.add(document, sightings);
        IndexField.CHECKSUM.add(document, checksum(observation, sightings));
        return observation.length() + sightings.length();
    }

    /// @throws IndexUnreadableException when it is not what was written
    static StoredObservation read(Document document, Path folder) throws IOException {
        String observation = document.get(IndexField.OBSERVATION.key());
        String sightings = document.get(IndexField.SIGHTINGS.key());
        String checksum = document.get(IndexField.CHECKSUM.key());
        if (observation == null || sightings == null
                || !Long.toString(checksum(observation, sightings)).equals(checksum)) {
            throw Damage.unreadable(folder, "is damaged", new IOException("a stored observation has changed"));
        }
        try {
            return new StoredObservation(ObservationJson.read(observation), read(sightings));
        } catch (IllegalArgumentException | JacksonException | DateTimeException e) {
            throw Damage.unreadable(folder, "holds an observation that cannot be read", e);
        }
    }

    static StoredObservation first(Observation observation, long logIndex) {
        return new StoredObservation(observation,
                List.of(new Sighting(observation.capture(), observation.runId(), logIndex)));
    }

    /// Escapes halves of surrogate pairs that stand alone, as hostile pages have them: they are JSON, and are not
    /// UTF-8, in which Lucene stores.
    private static String paired(String json) {
        StringBuilder escaped = new StringBuilder();
        int from = 0;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < json.length()
                    && Character.isLowSurrogate(json.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                escaped.append(json, from, i).append("\\u").append(Integer.toHexString(c));
                from = i + 1;
            }
        }
        return from == 0 ? json : escaped.append(json, from, json.length()).toString();
    }

    private static long checksum(String observation, String sightings) {
        CRC32C crc = new CRC32C();
        crc.update(observation.getBytes(StandardCharsets.UTF_8));
        crc.update(sightings.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    private static String write(List<Sighting> sightings) {
        ArrayNode root = JSON.createArrayNode();
        for (Sighting sighting : sightings) {
            CaptureRef capture = sighting.capture();
            root.addObject().put("log", sighting.logIndex()).put("run", sighting.runId()).put("id", capture.id())
                    .put("url", capture.url()).put("at", capture.at().toString()).put("file", capture.file())
                    .put("offset", capture.offset()).put("length", capture.length()).put("sha256", capture.sha256())
                    .put("payload", capture.payloadSha256()).put("capture_log", capture.logIndex());
        }
        return JSON.writeValueAsString(root);
    }

    private static List<Sighting> read(String sightings) {
        List<Sighting> read = new ArrayList<>();
        for (JsonNode node : JSON.readTree(sightings).values()) {
            CaptureRef capture = new CaptureRef(text(node, "id"), text(node, "url"), Instant.parse(text(node, "at")),
                    text(node, "file"), node.path("offset").asLong(), node.path("length").asLong(),
                    text(node, "sha256"), text(node, "payload"), node.path("capture_log").asLong());
            read.add(new Sighting(capture, text(node, "run"), node.path("log").asLong()));
        }
        return List.copyOf(read);
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString();
    }
}
