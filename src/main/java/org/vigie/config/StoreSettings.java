package org.vigie.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vigie.yaml.Problem;
import org.vigie.yaml.Problems;

/// Where the relational store is. Printed without the password.
///
/// @param url address of a PostgreSQL database; empty for the embedded store
/// @param user empty when the address names one
/// @param password never from the settings file; empty when none is needed, or the driver finds it in `~/.pgpass`
public record StoreSettings(String url, String user, String password) {

    private static final String SCHEME = "jdbc:postgresql:";
    private static final Pattern SECRET = Pattern.compile("(?i)[?&](ssl)?password=|//[^/@]*:[^/@]*@");

    /// Whether several processes share it.
    public boolean shared() {
        return !url.isEmpty();
    }

    /// What stands in the environment goes before what stands in the file: `VIGIE_STORE_URL`, `VIGIE_STORE_USER`, and
    /// the password from `VIGIE_STORE_PASSWORD` or the file that `VIGIE_STORE_PASSWORD_FILE` names.
    ///
    /// @throws org.vigie.yaml.InvalidFilesException when the address is none, or that file cannot be read
    public StoreSettings with(Map<String, String> environment) {
        Problems problems = new Problems();
        String named = environment.getOrDefault("VIGIE_STORE_URL", "").strip();
        if (!named.isEmpty() && !named.startsWith(SCHEME)) {
            problems.add(Problem.ofFile("VIGIE_STORE_URL", form()));
        }
        String secret = environment.getOrDefault("VIGIE_STORE_PASSWORD", "");
        String file = environment.getOrDefault("VIGIE_STORE_PASSWORD_FILE", "").strip();
        if (secret.isEmpty() && !file.isEmpty()) {
            try {
                secret = Files.readString(Path.of(file)).stripTrailing();
            } catch (IOException e) {
                problems.add(Problem.ofFile("VIGIE_STORE_PASSWORD_FILE",
                        "the file " + file + " cannot be read; correct its path or the rights on it."));
            }
        }
        problems.throwIfAny();
        String theirs = environment.getOrDefault("VIGIE_STORE_USER", "").strip();
        return new StoreSettings(named.isEmpty() ? url : named, theirs.isEmpty() ? user : theirs, secret);
    }

    /// What is wrong with the address as it stands in a file, in a sentence with the remedy.
    Optional<String> mistake() {
        if (url.isEmpty()) {
            return Optional.empty();
        }
        if (SECRET.matcher(url).find()) {
            return Optional.of("the address holds a password, and this file is no place for one: take it out, and give "
                    + "it in the environment as VIGIE_STORE_PASSWORD.");
        }
        return url.startsWith(SCHEME) ? Optional.empty() : Optional.of(form());
    }

    private static String form() {
        return "the url is not an address of PostgreSQL; write it as jdbc:postgresql://host:5432/database.";
    }

    @Override
    public String toString() {
        return shared() ? "a PostgreSQL database" : "the embedded store";
    }
}
