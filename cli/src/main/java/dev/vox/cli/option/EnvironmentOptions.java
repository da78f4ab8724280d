package dev.vox.cli.option;

import dev.vox.env.EnvironmentFlags;
import dev.vox.env.ExpandOrder;
import dev.vox.env.dotenv.Keys;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ParameterException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What a command line adds to the environment.
public final class EnvironmentOptions implements Declared {
    private @Nullable Arguments declared;
    private List<String> assignments = new ArrayList<>();
    private List<Path> files = new ArrayList<>();
    private ExpandOrder order = ExpandOrder.VOX;

    @Override
    public void declare(Arguments arguments) {
        declared = arguments;
        arguments
                .options(String.class, "KEY=VALUE", "-e", "--env")
                .about(
                        "Set a variable, over every file and the shell; KEY alone takes the"
                                + " shell's value over the files'. Repeatable.")
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
    ///
    /// @throws ParameterException if `--env` names what can be no variable
    public EnvironmentFlags flags() {
        assignments.forEach(this::check);
        return new EnvironmentFlags(files, assignments, List.of(), order);
    }

    private void check(String assignment) {
        int equals = assignment.indexOf('=');
        Keys.problem(equals < 0 ? assignment : assignment.substring(0, equals))
                .ifPresent(problem -> {
                    throw Objects.requireNonNull(declared, "declared before it is read")
                            .complaint("--env: " + problem);
                });
    }
}
