package dev.vox.env.lint;

import dev.vox.env.LayerFile;
import dev.vox.env.LayerName;
import dev.vox.problem.InvalidConfiguration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The files of variables of a project; one that cannot be read does not hide the others.
///
/// @param root the project's folder
/// @param read in the order of their layers
/// @param unread the others
public record LintFiles(Path root, List<LintFile> read, List<Unread> unread) {
    /// What the name of a model's file begins with.
    public static final String MODEL_PREFIX = ".env.";

    private static final String MODELS = ".env.models";

    public LintFiles {
        read = List.copyOf(read);
        unread = List.copyOf(unread);
    }

    /// Reads them: defaults, every model's, `.env`, `.env.local`, and further ones.
    ///
    /// @param further of `--env-file`, relative to the current folder
    public static LintFiles of(Path root, List<Path> further) {
        Reading reading = new Reading();
        reading.find(LayerName.DEFAULTS, root, Path.of(".env.defaults"));
        models(root).forEach(file -> reading.find(LayerName.MODEL, root, file));
        reading.find(LayerName.EXISTING, root, Path.of(".env"));
        reading.find(LayerName.LOCAL, root, Path.of(".env.local"));
        Path here = Path.of("").toAbsolutePath();
        further.forEach(file -> reading.read(LayerName.FLAGS, here, file));
        return new LintFiles(root, reading.read, reading.unread);
    }

    /// The layers of the files that every environment has: those of models are left out.
    public List<LayerFile> common() {
        return read.stream()
                .map(LintFile::file)
                .filter(file -> file.name() != LayerName.MODEL)
                .toList();
    }

    /// The files of models, those that are not chosen too.
    public List<LayerFile> models() {
        return read.stream()
                .map(LintFile::file)
                .filter(file -> file.name() == LayerName.MODEL)
                .toList();
    }

    /// Whether every file is there and without mistakes.
    public boolean sound() {
        return unread.isEmpty() && read.stream().allMatch(file -> file.file().mistakes().isEmpty());
    }

    private static List<Path> models(Path root) {
        if (!Files.isDirectory(root.resolve(MODELS))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(root.resolve(MODELS))) {
            return files.filter(file -> file.getFileName().toString().startsWith(MODEL_PREFIX))
                    .map(root::relativize)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /// Files while they are read.
    private static final class Reading {
        private final List<LintFile> read = new ArrayList<>();
        private final List<Unread> unread = new ArrayList<>();

        void find(LayerName name, Path root, Path file) {
            if (Files.exists(root.resolve(file))) {
                read(name, root, file);
            }
        }

        void read(LayerName name, Path root, Path file) {
            try {
                read.add(LintFile.of(LayerFile.read(name, root, file)));
            } catch (InvalidConfiguration e) {
                String message = String.valueOf(e.getMessage());
                int end = message.indexOf("] ");
                unread.add(
                        new Unread(
                                message.substring(1, end),
                                message.substring(end + 2),
                                e.hint().orElse("write it, or name another file")));
            }
        }
    }
}
