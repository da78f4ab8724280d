package dev.vox.stack.compose.model.tree;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Place;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Mapping;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Loads the files of a project, or of one that it includes, with one set of variables.
final class Loading {
    /// What is being loaded.
    ///
    /// @param root what files are shown relative to in messages
    /// @param folder that relative paths are relative to; absolute
    /// @param variables for `${…}`
    /// @param within the files that include this one, the outermost first
    record Scope(Path root, Path folder, Map<String, String> variables, List<Path> within) {
        /// What `~` is.
        @Nullable String home() {
            return variables.get("HOME");
        }
    }

    private final Scope scope;
    private final Mistakes mistakes;
    private final Interpolation interpolation;
    private final Canonical canonical;
    private final Merge merge;

    Loading(Scope scope, Mistakes mistakes) {
        this.scope = scope;
        this.mistakes = mistakes;
        this.interpolation = new Interpolation(scope.variables()::get, mistakes);
        this.canonical = new Canonical(mistakes);
        this.merge = new Merge(mistakes);
    }

    Scope scope() {
        return scope;
    }

    Mistakes mistakes() {
        return mistakes;
    }

    Merge merge() {
        return merge;
    }

    /// The files of a project as one tree; its paths are relative to the scope's folder.
    Mapping project(List<SourceFile> files) {
        Mapping merged = new Mapping(new Place("", 1, 1), List.of());
        for (SourceFile file : files) {
            for (Mapping document : file.documents()) {
                Resets.Stripped stripped = Resets.strip(document);
                Mapping own = extended(file, prepared(stripped), stripped.resets());
                Mapping complete = new Includes(this, file).apply(own);
                Mapping below = stripped.resets().apply(merged);
                merged = Unique.document(merge.documents(below, complete));
            }
        }
        return merged;
    }

    /// A file that a service is taken from: what it includes stays out, and what it extends is left to whom asks.
    Extends.Base base(SourceFile file, Path folder) {
        Mapping merged = new Mapping(new Place(file.shown(), 1, 1), List.of());
        Resets resets = Resets.NONE;
        for (Mapping document : file.documents()) {
            Resets.Stripped stripped = Resets.strip(document);
            resets = stripped.resets();
            merged = Unique.document(merge.documents(resets.apply(merged), prepared(stripped)));
        }
        Mapping moved = new Relocation(folder, scope.home()).document(merged);
        return new Extends.Base(file, moved, resets);
    }

    /// Reads a file that another one names.
    ///
    /// @return null when it cannot be read, which is noted
    @Nullable SourceFile read(Path path, Place namedBy) {
        try {
            return SourceFile.read(scope.root(), path, mistakes);
        } catch (InvalidConfiguration e) {
            mistakes.add(namedBy, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private Mapping prepared(Resets.Stripped stripped) {
        YamlNode node = interpolation.apply(stripped.node());
        return canonical.document(
                node instanceof Mapping mapping ? mapping : new Mapping(node.place(), List.of()));
    }

    private Mapping extended(SourceFile file, Mapping document, Resets resets) {
        return new Extends(this).apply(new Extends.Base(file, document, resets));
    }
}
