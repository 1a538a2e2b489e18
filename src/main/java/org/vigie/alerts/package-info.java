/// People are told what they should not have to look for: new findings, a source that dries up, a host that asks for a
/// human.
///
/// [Alerting] hears what passes do. What it hears is kept in the store at once, so that a kill loses nothing; at the
/// end of a run it becomes at most one message about findings, and one for each trouble of the source, in the store's
/// outbox. [Deliveries] takes them from there to each [Channel], and tries again for as long as it is told to. A
/// delivery that fails is kept and told; it never stops a run, and nothing here is called by the stages themselves.
///
/// It is a room of its own, above `scan`, since it needs what a pass tells and what casework keeps, and since mail
/// (Angus) must not be known anywhere else. It posts through `crawl`, where the HTTP client and the guard of addresses
/// live.
///
/// What is under seal is told as a number and nothing else, see [SealedReview]. No message holds a picture or a word of
/// a page.
@NullMarked
package org.vigie.alerts;

import org.jspecify.annotations.NullMarked;
