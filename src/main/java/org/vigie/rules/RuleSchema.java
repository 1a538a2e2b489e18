package org.vigie.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.vigie.listing.Field;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The form of a rule file as a JSON Schema (draft 2020-12), so that an editor completes keys and marks mistakes while
/// a rule is being written. `vigie rules verify` says more: whether lists and fields exist and whether examples hold.
///
/// Editors take it from the first line of a rule file: `# yaml-language-server: $schema=../rule.schema.json`.
public final class RuleSchema {

    /// The file under the rules folder.
    public static final String FILE = "rule.schema.json";

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private RuleSchema() {
    }

    /// Writes the schema into a rules folder.
    ///
    /// @return the file
    public static Path write(Path folder) throws IOException {
        return Files.writeString(folder.resolve(FILE), text());
    }

    /// The schema, indented, with a line break at its end.
    public static String text() {
        ObjectNode schema = node("""
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A rule of Vigie",
                 "description": "Written by `vigie rules schema`; not edited by hand.", "type": "object"}""");
        ObjectNode rule = schema.putObject("properties");
        property(rule, "id", "Opaque, never used twice, first in the file's name.",
                "{\"type\": \"string\", \"pattern\": \"^R[0-9]{4}$\"}");
        property(rule, "version", "Raised with every change of what the rule reads.",
                "{\"type\": \"integer\", \"minimum\": 1}");
        property(rule, "status", "Where the rule is in its life; a draft never runs by itself.",
                words(Status.values()));
        property(rule, "title", "What is offered or missing, in few words.", TEXT);
        property(rule, "topic", "Kind of offence; several rules may share one.", TEXT);
        property(rule, "severity", "How bad a breach is.", words(Severity.values()));
        property(rule, "confidence", "How surely a page alone shows it.", words(Confidence.values()));
        property(rule, "jurisdiction", "Whose law; also the name of the folder, in small letters.", TEXT);
        property(rule, "markets", "Countries whose consumers it protects; EU stands for the Member States.", COUNTRIES);
        property(rule, "penalty", "Maximum penalty as the source gives it.", TEXT);
        property(rule, "law", "The provisions it rests on, each with its days.", """
                {"type": "array", "minItems": 1, "items": {"type": "object", "additionalProperties": false,
                 "required": ["act", "provision", "url", "duty", "in_force"], "properties": {
                 "act": {"type": "string"}, "provision": {"type": "string"},
                 "url": {"type": "string", "pattern": "^https?://"}, "duty": {"type": "string"},
                 "in_force": {"type": "object", "additionalProperties": false, "required": ["from"],
                  "properties": {"from": {"$ref": "#/$defs/day"}, "until": {"$ref": "#/$defs/day"}}}}}}""");
        property(rule, "limits", "What it cannot see: false positives and negatives.", TEXT);
        property(rule, "applies", "What wakes the rule.", CONDITION);
        property(rule, "surely", "What is surely a breach.", CONDITION);
        property(rule, "possibly", "What may be one, and is put before people.", CONDITION);
        property(rule, "exceptions", "What looks the same and is lawful. Only exceptions say no.", """
                {"type": "array", "items": {"type": "object", "additionalProperties": false,
                 "required": ["id", "reason", "when"], "properties": {"id": {"type": "string"},
                 "reason": {"type": "string"}, "only": {"const": "possibly"},
                 "when": {"$ref": "#/$defs/condition"}}}}""");
        property(rule, "examples", "Listings, and what the rule must say of each.", """
                {"type": "array", "minItems": 1, "items": {"type": "object", "additionalProperties": false,
                 "required": ["name", "expect", "captured", "listing"], "properties": {
                 "name": {"type": ["string", "number"]}, "expect": {"$ref": "#/$defs/verdict"},
                 "exception": {"type": "string"}, "captured": {"$ref": "#/$defs/day"},
                 "listing": {"$ref": "#/$defs/listing"}, "quotes": {"$ref": "#/$defs/texts"},
                 "to_read": {"type": "array", "items": {"$ref": "#/$defs/field"}}}}}""");
        property(rule, "retired", "Only of a retired rule.", """
                {"type": "object", "additionalProperties": false, "required": ["on", "reason"], "properties":
                 {"on": {"$ref": "#/$defs/day"}, "reason": {"type": "string"}, "successor": {"type": "string"}}}""");
        schema.set("required", JSON.valueToTree(List.of("id", "version", "status", "title", "topic", "severity",
                "confidence", "jurisdiction", "markets", "law", "limits", "applies", "surely", "examples")));
        schema.put("additionalProperties", false);
        ObjectNode defs = schema.putObject("$defs");
        ConditionSchema.define(defs);
        defs.set("verdict", node("{\"enum\": " + JSON.writeValueAsString(
                Arrays.stream(Verdict.values()).map(Verdict::word).toList()) + "}"));
        defs.set("listing", listing());
        return JSON.writeValueAsString(schema).replace("\r\n", "\n") + "\n";
    }

    static final String TEXT = "{\"type\": \"string\"}";
    static final String CONDITION = "{\"$ref\": \"#/$defs/condition\"}";
    static final String COUNTRIES = "{\"$ref\": \"#/$defs/countries\"}";

    private static ObjectNode listing() {
        ObjectNode listing = node("""
                {"type": "object", "additionalProperties": false,
                 "description": "A key that is not there was not read; null was read and is not there."}""");
        ObjectNode keys = listing.putObject("properties");
        for (String key : List.of("id", "marketplace", "url", "currency", "lang")) {
            keys.putObject(key);
        }
        Stream.of(Field.values())
                .forEach(field -> keys.putObject(field.key()).put("description", field.sentence()));
        return listing;
    }

    /// The words of an enumeration, as rules write them.
    static String words(Enum<?>[] values) {
        return JSON.writeValueAsString(Map.of("enum", Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT)).toList()));
    }

    static void property(ObjectNode properties, String key, String description, String form) {
        ObjectNode node = node(form);
        node.put("description", description);
        properties.set(key, node);
    }

    static ObjectNode node(String json) {
        return (ObjectNode) JSON.readTree(json);
    }
}
