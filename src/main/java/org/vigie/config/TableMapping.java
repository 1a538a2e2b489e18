package org.vigie.config;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigie.listing.Field;
import org.vigie.yaml.Problems;
import org.vigie.yaml.YamlFile;

/// How the columns of somebody's table become listings: one file, named at import.
///
/// @param name the file as the user named it
/// @param delimiter between cells; empty when the file shall tell
/// @param charset of the table; empty for UTF-8, or what a byte order mark says
/// @param decimal the decimal mark of amounts and numbers, `.` or `,`
/// @param emptyIsAbsent whether an empty cell says that there is none, or only that nobody looked
/// @param absent cells that say the same as an empty one, such as `n/a`
/// @param columns in the order of the file
/// @param constants what every row says
public record TableMapping(String name, Optional<Character> delimiter, Optional<Charset> charset, char decimal,
        boolean emptyIsAbsent, Set<String> absent, List<Column> columns, List<Constant> constants) {

    /// What a column or a constant fills.
    public sealed interface Target {
    }

    /// The parts of a listing that are not fields.
    public enum Part implements Target {
        ID,
        MARKETPLACE,
        URL,
        CURRENCY
    }

    public record OfField(Field field) implements Target {}

    /// A named property as shown.
    public record Property(String name) implements Target {}

    /// @param name as the table's first row writes it
    /// @param split between several values in one cell; empty when a cell is one value
    /// @param json whether cells are JSON: a list of texts, or of objects with a `name` and perhaps a `value`
    public record Column(String name, Target target, String split, boolean json) {}

    public record Constant(Target target, String value) {}

    /// Reads a mapping file.
    ///
    /// @throws org.vigie.yaml.InvalidFilesException naming every mistake with its place
    public static TableMapping read(Path file) {
        Problems problems = new Problems();
        Optional<TableMapping> mapping = YamlFile.read(file, problems).map(map -> new TableMappingFile(map).read());
        problems.throwIfAny();
        return mapping.orElseThrow(() -> new IllegalStateException("a file that cannot be read is a problem"));
    }
}
