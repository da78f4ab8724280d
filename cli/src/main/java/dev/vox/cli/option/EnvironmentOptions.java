package dev.vox.cli.option;

import dev.vox.env.EnvironmentFlags;
import dev.vox.env.ExpandOrder;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a command line adds to the environment.
public final class EnvironmentOptions {
    @Option(
            names = {"-e", "--env"},
            paramLabel = "KEY=VALUE",
            description = "Set a variable, over every file and the shell; repeatable.")
    private List<String> assignments = new ArrayList<>();

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "Read variables from a file, over the shell; repeatable.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--expand",
            paramLabel = "ORDER",
            description = "vox: layers first, then $${…}; compose: each file by itself.")
    private ExpandOrder order = ExpandOrder.VOX;

    /// What was given.
    public EnvironmentFlags flags() {
        return new EnvironmentFlags(files, assignments, List.of(), order);
    }
}
