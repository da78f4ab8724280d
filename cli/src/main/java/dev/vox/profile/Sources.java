package dev.vox.profile;

import dev.vox.env.Definition;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Layer;
import dev.vox.env.LayerFile;
import dev.vox.env.LayerName;
import dev.vox.env.Origin;
import dev.vox.env.Project;
import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.env.Variables;
import dev.vox.problem.InvalidConfiguration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The files and layers of a project, in the order of their weight.
///
/// @param files those that were there, in the order of their layers
/// @param mistakes takes what is wrong with the lines of a file that is read; it may throw
record Sources(
        Project project,
        List<LayerFile> files,
        List<Layer> layers,
        Consumer<List<String>> mistakes) {
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    Sources {
        files = List.copyOf(files);
        layers = List.copyOf(layers);
    }

    /// Reads all but the layers that follow from the model.
    ///
    /// @throws InvalidConfiguration naming every mistake of every file
    static Sources read(Project project, Map<String, String> process, EnvironmentFlags flags) {
        return of(project, process, flags, Sources::refuse);
    }

    /// The same; a line that is wrong says nothing, and is named to the taker.
    static Sources read(
            Project project,
            Map<String, String> process,
            EnvironmentFlags flags,
            Consumer<String> mistakes) {
        return of(project, process, flags, each -> each.forEach(mistakes));
    }

    /// `.env.defaults` alone.
    ///
    /// @throws InvalidConfiguration naming every mistake of it
    static Sources defaults(Project project) {
        List<LayerFile> files =
                find(LayerName.DEFAULTS, project, ".env.defaults").stream().toList();
        check(files, Sources::refuse);
        return new Sources(
                project, files, files.stream().map(LayerFile::layer).toList(), Sources::refuse);
    }

    private static Sources of(
            Project project,
            Map<String, String> process,
            EnvironmentFlags flags,
            Consumer<List<String>> mistakes) {
        List<LayerFile> files = new ArrayList<>();
        find(LayerName.DEFAULTS, project, ".env.defaults").ifPresent(files::add);
        find(LayerName.EXISTING, project, ".env").ifPresent(files::add);
        find(LayerName.LOCAL, project, ".env.local").ifPresent(files::add);
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
        check(files, mistakes);
        return new Sources(project, files, layers, mistakes);
    }

    /// With the layers of a profile and of its model's file.
    ///
    /// @param said what the others say
    /// @throws InvalidConfiguration naming every mistake of the model's file
    Sources with(Pick pick, ProfileEntry profile, Variables said) {
        List<LayerFile> allFiles = new ArrayList<>(files);
        List<Layer> all = new ArrayList<>(layers);
        int above = all.isEmpty() || all.getFirst().name() != LayerName.DEFAULTS ? 0 : 1;
        Optional<LayerFile> file = modelFile(pick, profile);
        if (file.isPresent()) {
            check(List.of(file.get()), mistakes);
            all.add(above, file.get().layer());
            allFiles.add(above, file.get());
        }
        all.add(above, layer(pick, profile, said));
        return new Sources(project, allFiles, all, mistakes);
    }

    /// `.env.models/.env.<profile>`, else by the word as it was said, else by an alias.
    private Optional<LayerFile> modelFile(Pick pick, ProfileEntry profile) {
        Set<String> names = new LinkedHashSet<>(List.of(profile.name(), pick.word()));
        names.addAll(profile.aliases());
        for (String name : names) {
            Optional<LayerFile> file =
                    FILE_NAME.matcher(name).matches()
                            ? find(LayerName.MODEL, project, ".env.models/.env." + name)
                            : Optional.empty();
            if (file.isPresent()) {
                return file;
            }
        }
        return Optional.empty();
    }

    /// The profile's own variables, its family and its default id. Where `.env.defaults` made the choice, what it says of the
    /// other two stands; otherwise the choice takes their place.
    private static Layer layer(Pick pick, ProfileEntry profile, Variables said) {
        Origin origin = new Origin.Profile(profile.name());
        List<Definition> definitions = new ArrayList<>(profile.env());
        if (!stands(Settings.ADAPTER, pick, said)) {
            definitions.add(
                    Definition.literal(Settings.ADAPTER.variable(), profile.family(), origin));
        }
        if (!stands(Settings.MODEL_ID, pick, said)) {
            definitions.add(
                    Definition.literal(
                            Settings.MODEL_ID.variable(), profile.defaultModel(), origin));
        }
        return new Layer(LayerName.PROFILE, origin.label(), definitions);
    }

    private static boolean stands(Setting<String> row, Pick pick, Variables said) {
        boolean chosenThere = pick.layer().filter(LayerName.DEFAULTS::equals).isPresent();
        return chosenThere
                && Pick.set(said, row).anyMatch(each -> each.layer() == LayerName.DEFAULTS);
    }

    private static Optional<LayerFile> find(LayerName name, Project project, String file) {
        return LayerFile.find(name, project.root(), Path.of(file));
    }

    static Layer assignments(EnvironmentFlags flags, Map<String, String> process) {
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

    private static void check(List<LayerFile> files, Consumer<List<String>> mistakes) {
        mistakes.accept(files.stream().flatMap(file -> file.mistakes().stream()).toList());
    }

    private static void refuse(List<String> mistakes) {
        if (!mistakes.isEmpty()) {
            throw new InvalidConfiguration(String.join("\n", mistakes));
        }
    }
}
