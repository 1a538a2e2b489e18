package org.vigie.casework;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/// Binds texts for PostgreSQL, which keeps every character but the one of number 0. Pages may hold it; it becomes the
/// replacement character, the same each time, so that what was written is found again.
final class StorableText extends AbstractArgumentFactory<String> {

    StorableText() {
        super(Types.VARCHAR);
    }

    @Override
    protected Argument build(String value, ConfigRegistry config) {
        return (position, statement, _) -> statement.setString(position, value.replace('\u0000', '\uFFFD'));
    }
}
