package org.vigie.casework;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;

/// The relational database behind the store, for several threads.
abstract sealed class Database implements AutoCloseable permits EmbeddedDatabase, SharedDatabase {

    private final Dialect dialect;

    Database(Dialect dialect) {
        this.dialect = dialect;
    }

    final Dialect dialect() {
        return dialect;
    }

    /// Reads; one statement sees one state of the store, two may see two.
    abstract <T> T read(HandleCallback<T, RuntimeException> work);

    /// Runs one transaction that may write; it is on the disk when this returns, and undone when the work throws. The
    /// work may be done again from its beginning when another transaction stood in its way.
    abstract <T> T write(HandleCallback<T, RuntimeException> work);

    /// Has whoever else calls this with the same words wait until the end of this transaction.
    abstract void alone(Handle handle, String what);

    /// The form under which a text of any length is kept as a key.
    abstract String key(String text);

    @Override
    public abstract void close();
}
