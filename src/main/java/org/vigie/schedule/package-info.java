/// Again, at the right time. Quartz fires the watches; their files are the schedule.
///
/// With the embedded store there is one process, and Quartz's memory store is enough. With a store that processes share
/// their schedules do too: Quartz's clustered store, in tables of the same database (`quartz_*`, made by its migration).
/// Triggers are always acquired within its lock, for without that a time is now and then fired twice.
///
/// Whether a watch may run is decided by the store's runs, not here: they also know of a scan started by hand. The
/// schedule only asks. A run cut off by the death of its process is found by the other processes in the store, and goes
/// on by a trigger of its own ([Firing.Cause#GO_ON]); one that was cut short by an orderly end is handed back by the
/// same way at once.
@NullMarked
package org.vigie.schedule;

import org.jspecify.annotations.NullMarked;
