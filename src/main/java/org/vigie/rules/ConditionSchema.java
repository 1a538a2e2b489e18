package org.vigie.rules;

import static org.vigie.rules.RuleSchema.node;
import static org.vigie.rules.RuleSchema.property;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.listing.Field;
import org.vigie.normalise.Measure;
import tools.jackson.databind.node.ObjectNode;

/// The grammar of [ConditionReader] as JSON Schema: what stands under `$defs` of [RuleSchema].
final class ConditionSchema {

    private static final String LIMIT = "{\"type\": [\"string\", \"number\"]}";
    private static final String LIMITS = """
            "above": {"type": ["string", "number"]}, "at_least": {"type": ["string", "number"]},
            "below": {"type": ["string", "number"]}, "at_most": {"type": ["string", "number"]}""";
    private static final String MONEY = "{\"$ref\": \"#/$defs/money\"}";

    private ConditionSchema() {
    }

    static void define(ObjectNode defs) {
        defs.set("day", node("{\"type\": \"string\", \"pattern\": \"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\"}"));
        defs.set("scalar", node("{\"type\": [\"string\", \"number\", \"boolean\"]}"));
        defs.set("texts", node("""
                {"anyOf": [{"$ref": "#/$defs/scalar"},
                 {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/scalar"}}]}"""));
        defs.set("countries", node("""
                {"anyOf": [{"$ref": "#/$defs/country"},
                 {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/country"}}]}"""));
        defs.set("country", node("{\"type\": \"string\", \"pattern\": \"^[A-Z]{2}$\"}"));
        defs.set("field", fields(EnumSet.allOf(Field.Kind.class)));
        defs.set("money", fields(EnumSet.of(Field.Kind.MONEY)));
        defs.set("amount", fields(EnumSet.of(Field.Kind.MONEY, Field.Kind.NUMBER)));
        defs.set("number", fields(EnumSet.of(Field.Kind.NUMBER)));
        defs.set("flag", fields(EnumSet.of(Field.Kind.FLAG)));
        defs.set("text", fields(EnumSet.of(Field.Kind.TEXT)));
        defs.set("place", fields(EnumSet.of(Field.Kind.COUNTRY)));
        defs.set("wordy", fields(EnumSet.of(Field.Kind.TEXT, Field.Kind.ATTRIBUTE, Field.Kind.COUNTRY)));
        defs.set("in", node("""
                {"anyOf": [{"$ref": "#/$defs/wordy"},
                 {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/wordy"}}]}"""));
        defs.set("beside", node("""
                {"type": "object", "additionalProperties": false, "required": ["within"], "properties": {
                 "list": {"$ref": "#/$defs/texts"}, "any": {"$ref": "#/$defs/texts"},
                 "within": {"type": "integer", "minimum": 0, "maximum": 100},
                 "side": {"enum": ["either", "before", "after"]}}}"""));
        defs.set("near", node("""
                {"anyOf": [{"$ref": "#/$defs/beside"},
                 {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/beside"}}]}"""));
        defs.set("bound", node("""
                {"type": "object", "additionalProperties": false, "minProperties": 1, "maxProperties": 1,
                 "properties": {""" + LIMITS + "}}"));
        defs.set("conditions", node("{\"type\": \"array\", \"minItems\": 1, \"items\": " + RuleSchema.CONDITION + "}"));
        defs.set("condition", condition());
    }

    private static ObjectNode condition() {
        ObjectNode condition = node("""
                {"type": "object", "additionalProperties": false, "minProperties": 1, "maxProperties": 1}""");
        ObjectNode keys = condition.putObject("properties");
        property(keys, "all", "Every one is true.", "{\"$ref\": \"#/$defs/conditions\"}");
        property(keys, "any", "One is true.", "{\"$ref\": \"#/$defs/conditions\"}");
        property(keys, "words", "A phrase of a list stands in one of the fields.", """
                {"anyOf": [{"$ref": "#/$defs/texts"}, {"type": "object", "additionalProperties": false, "properties": {
                 "list": {"$ref": "#/$defs/texts"}, "any": {"$ref": "#/$defs/texts"},
                 "each": {"type": "array", "minItems": 2, "items": {"type": "string"}},
                 "all": {"type": "array", "minItems": 2, "items": {"$ref": "#/$defs/scalar"}},
                 "in": {"$ref": "#/$defs/in"}, "near": {"$ref": "#/$defs/near"}, "every": {"type": "boolean"}}}]}""");
        String measures = Arrays.stream(Measure.values())
                .map(measure -> "\"" + measure.key() + "\": {\"$ref\": \"#/$defs/bound\"}")
                .collect(Collectors.joining(", "));
        property(keys, "quantity", "An amount within the limit stands in one of the fields.", """
                {"type": "object", "additionalProperties": false, "properties": {""" + measures + """
                , "in": {"$ref": "#/$defs/in"}, "near": {"$ref": "#/$defs/near"}, "every": {"type": "boolean"}}}""");
        property(keys, "shown", "The field says something.", "{\"$ref\": \"#/$defs/field\"}");
        property(keys, "absent", "The field was looked for and is not there.", "{\"$ref\": \"#/$defs/field\"}");
        property(keys, "flag", "A yes-or-no field says yes.", "{\"$ref\": \"#/$defs/flag\"}");
        property(keys, "is", "The field is one of the values.", object("field, in",
                "\"field\": {\"$ref\": \"#/$defs/field\"}, \"in\": {\"$ref\": \"#/$defs/texts\"}"));
        String country = "\"field\": {\"$ref\": \"#/$defs/place\"}, \"of\": " + RuleSchema.COUNTRIES;
        property(keys, "outside", "The country is none of these.", object("field, of", country));
        property(keys, "inside", "The country is one of these.", object("field, of", country));
        property(keys, "higher", "One amount of money is higher than another.",
                object("field, than", "\"field\": " + MONEY + ", \"than\": " + MONEY + ", \"by\": " + LIMIT));
        property(keys, "ratio", "One amount divided by another is within the limit.", """
                {"type": "object", "additionalProperties": false, "required": ["of", "to"], "minProperties": 3,
                 "maxProperties": 3, "properties": {"of": {"$ref": "#/$defs/amount"},
                 "to": {"$ref": "#/$defs/amount"}, """ + LIMITS + "}}");
        property(keys, "overstated", "The percentage is more than two prices give.", object("claimed, from, to",
                "\"claimed\": {\"$ref\": \"#/$defs/number\"}, \"from\": " + MONEY + ", \"to\": " + MONEY
                        + ", \"points\": " + LIMIT));
        property(keys, "contradicted", "Two sources on the page differ on the field.",
                "{\"$ref\": \"#/$defs/field\"}");
        property(keys, "foreign", "The text is in no language of the market.", "{\"$ref\": \"#/$defs/text\"}");
        property(keys, "day", "The capture was made in these days.", """
                {"type": "object", "additionalProperties": false, "minProperties": 1, "properties": {
                 "from": {"$ref": "#/$defs/day"}, "until": {"$ref": "#/$defs/day"}}}""");
        property(keys, "attribute", "A property of that name is one of some, empty, or within a limit.", """
                {"type": "object", "additionalProperties": false, "required": ["name"], "minProperties": 2,
                 "maxProperties": 2, "properties": {"name": {"$ref": "#/$defs/texts"},
                 "is": {"$ref": "#/$defs/texts"}, "empty": {"const": true}, """ + LIMITS + "}}");
        property(keys, "never", "Never true; the reason.", RuleSchema.TEXT);
        return condition;
    }

    private static String object(String required, String properties) {
        return "{\"type\": \"object\", \"additionalProperties\": false, \"required\": [\""
                + String.join("\", \"", List.of(required.split(", ", -1))) + "\"], \"properties\": {" + properties
                + "}}";
    }

    private static ObjectNode fields(Set<Field.Kind> kinds) {
        return node(Arrays.stream(Field.values()).filter(field -> kinds.contains(field.kind()))
                .map(field -> "\"" + field.key() + "\"").collect(Collectors.joining(", ", "{\"enum\": [", "]}")));
    }
}
