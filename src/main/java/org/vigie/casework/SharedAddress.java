package org.vigie.casework;

/// Where a PostgreSQL database is, and who asks. Printed without what is secret.
///
/// @param url `jdbc:postgresql://host:port/database`, with further settings of the driver after `?` if need be
/// @param user empty when the address names one
/// @param password empty when the address has one, or the driver finds it in `~/.pgpass`
public record SharedAddress(String url, String user, String password) {

    /// What every such address begins with.
    public static final String SCHEME = "jdbc:postgresql:";

    /// The address as it may be shown: without settings, which may hold a password, and without credentials.
    String shown() {
        String bare = url.replaceFirst("[?].*", "");
        return bare.replaceFirst("//.*@", "//");
    }

    @Override
    public String toString() {
        return shown();
    }
}
