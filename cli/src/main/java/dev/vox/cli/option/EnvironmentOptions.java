package dev.vox.cli.option;

import dev.vox.env.EnvironmentFlags;
import dev.vox.env.ExpandOrder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a command line adds to the environment.
public final class EnvironmentOptions implements Declared {
    private List<String> assignments = new ArrayList<>();
    private List<Path> files = new ArrayList<>();
    private ExpandOrder order = ExpandOrder.VOX;

    @Override
    public void declare(Arguments arguments) {
        arguments
                .options(String.class, "KEY=VALUE", "-e", "--env")
                .about("Set a variable, over every file and the shell; repeatable.")
                .to(given -> assignments = given);
        arguments
                .options(Path.class, "FILE", "--env-file")
                .about("Read variables from a file, over the shell; repeatable.")
                .to(given -> files = given);
        arguments
                .option(ExpandOrder.class, "ORDER", "--expand")
                .about("vox: layers first, then $${…}; compose: each file by itself.")
                .to(given -> order = given);
    }

    /// What was given.
    public EnvironmentFlags flags() {
        return new EnvironmentFlags(files, assignments, List.of(), order);
    }
}
