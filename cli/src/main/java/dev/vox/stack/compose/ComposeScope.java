package dev.vox.stack.compose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What each call of `docker compose` is about. Nothing of it is left for Compose to guess.
///
/// @param name of the Compose project
/// @param folder that relative paths of the files are relative to
/// @param files in the order in which they are merged; empty when only the name is known, and labels tell the rest
/// @param profiles that are on
/// @param environment the variables that the layers resolve to
public record ComposeScope(
        String name,
        Path folder,
        List<Path> files,
        List<String> profiles,
        Map<String, String> environment) {
    public ComposeScope {
        files = List.copyOf(files);
        profiles = profiles.stream().distinct().sorted().toList();
        environment = Map.copyOf(environment);
    }

    /// The same with other profiles on.
    public ComposeScope on(Collection<String> others) {
        return new ComposeScope(name, folder, files, List.copyOf(others), environment);
    }

    /// The same with one more file, which says more of what the others say.
    public ComposeScope and(Path file) {
        return new ComposeScope(
                name,
                folder,
                Stream.concat(files.stream(), Stream.of(file)).toList(),
                profiles,
                environment);
    }

    /// The same where nobody has to read the files: the labels of what there is say enough to stop and remove it. Compose
    /// looks for files in its folder and those above it, so that it runs where there are none.
    public ComposeScope byLabels() {
        return labelled(name, folder, environment);
    }

    /// The containers of a name, whatever files they came from.
    ///
    /// @param anywhere a folder of the file system
    static ComposeScope labelled(String name, Path anywhere, Map<String, String> environment) {
        Path root = anywhere.toAbsolutePath().getRoot();
        return new ComposeScope(name, root, List.of(), List.of(), environment);
    }

    /// The words between `docker` and what Compose is told to do.
    List<String> words() {
        List<String> words = new ArrayList<>(List.of("compose", "--ansi", "never"));
        words.addAll(List.of("--progress", "plain", "-p", name));
        if (!files.isEmpty()) {
            words.addAll(List.of("--project-directory", folder.toString()));
        }
        files.forEach(file -> words.addAll(List.of("-f", file.toString())));
        profiles.forEach(profile -> words.addAll(List.of("--profile", profile)));
        return List.copyOf(words);
    }

    /// The variables of a call. Those that would choose files, names and profiles besides the flags say the same as the flags.
    Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("COMPOSE_PROFILES", String.join(",", profiles));
        variables.put("COMPOSE_PROJECT_NAME", name);
        variables.put("COMPOSE_FILE", "");
        variables.put("COMPOSE_MENU", "0");
        return variables;
    }
}
