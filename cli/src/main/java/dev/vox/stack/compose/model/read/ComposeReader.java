package dev.vox.stack.compose.model.read;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.model.ComposeModel.NamedVolume;
import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.model.tree.Nodes;
import dev.vox.stack.compose.model.tree.ProjectTree;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Reads Compose files as Compose 2.26 does.
public final class ComposeReader {
    private ComposeReader() {}

    /// Reads a project.
    ///
    /// Files of variables that are not there are no mistake here: what they would say is left out, and
    /// [Service#envFiles] says which they are.
    ///
    /// @param variables what the layers resolve to
    /// @throws InvalidConfiguration naming every mistake with its file, line and column
    public static ComposeModel read(ComposeFiles files, Map<String, String> variables) {
        Mistakes mistakes = new Mistakes();
        ProjectTree tree =
                ProjectTree.load(
                        files.folder(), files.files(), files.givenName(), variables, mistakes);
        List<Service> services = services(files, tree, mistakes);
        ComposeModel model =
                new ComposeModel(
                        tree.name(),
                        files.folder(),
                        files.files(),
                        services,
                        Resources.of(tree, "volumes", NamedVolume::new),
                        Resources.networks(tree, services));
        new References(tree, mistakes).check(services);
        mistakes.check();
        return model;
    }

    private static List<Service> services(ComposeFiles files, ProjectTree tree, Mistakes mistakes) {
        ServiceReader reader = new ServiceReader(files.folder(), tree, mistakes);
        List<Service> services = new ArrayList<>();
        YamlNode node = YamlNode.find(tree.root(), "services");
        if (node instanceof Mapping all) {
            for (Entry entry : all.entries()) {
                if (entry.value() instanceof Mapping service) {
                    services.add(reader.read(entry.key(), entry.place(), service));
                }
            }
        } else if (!Nodes.isNothing(node) && node != null) {
            mistakes.add(node.place(), "'services' must be a mapping, not " + node.kind());
        }
        services.sort(Comparator.comparing(Service::name));
        return services;
    }
}
