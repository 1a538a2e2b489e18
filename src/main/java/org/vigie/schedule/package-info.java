/// Again, at the right time. Quartz fires the watches; their files are the schedule, so its memory store is enough.
@NullMarked
package org.vigie.schedule;

import org.jspecify.annotations.NullMarked;
