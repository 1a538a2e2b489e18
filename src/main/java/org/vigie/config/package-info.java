/// What we were told to do: settings, watches and marketplaces, each a file that an operator edits.
///
/// Every setting is one line in [Settings]: its name, its default and one sentence. The commented `config/vigie.yaml`
/// is generated from there, and a test fails when it is stale.
@NullMarked
package org.vigie.config;

import org.jspecify.annotations.NullMarked;
