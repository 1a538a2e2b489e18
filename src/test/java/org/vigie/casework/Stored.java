package org.vigie.casework;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vigie.Postgres;

/// The two databases that every test of the store runs on. A folder names a store: of PostgreSQL's, a database of its
/// own.
enum Stored {
    SQLITE {
        @Override
        Database database(Path folder) {
            Store.open(folder, InstantSource.system()).close();
            return new EmbeddedDatabase(folder.resolve(Store.FILE));
        }

        @Override
        Store open(Path folder, InstantSource clock) {
            return Store.open(folder, clock);
        }

        @Override
        Connection direct(Path folder) throws SQLException {
            return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Store.FILE));
        }

        @Override
        String address(Path folder) {
            return folder.toString();
        }
    },
    POSTGRESQL {
        @Override
        Database database(Path folder) {
            return new SharedDatabase(new SharedAddress(address(folder), "", ""));
        }

        @Override
        Store open(Path folder, InstantSource clock) {
            return Store.open(new SharedAddress(address(folder), "", ""), clock);
        }

        @Override
        Connection direct(Path folder) throws SQLException {
            return DriverManager.getConnection(address(folder) + "&currentSchema=vigie");
        }

        @Override
        String address(Path folder) {
            return ADDRESSES.computeIfAbsent(folder, _ -> Postgres.database());
        }
    };

    private static final Map<Path, String> ADDRESSES = new ConcurrentHashMap<>();

    abstract Database database(Path folder);

    abstract Store open(Path folder, InstantSource clock);

    /// A connection past the store.
    abstract Connection direct(Path folder) throws SQLException;

    /// What [#open(String)] takes, in another process.
    abstract String address(Path folder);

    /// Opens a store by its address.
    static Store open(String address) {
        return address.startsWith(SharedAddress.SCHEME)
                ? Store.open(new SharedAddress(address, "", ""), InstantSource.system())
                : Store.open(Path.of(address), InstantSource.system());
    }
}
