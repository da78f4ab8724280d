package dev.vox.cli.command.env;

import dev.vox.cli.command.UsageProblem;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Layer;
import dev.vox.env.LayerFile;
import dev.vox.env.LayerName;
import dev.vox.env.Project;
import dev.vox.env.Settings;
import dev.vox.env.Variables;
import dev.vox.env.inspect.Disclosure;
import dev.vox.env.inspect.Inventory;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.profile.Configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads the environments of a comparison.
///
/// @param process the environment of the tool's process
/// @param flags they hold for sides that are the project's, not for files
record Sides(
        Project project,
        Map<String, String> process,
        EnvironmentFlags flags,
        Disclosure disclosure) {
    /// A side as it was read.
    ///
    /// @param warnings of its variables
    record Seen(Inventory inventory, List<String> warnings) {}

    /// Reads a side.
    ///
    /// @throws InvalidConfiguration naming every mistake of it
    /// @throws UsageProblem when it is a model or a mode that there is not
    Seen read(Side side) {
        return switch (side) {
            case Side.Here _ -> seen(project(flags));
            case Side.Choice choice -> seen(chosen(choice));
            case Side.Defaults _ -> seen(Configuration.defaults(project, flags.order()));
            case Side.FileAlone(Path path) -> file(path);
        };
    }

    private Variables project(EnvironmentFlags chosen) {
        return Configuration.read(project, process, chosen).variables();
    }

    private Variables chosen(Side.Choice choice) {
        EnvironmentFlags chosen =
                flags.with(
                        new Layer.Flag(Settings.MODEL, "MODEL", choice.model()),
                        new Layer.Flag(Settings.MODE, "MODE", choice.mode()));
        Configuration read = Configuration.read(project, process, chosen);
        choice.check(read.catalogue());
        return read.variables();
    }

    private Seen seen(Variables variables) {
        return new Seen(Inventory.of(variables.check(), disclosure), variables.warnings());
    }

    private Seen file(Path path) {
        LayerFile file = checked(LayerFile.read(LayerName.FLAGS, project.root(), path));
        List<Layer> layers = new ArrayList<>(defaults());
        layers.add(Layer.process(process));
        layers.add(file.layer());
        Seen seen = seen(Variables.resolve(layers, flags.order()));
        List<String> names =
                file.layer().definitions().stream().map(said -> said.variable()).toList();
        return new Seen(seen.inventory().only(names), seen.warnings());
    }

    private List<Layer> defaults() {
        return LayerFile.find(LayerName.DEFAULTS, project.root(), Path.of(".env.defaults"))
                .map(file -> List.of(checked(file).layer()))
                .orElse(List.of());
    }

    private static LayerFile checked(LayerFile file) {
        if (!file.mistakes().isEmpty()) {
            throw new InvalidConfiguration(String.join("\n", file.mistakes()));
        }
        return file;
    }
}
