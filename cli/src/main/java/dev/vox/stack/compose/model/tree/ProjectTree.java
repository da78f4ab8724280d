package dev.vox.stack.compose.model.tree;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A Compose project as one tree, in canonical form.
///
/// @param name of the project
/// @param root services, volumes, networks and the rest; paths are relative to the folder
/// @param variables that `${…}` was replaced by, `COMPOSE_PROJECT_NAME` among them
public record ProjectTree(String name, Mapping root, Map<String, String> variables) {
    private static final String NAME_VARIABLE = "COMPOSE_PROJECT_NAME";

    public ProjectTree {
        variables = Map.copyOf(variables);
    }

    /// Loads the files of a project.
    ///
    /// @param folder that relative paths are relative to
    /// @param files each goes over those before it
    /// @param given the project's name where somebody gave one; null for what the files or the folder say
    /// @param mistakes where everything is noted that is wrong with what the files say
    /// @throws InvalidConfiguration when a file cannot be read or is no YAML
    public static ProjectTree load(
            Path folder,
            List<Path> files,
            @Nullable String given,
            Map<String, String> variables,
            Mistakes mistakes) {
        List<SourceFile> sources = new ArrayList<>(files.size());
        for (Path file : files) {
            sources.add(SourceFile.read(folder, file, mistakes));
        }
        Map<String, String> complete = new TreeMap<>(variables);
        String name = given == null ? name(folder, sources, variables) : given;
        complete.put(NAME_VARIABLE, name);
        Loading loading =
                new Loading(new Loading.Scope(folder, folder, complete, List.of()), mistakes);
        return new ProjectTree(name, loading.project(sources), complete);
    }

    private static String name(
            Path folder, List<SourceFile> sources, Map<String, String> variables) {
        Scalar said = null;
        for (SourceFile source : sources) {
            for (Mapping document : source.documents()) {
                said =
                        YamlNode.find(document, "name") instanceof Scalar scalar
                                        && !scalar.text().isEmpty()
                                ? scalar
                                : said;
            }
        }
        String words =
                said == null
                        ? ""
                        : new Interpolation(variables::get, new Mistakes())
                                .expand(said.place(), said.text());
        String name = ProjectName.normalised(words);
        if (!name.isEmpty()) {
            return name;
        }
        Path last = folder.getFileName();
        String byFolder = ProjectName.normalised(last == null ? "" : last.toString());
        if (byFolder.isEmpty()) {
            throw new InvalidConfiguration(
                    "[%s] the folder's name makes no project name".formatted(folder),
                    "set compose.name in vox.yaml, or COMPOSE_PROJECT_NAME");
        }
        return byFolder;
    }
}
