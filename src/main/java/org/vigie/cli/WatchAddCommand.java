package org.vigie.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.vigie.yaml.InvalidFilesException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "add", mixinStandardHelpOptions = true, description = {
        "Writes a new watch to config/watches/, turned off.",
        "The file is checked as it will be read; nothing is left behind when something in it is wrong."})
final class WatchAddCommand implements Callable<Integer> {

    private final Vigie vigie;

    @Parameters(paramLabel = "WATCH", description = "Its name: small letters, digits and hyphens.")
    private String name = "";

    @Option(names = "--marketplace", required = true, paramLabel = "NAME", description = "The marketplace, as in config/marketplaces/.")
    private String marketplace = "";

    @Option(names = "--title", paramLabel = "TEXT", description = "What is watched, in a few words.")
    private String title = "";

    @Option(names = "--search", paramLabel = "WORDS", description = "A search; may be given several times.")
    private List<String> searches = new ArrayList<>();

    @Option(names = "--list", paramLabel = "URL", description = "A list page; may be given several times.")
    private List<String> lists = new ArrayList<>();

    @Option(names = "--item", paramLabel = "URL", description = "An offer; may be given several times.")
    private List<String> items = new ArrayList<>();

    @Option(names = "--sitemap", paramLabel = "URL", description = "A sitemap; may be given several times.")
    private List<String> sitemaps = new ArrayList<>();

    @Option(names = "--language", paramLabel = "CODE", description = "Language to ask in, such as fr.")
    private String language = "";

    @Option(names = "--market", paramLabel = "CODE", description = "Country it is looked at for, such as FR.")
    private String market = "";

    @Option(names = "--cron", paramLabel = "EXPR", description = "When it runs, such as '0 30 4 * * ?'.")
    private String cron = "";

    @Spec
    private CommandSpec spec;

    WatchAddCommand(Vigie vigie) {
        this.vigie = vigie;
    }

    @Override
    public Integer call() throws IOException {
        if (!name.matches("[a-z0-9-]{1,64}")) {
            spec.commandLine().getErr().println("vigie: `" + name + "` cannot name a watch; use small letters, digits "
                    + "and hyphens, such as toys-fr.");
            return 2;
        }
        Path file = Files.createDirectories(vigie.configFolder().resolve("watches")).resolve(name + ".yaml");
        if (Files.exists(file)) {
            spec.commandLine().getErr().println("vigie: " + file + " is there already; edit it, or take another name.");
            return 2;
        }
        Files.writeString(file, document(), StandardOpenOption.CREATE_NEW);
        try (House house = new House(vigie)) {
            house.watches();
        } catch (InvalidFilesException e) {
            boolean ours = e.problems().stream().anyMatch(problem -> problem.file().contains(name + ".yaml"));
            if (ours) {
                Files.delete(file);
                throw e;
            }
        }
        spec.commandLine().getOut().println("written: " + file + "; vigie watch run " + name
                + " tries it, `enabled: true` in the file turns it on");
        spec.commandLine().getOut().flush();
        return 0;
    }

    private String document() {
        StringBuilder yaml = new StringBuilder();
        line(yaml, "title", title.isBlank() ? name : title);
        line(yaml, "marketplace", marketplace);
        yaml.append("enabled: false\n");
        optional(yaml, "cron", cron);
        optional(yaml, "language", language);
        optional(yaml, "market", market);
        list(yaml, "searches", searches);
        list(yaml, "lists", lists);
        list(yaml, "items", items);
        list(yaml, "sitemaps", sitemaps);
        yaml.append("max_list_pages: 5\nmax_pages: 500\n");
        return yaml.toString();
    }

    private static void optional(StringBuilder yaml, String key, String value) {
        if (!value.isEmpty()) {
            line(yaml, key, value);
        }
    }

    private static void list(StringBuilder yaml, String key, List<String> values) {
        if (!values.isEmpty()) {
            yaml.append(key).append(":\n");
            values.forEach(value -> yaml.append("  - ").append(quoted(value)).append('\n'));
        }
    }

    private static void line(StringBuilder yaml, String key, String value) {
        yaml.append(key).append(": ").append(quoted(value)).append('\n');
    }

    /// Single-quoted, so that nothing in it means anything; on one line.
    private static String quoted(String value) {
        return "'" + Text.oneLine(value).strip().replace("'", "''") + "'";
    }
}
