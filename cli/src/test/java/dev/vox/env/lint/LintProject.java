package dev.vox.env.lint;

import dev.vox.env.ExpandOrder;
import dev.vox.env.Layer;
import dev.vox.env.LayerFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A project on disk, and what surrounds it. Files are private unless a test says otherwise, and git ignores them.
final class LintProject {
    private final Path root;
    private Map<String, String> process = Map.of();
    private Tracking tracking = new Tracking("", Set.of(), Set.of());
    private List<Obstacle> obstacles = List.of();
    private Set<String> known = Set.of();
    private List<Stray> strays = List.of();

    LintProject(Path root) {
        this.root = root;
    }

    LintProject file(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return mode(name, "rw-------");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LintProject mode(String name, String permissions) {
        try {
            Files.setPosixFilePermissions(
                    root.resolve(name), PosixFilePermissions.fromString(permissions));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LintProject folder(String name) {
        try {
            Files.createDirectories(root.resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LintProject process(String name, String value) {
        process = Map.of(name, value);
        return this;
    }

    LintProject known(String... names) {
        known = Set.of(names);
        return this;
    }

    LintProject stray(String shown, String model, @Nullable String nearest) {
        strays = List.of(new Stray(shown, model, nearest));
        return this;
    }

    LintProject problem(String problem) {
        obstacles = List.of(new Obstacle(problem, "mend it"));
        return this;
    }

    /// Git keeps these files and ignores no other.
    LintProject tracked(String... names) {
        tracking = new Tracking("", paths(names), Set.of());
        return this;
    }

    LintProject ignored(String... names) {
        tracking = new Tracking("", Set.of(), paths(names));
        return this;
    }

    LintProject withoutGit() {
        tracking = Tracking.unknown("git is not there");
        return this;
    }

    private Set<Path> paths(String... names) {
        return Arrays.stream(names).map(root::resolve).collect(Collectors.toSet());
    }

    Subject subject() {
        LintFiles files = LintFiles.of(root, List.of());
        List<Layer> layers =
                new ArrayList<>(files.common().stream().map(LayerFile::layer).toList());
        layers.add(Layer.process(process));
        return Subject.of(files, layers, ExpandOrder.VOX, known, obstacles, strays, tracking);
    }

    LintReport report() {
        return Linter.check(subject());
    }

    /// What a rule found, as `place: sentence`.
    List<String> found(String id) {
        return report().findings().stream()
                .filter(finding -> finding.rule().id().equals(id))
                .map(finding -> finding.place().label() + ": " + finding.sentence())
                .toList();
    }

    LintReport mend() throws InterruptedException {
        return Linter.run(this::subject, Linter.Fixing.MENDING);
    }

    String text(String name) throws IOException {
        return Files.readString(root.resolve(name));
    }
}
