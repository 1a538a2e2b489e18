/// The command line: everything is built here by constructors, and started.
@NullMarked
package org.vigie.cli;

import org.jspecify.annotations.NullMarked;
