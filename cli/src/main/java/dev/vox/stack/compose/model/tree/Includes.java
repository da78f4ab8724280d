package dev.vox.stack.compose.model.tree;

import dev.vox.stack.compose.model.tree.Loading.Scope;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;
import dev.vox.yaml.YamlNode.Sequence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Takes the resources of other projects into a document that includes them.
final class Includes {
    private static final int DEEPEST = 20;
    private static final List<String> RESOURCES =
            List.of("services", "volumes", "networks", "secrets", "configs");

    private final Loading loading;
    private final SourceFile by;

    Includes(Loading loading, SourceFile by) {
        this.loading = loading;
        this.by = by;
    }

    /// The document with everything that it includes.
    Mapping apply(Mapping document) {
        YamlNode include = YamlNode.find(document, "include");
        if (include == null) {
            return document;
        }
        Mapping complete = Nodes.without(document, "include");
        if (!(include instanceof Sequence list)) {
            mistake(include, "'include' must be a list of files, not " + include.kind());
            return complete;
        }
        for (YamlNode item : list.items()) {
            complete = withIncluded(complete, item);
        }
        return complete;
    }

    private Mapping withIncluded(Mapping document, YamlNode item) {
        Scope scope = loading.scope();
        List<Path> paths = new ArrayList<>();
        for (String path : texts(item, "path")) {
            paths.add(scope.folder().resolve(path).normalize());
        }
        if (paths.isEmpty()) {
            mistake(item, "'include' does not say which file; write its path");
            return document;
        }
        Path main = paths.getFirst();
        List<Path> within = new ArrayList<>(scope.within());
        within.add(by.path().normalize());
        if (within.contains(main) || within.size() > DEEPEST) {
            mistake(item, "'include' goes in a circle by " + SourceFile.shown(scope.root(), main));
            return document;
        }
        Path parent = main.getParent();
        List<String> said = texts(item, "project_directory");
        Path folder =
                said.isEmpty() || parent == null
                        ? (parent == null ? main : parent)
                        : scope.folder().resolve(said.getFirst()).normalize();
        Loading inner =
                new Loading(
                        new Scope(scope.root(), folder, variables(item, folder), within),
                        loading.mistakes());
        List<SourceFile> files = new ArrayList<>();
        for (Path path : paths) {
            SourceFile file = loading.read(path, item.place());
            if (file != null) {
                files.add(file);
            }
        }
        Path base = scope.folder().relativize(folder);
        Mapping moved = new Relocation(base, scope.home()).document(inner.project(files));
        return imported(document, ValuelessKeys.filled(moved, inner.scope().variables()));
    }

    /// The variables that the included project sees: its own files only add to those that are there.
    private Map<String, String> variables(YamlNode item, Path folder) {
        Map<String, String> variables = loading.scope().variables();
        List<Path> files = new ArrayList<>();
        for (String file : texts(item, "env_file")) {
            files.add(loading.scope().folder().resolve(file).normalize());
        }
        boolean implicit = files.isEmpty() && Files.isRegularFile(folder.resolve(".env"));
        if (implicit && !folder.equals(loading.scope().folder())) {
            files.add(folder.resolve(".env"));
        }
        if (files.isEmpty()) {
            return variables;
        }
        VariableFiles reader = new VariableFiles(loading.scope().root(), loading.mistakes());
        Map<String, String> added = new TreeMap<>();
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                added.putAll(
                        reader.read(
                                file,
                                name ->
                                        variables.containsKey(name)
                                                ? variables.get(name)
                                                : added.get(name)));
            } else {
                mistake(
                        item,
                        "'include' names an env_file that is not there: "
                                + SourceFile.shown(loading.scope().root(), file));
            }
        }
        added.putAll(variables);
        return added;
    }

    private Mapping imported(Mapping document, Mapping included) {
        Mapping complete = document;
        for (String key : RESOURCES) {
            if (YamlNode.find(included, key) instanceof Mapping from) {
                YamlNode to = YamlNode.find(complete, key);
                Mapping own =
                        to instanceof Mapping mapping
                                ? mapping
                                : new Mapping(from.place(), List.of());
                complete = Nodes.with(complete, key, together(key, own, from));
            }
        }
        return complete;
    }

    private Mapping together(String kind, Mapping own, Mapping from) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        own.entries().forEach(entry -> entries.put(entry.key(), entry));
        for (Entry entry : from.entries()) {
            Entry there = entries.putIfAbsent(entry.key(), entry);
            if (there != null && !SameTree.same(there.value(), entry.value())) {
                loading.mistakes()
                        .add(
                                there.place(),
                                "%s.%s is also in an included file, at %s; rename one of them"
                                        .formatted(kind, entry.key(), entry.place()));
            }
        }
        return new Mapping(own.place(), List.copyOf(entries.values()));
    }

    private static List<String> texts(YamlNode item, String key) {
        if (item instanceof Scalar scalar) {
            return key.equals("path") && !Nodes.isNothing(item)
                    ? List.of(scalar.text())
                    : List.of();
        }
        YamlNode value = item instanceof Mapping mapping ? YamlNode.find(mapping, key) : null;
        if (value == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        if (Nodes.listed(value) instanceof Sequence sequence) {
            for (YamlNode each : sequence.items()) {
                if (each instanceof Scalar scalar) {
                    texts.add(scalar.text());
                }
            }
        }
        return texts;
    }

    private void mistake(YamlNode node, String problem) {
        loading.mistakes().add(node.place(), problem);
    }
}
