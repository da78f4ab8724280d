package dev.vox.profile;

import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Layer;
import dev.vox.env.LayerFile;
import dev.vox.env.LayerName;
import dev.vox.env.Project;
import dev.vox.env.lint.Git;
import dev.vox.env.lint.LintFiles;
import dev.vox.env.lint.Subject;
import dev.vox.problem.InvalidConfiguration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads what `vox env lint` looks at: the environment as commands see it, and as much of it as there is where a
/// mistake keeps them from it.
public final class LintSubjects {
    private LintSubjects() {}

    /// Reads a project.
    ///
    /// @param process the environment of the tool's process
    /// @throws InterruptedException if the thread was interrupted
    public static Subject of(Project project, Map<String, String> process, EnvironmentFlags flags)
            throws InterruptedException {
        LintFiles files = LintFiles.of(project.root(), flags.files());
        List<String> problems = new ArrayList<>();
        List<Layer> layers = layers(project, process, flags, files, problems);
        return Subject.of(files, layers, flags.order(), Set.of(), problems, Git.of(files));
    }

    private static List<Layer> layers(
            Project project,
            Map<String, String> process,
            EnvironmentFlags flags,
            LintFiles files,
            List<String> problems) {
        try {
            return Configuration.read(project, process, flags).variables().layers();
        } catch (InvalidConfiguration e) {
            if (files.sound()) {
                String.valueOf(e.getMessage()).lines().forEach(problems::add);
            }
            return withoutModel(files.common(), process, flags);
        }
    }

    private static List<Layer> withoutModel(
            List<LayerFile> files, Map<String, String> process, EnvironmentFlags flags) {
        List<Layer> layers = new ArrayList<>();
        files.stream()
                .filter(file -> file.name() != LayerName.FLAGS)
                .map(LayerFile::layer)
                .forEach(layers::add);
        layers.add(Layer.process(process));
        files.stream()
                .filter(file -> file.name() == LayerName.FLAGS)
                .map(LayerFile::layer)
                .forEach(layers::add);
        layers.add(Sources.assignments(flags, process));
        return layers;
    }
}
