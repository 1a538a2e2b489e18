/// One pass: crawl, extract, judge, seal, index, in that order and nothing else. Also the passes that start from
/// somewhere else: an import (pages handed in), a hunt (one rule over what is archived) and a rebuild (the archive
/// replayed into a new index).
@NullMarked
package org.vigie.scan;

import org.jspecify.annotations.NullMarked;
