package dev.vox.stack.compose.model.read;

import dev.vox.stack.compose.model.Service.EnvFile;
import dev.vox.stack.compose.model.tree.Relocation;
import dev.vox.stack.compose.model.tree.VariableFiles;
import dev.vox.yaml.Mistakes;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads what a container's environment and labels are: files first, then what the service itself says.
final class VariablesReader {
    private final Map<String, String> variables;
    private final Mistakes mistakes;
    private final VariableFiles files;

    VariablesReader(Path root, Map<String, String> variables, Mistakes mistakes) {
        this.variables = variables;
        this.mistakes = mistakes;
        this.files = new VariableFiles(root, mistakes);
    }

    /// The environment; a file that is not there says nothing.
    Map<String, @Nullable String> environment(Fields service, Iterable<EnvFile> envFiles) {
        Map<String, @Nullable String> environment = new LinkedHashMap<>();
        for (EnvFile file : envFiles) {
            if (Files.isRegularFile(file.path())) {
                environment.putAll(files.read(file.path(), name -> known(name, environment)));
            }
        }
        service.values("environment")
                .forEach((key, value) ->
                        environment.put(key, value == null ? variables.get(key) : value));
        return environment;
    }

    private @Nullable String known(String name, Map<String, @Nullable String> environment) {
        String value = environment.get(name);
        return value == null ? variables.get(name) : value;
    }

    /// The labels; one without a value is empty.
    Map<String, String> labels(Fields service, Relocation paths) {
        Map<String, String> labels = new HashMap<>();
        for (String file : service.texts("label_file")) {
            Path path = Path.of(paths.joined(file));
            if (Files.isRegularFile(path)) {
                labels.putAll(files.read(path, labels::get));
            } else {
                mistakes.add(
                        service.place("label_file"),
                        "'%s.label_file' names '%s', which is no file; make it or leave it out"
                                .formatted(service.name(), file));
            }
        }
        service.values("labels")
                .forEach((key, value) -> labels.put(key, value == null ? "" : value));
        return labels;
    }
}
