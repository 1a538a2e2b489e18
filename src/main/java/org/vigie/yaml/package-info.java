/// How we read files that people write: YAML with positions.
///
/// A [YamlMap] knows where each of its keys and values stands. Whatever is wrong becomes a [Problem] in a list of
/// [Problems]: reading goes on after a mistake, so that all mistakes of all files are told at once, each with its
/// file, line, the line itself, a caret and the nearest known key. Only this room imports the YAML library.
@NullMarked
package org.vigie.yaml;

import org.jspecify.annotations.NullMarked;
