/// Vigie: a page becomes a listing, a listing meets the law, the verdict and the exact bytes become proof.
///
/// The rooms, from the street to the roof: `yaml` and `listing`, then `config` and `rules`, `crawl`, `extract`,
/// `evidence`, `index`, `casework`, `scan`, `schedule`, `web`, `cli`. A room imports only rooms below it.
@NullMarked
package org.vigie;

import org.jspecify.annotations.NullMarked;
