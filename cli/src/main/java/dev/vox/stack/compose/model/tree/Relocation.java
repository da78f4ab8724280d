package dev.vox.stack.compose.model.tree;

import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/// Makes the relative paths of a file in another folder relative to the project's folder.
///
/// @param base that other folder, relative to the project's, or absolute
/// @param home what `~` is; null when nobody knows
public record Relocation(Path base, @Nullable String home) {
    private static final List<String> REMOTE =
            List.of("https://", "http://", "git://", "ssh://", "github.com/", "git@", "service:");

    /// A document with its paths moved.
    Mapping document(Mapping document) {
        Mapping services = Nodes.change(document, "services", node -> every(node, this::service));
        Mapping configs = Nodes.change(services, "configs", node -> every(node, this::file));
        return Nodes.change(configs, "secrets", node -> every(node, this::file));
    }

    private static YamlNode every(YamlNode node, UnaryOperator<YamlNode> change) {
        return node instanceof Mapping mapping ? Nodes.each(mapping, change) : node;
    }

    private YamlNode file(YamlNode node) {
        return at(node, "file", this::path);
    }

    private YamlNode service(YamlNode node) {
        YamlNode built = at(node, "build", this::build);
        YamlNode files =
                at(
                        built,
                        "env_file",
                        list -> Nodes.eachItem(list, item -> at(item, "path", this::path)));
        YamlNode labels = at(files, "label_file", list -> Nodes.eachItem(list, this::path));
        YamlNode mounts = at(labels, "volumes", list -> Nodes.eachItem(list, this::mount));
        return at(mounts, "extends", extended -> at(extended, "file", this::path));
    }

    private YamlNode build(YamlNode node) {
        YamlNode contexts = at(node, "additional_contexts", each -> every(each, this::context));
        boolean implicit =
                contexts instanceof Mapping build && YamlNode.find(build, "context") == null;
        return implicit
                ? Nodes.with((Mapping) contexts, "context", Nodes.text(node.place(), joined(".")))
                : at(contexts, "context", this::context);
    }

    private YamlNode mount(YamlNode node) {
        return node instanceof Mapping mount && "bind".equals(Nodes.textAt(mount, "type"))
                ? at(node, "source", this::path)
                : node;
    }

    private YamlNode context(YamlNode node) {
        return node instanceof Scalar scalar && isRemote(scalar.text()) ? node : path(node);
    }

    private YamlNode path(YamlNode node) {
        return node instanceof Scalar scalar && !Nodes.isNothing(node)
                ? Nodes.text(scalar.place(), joined(scalar.text()))
                : node;
    }

    private static YamlNode at(YamlNode node, String key, UnaryOperator<YamlNode> change) {
        return node instanceof Mapping mapping ? Nodes.change(mapping, key, change) : node;
    }

    /// A path of the other folder's as one of the project's; an absolute one stays as it is written.
    public String joined(String path) {
        if (path.isEmpty()) {
            return path;
        }
        String expanded = expanded(path);
        if (expanded.startsWith("/") || isOnDrive(expanded)) {
            return expanded;
        }
        String moved = base.resolve(expanded).normalize().toString();
        return moved.isEmpty() ? "." : moved;
    }

    /// Whether a path is an absolute one of Windows.
    private static boolean isOnDrive(String path) {
        return path.length() > 2
                && Character.isLetter(path.charAt(0))
                && path.charAt(1) == ':'
                && (path.charAt(2) == '\\' || path.charAt(2) == '/');
    }

    private String expanded(String path) {
        return home != null && path.startsWith("~")
                ? Path.of(home, path.substring(1)).normalize().toString()
                : path;
    }

    /// Whether a build context is no folder.
    public static boolean isRemote(String context) {
        return context.contains("://") || REMOTE.stream().anyMatch(context::startsWith);
    }
}
