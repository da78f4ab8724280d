package dev.vox.profile;

import dev.vox.env.Definition;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.ExpandOrder;
import dev.vox.env.Layer;
import dev.vox.env.LayerFile;
import dev.vox.env.LayerName;
import dev.vox.env.Project;
import dev.vox.env.Setting;
import dev.vox.env.Variables;
import dev.vox.problem.InvalidConfiguration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a project's files, the shell and the flags say, put on each other, and the model that they choose.
///
/// @param project where
/// @param files those that were there, in the order of their layers
/// @param variables all of it, resolved; [Variables#check] is the caller's
/// @param catalogue the profiles that there are
/// @param selection the model, or why there is none
public record Configuration(
        Project project,
        List<LayerFile> files,
        Variables variables,
        Catalogue catalogue,
        Selection selection) {
    public Configuration {
        files = List.copyOf(files);
    }

    /// Reads it. A model that is not there or does not agree is no failure yet: see [#choice].
    ///
    /// @param process the environment of the tool's process
    /// @throws InvalidConfiguration naming every mistake of every file
    public static Configuration read(
            Project project, Map<String, String> process, EnvironmentFlags flags) {
        return read(project, Catalogue.of(project), process, flags);
    }

    static Configuration read(
            Project project,
            Catalogue catalogue,
            Map<String, String> process,
            EnvironmentFlags flags) {
        return chosen(Sources.read(project, process, flags), catalogue, flags);
    }

    /// The same where a line that is wrong says nothing: what was left out is named to the taker.
    ///
    /// @param mistakes takes each, as `[.env.local:7] problem`
    /// @throws InvalidConfiguration when a file or a profile cannot be read at all
    public static Configuration readLeniently(
            Project project,
            Map<String, String> process,
            EnvironmentFlags flags,
            Consumer<String> mistakes) {
        Sources sources = Sources.read(project, process, flags, mistakes);
        return chosen(sources, Catalogue.of(project), flags);
    }

    /// What `.env.defaults` says by itself, and the adapter, name and id of the model that follow from it.
    ///
    /// @throws InvalidConfiguration naming every mistake of the file
    public static Variables defaults(Project project, ExpandOrder order) {
        EnvironmentFlags flags = new EnvironmentFlags(List.of(), List.of(), List.of(), order);
        Configuration read = chosen(Sources.defaults(project), Catalogue.of(project), flags);
        List<Layer> layers =
                new ArrayList<>(
                        read.variables().layers().stream()
                                .filter(layer -> layer.name() == LayerName.DEFAULTS)
                                .toList());
        layers.add(new Layer(LayerName.CHOICE, "model", following(read.variables())));
        return Variables.resolve(layers, order);
    }

    /// What the choice of a model adds to `.env.defaults`.
    private static List<Definition> following(Variables variables) {
        return Pick.DECIDERS.stream()
                .flatMap(row -> variables.find(row.variable()).stream())
                .filter(variable -> variable.layer() != LayerName.DEFAULTS)
                .map(each -> Definition.literal(each.name(), each.text(), each.origin()))
                .toList();
    }

    private static Configuration chosen(
            Sources sources, Catalogue catalogue, EnvironmentFlags flags) {
        Project project = sources.project();
        List<Selection.Failed> failures = new ArrayList<>();
        Variables said = deciders(sources.layers(), flags);
        Pick pick = Pick.of(said, catalogue, failures).orElse(null);
        if (pick == null) {
            return new Configuration(
                    project,
                    sources.files(),
                    Variables.resolve(sources.layers(), flags.order()),
                    catalogue,
                    failures.getFirst());
        }
        Sources chosen = sources.with(pick, catalogue.entry(pick.match().profile()), said);
        Selection selection = Agreement.of(pick, deciders(chosen.layers(), flags), catalogue);
        List<Layer> layers = new ArrayList<>(chosen.layers());
        if (selection instanceof Selection.Made made && !made.agreement().definitions().isEmpty()) {
            layers.add(made.agreement());
        }
        return new Configuration(
                project,
                chosen.files(),
                Variables.resolve(layers, flags.order()),
                catalogue,
                selection);
    }

    private static Variables deciders(List<Layer> layers, EnvironmentFlags flags) {
        return Variables.resolve(layers, flags.order(), deciders());
    }

    private static Set<String> deciders() {
        return Pick.DECIDERS.stream().map(Setting::variable).collect(Collectors.toSet());
    }

    /// The model that is chosen.
    ///
    /// @throws InvalidConfiguration when what names it is wrong: key, value, source and fix
    public ModelChoice choice() {
        // No pattern switch here and below: every start comes by, and its first use takes
        // milliseconds.
        if (selection instanceof Selection.Failed failed) {
            throw failed.failure();
        }
        return ((Selection.Made) selection).choice();
    }

    /// Why no model is chosen, as a failure; empty when one is.
    public Optional<InvalidConfiguration> failure() {
        return selection instanceof Selection.Failed failed
                ? Optional.of(failed.failure())
                : Optional.empty();
    }

    /// The profile of the model that is chosen.
    ///
    /// @throws InvalidConfiguration as [#choice] does
    public Profile profile() {
        return catalogue.profile(choice().profile());
    }

    /// Why no model is chosen; empty when one is. A command whose argument named it makes a usage problem of it.
    public Optional<ModelProblem> modelProblem() {
        return switch (selection) {
            case Selection.Made _ -> Optional.empty();
            case Selection.Failed failed -> failed.problems().stream().findFirst();
        };
    }

    /// What is odd about the variables and the choice.
    public List<String> warnings() {
        return selection instanceof Selection.Made made
                ? Stream.concat(variables.warnings().stream(), made.warnings().stream()).toList()
                : variables.warnings();
    }
}
