package dev.vox.env;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the command line says of the environment.
///
/// @param files of `--env-file`, in order
/// @param assignments of `--env`, in order: `KEY=VALUE`, taken literally, or `KEY` for the process's value
/// @param settings flags that stand for a variable
/// @param order when `${…}` is expanded
public record EnvironmentFlags(
        List<Path> files, List<String> assignments, List<Layer.Flag> settings, ExpandOrder order) {
    /// Nothing said.
    public static final EnvironmentFlags NONE =
            new EnvironmentFlags(List.of(), List.of(), List.of(), ExpandOrder.VOX);

    public EnvironmentFlags {
        files = List.copyOf(files);
        assignments = List.copyOf(assignments);
        settings = List.copyOf(settings);
    }

    /// The same with more flags that stand for a variable; they outweigh the earlier ones.
    public EnvironmentFlags with(Layer.Flag... more) {
        List<Layer.Flag> all = new ArrayList<>(settings);
        all.addAll(List.of(more));
        return new EnvironmentFlags(files, assignments, all, order);
    }
}
