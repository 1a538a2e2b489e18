/// A URL becomes the exact bytes that came, or an honest word on why not.
///
/// The [Crawler] asks robots.txt, waits for the host's turn, fetches within limits, and answers with an [Outcome].
/// It follows no challenge and no login, and it knows nothing of listings.
@NullMarked
package org.vigie.crawl;

import org.jspecify.annotations.NullMarked;
