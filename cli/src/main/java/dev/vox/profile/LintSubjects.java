package dev.vox.profile;

import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Layer;
import dev.vox.env.LayerFile;
import dev.vox.env.LayerName;
import dev.vox.env.Project;
import dev.vox.env.lint.Git;
import dev.vox.env.lint.LintFiles;
import dev.vox.env.lint.Obstacle;
import dev.vox.env.lint.Stray;
import dev.vox.env.lint.Subject;
import dev.vox.problem.InvalidConfiguration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
        List<Obstacle> obstacles = new ArrayList<>();
        Catalogue catalogue = catalogue(project, obstacles);
        List<Stray> strays = obstacles.isEmpty() ? strays(files, catalogue) : List.of();
        List<Layer> layers = layers(project, catalogue, process, flags, files, obstacles);
        return Subject.of(
                files,
                layers,
                flags.order(),
                catalogue.variables(),
                obstacles,
                strays,
                Git.of(files));
    }

    /// The files of models that no profile answers to.
    private static List<Stray> strays(LintFiles files, Catalogue catalogue) {
        List<Stray> strays = new ArrayList<>();
        for (LayerFile file : files.models()) {
            String name = String.valueOf(file.shown().getFileName());
            String model = name.substring(LintFiles.MODEL_PREFIX.length());
            if (catalogue.find(model).isEmpty()) {
                strays.add(
                        new Stray(
                                file.shown().toString(),
                                model,
                                catalogue.nearest(model).orElse(null)));
            }
        }
        return strays;
    }

    /// The shipped profiles alone where the project's own are wrong.
    private static Catalogue catalogue(Project project, List<Obstacle> obstacles) {
        try {
            List<ProfileMistake> mistakes = ProfileValidation.of(project, List.of()).mistakes();
            if (mistakes.isEmpty()) {
                return Catalogue.of(project);
            }
            mistakes.forEach(mistake -> obstacles.add(obstacle(mistake)));
        } catch (InvalidConfiguration e) {
            obstacles.addAll(obstacles(e));
        }
        return Catalogue.shipped();
    }

    private static List<Layer> layers(
            Project project,
            Catalogue catalogue,
            Map<String, String> process,
            EnvironmentFlags flags,
            LintFiles files,
            List<Obstacle> obstacles) {
        try {
            Configuration read = Configuration.read(project, catalogue, process, flags);
            if (obstacles.isEmpty()) {
                obstacles.addAll(disagreements(read.selection()));
            }
            return read.variables().layers();
        } catch (InvalidConfiguration e) {
            if (files.sound()) {
                obstacles.addAll(obstacles(e));
            }
            return withoutModel(files.common(), process, flags);
        }
    }

    /// A value that cannot be expanded is what the rules of files find.
    private static List<Obstacle> disagreements(Selection selection) {
        return switch (selection) {
            case Selection.Made _ -> List.of();
            case Selection.Failed failed ->
                    failed.problems().stream()
                            .map(each -> new Obstacle(each.message(), each.hint()))
                            .toList();
        };
    }

    private static Obstacle obstacle(ProfileMistake mistake) {
        String place =
                mistake.line() == null ? mistake.file() : mistake.file() + ":" + mistake.line();
        return new Obstacle(
                "[" + place + "] " + mistake.problem(), "see it again: vox profile validate");
    }

    private static List<Obstacle> obstacles(InvalidConfiguration failure) {
        String fix = failure.hint().orElse("see vox profile list");
        return String.valueOf(failure.getMessage())
                .lines()
                .map(line -> new Obstacle(line, fix))
                .toList();
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
