/// What the pages show: one record a page, made from the records of the rooms below, with every address, date and word
/// as the reader will see it. Public because the compiled templates stand in a package of their own; nothing here
/// knows of HTTP or HTML, and nothing is escaped here: the templates escape everything.
@NullMarked
package org.vigie.web.view;

import org.jspecify.annotations.NullMarked;
