package org.vigie.cli;

import java.util.concurrent.Callable;
import org.vigie.config.SettingsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "settings", mixinStandardHelpOptions = true, description = "Prints every setting with its default and what it does, as config/vigie.yaml.")
final class SettingsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(SettingsFile.document());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
