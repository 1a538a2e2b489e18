package org.vigie.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/// Lends Quartz connections of a database that is somebody else's to close.
final class QuartzConnections implements ConnectionProvider {

    private final DataSource source;

    QuartzConnections(DataSource source) {
        this.source = source;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return source.getConnection();
    }

    @Override
    public void shutdown() {
        // The owner closes it.
    }

    @Override
    public void initialize() {
        // It is open.
    }
}
