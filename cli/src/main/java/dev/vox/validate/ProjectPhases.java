package dev.vox.validate;

import dev.vox.problem.InvalidConfiguration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The phase files of a project.
public final class ProjectPhases {
    /// Where they are unless `vox.yaml` says otherwise.
    public static final String FOLDER = "validation";

    private ProjectPhases() {}

    /// What they hold, by folder and name.
    ///
    /// @param root of the project
    /// @param folders as `vox.yaml` says; empty when it does not
    /// @throws InvalidConfiguration when one cannot be read, or a folder that is named is not there
    public static List<PhaseFile> of(Path root, List<String> folders) {
        return files(root, folders).stream().map(file -> read(root, file)).toList();
    }

    /// Where they are, by folder and name.
    ///
    /// @throws InvalidConfiguration as [#of] does
    public static List<Path> files(Path root, List<String> folders) {
        if (folders.isEmpty()) {
            Path usual = root.resolve(FOLDER);
            return Files.isDirectory(usual) ? in(usual) : List.of();
        }
        List<Path> files = new ArrayList<>();
        for (String name : folders) {
            Path folder = root.resolve(name).normalize();
            if (!Files.isDirectory(folder)) {
                throw new InvalidConfiguration(
                        "[vox.yaml] validation names '%s', which is no folder".formatted(name),
                        "make it, or take the line away");
            }
            files.addAll(in(folder));
        }
        return files;
    }

    private static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(ProjectPhases::isPhase).sorted().toList();
        } catch (IOException e) {
            throw unreadable(folder.toString(), e);
        }
    }

    private static boolean isPhase(Path file) {
        String name = String.valueOf(file.getFileName());
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
    }

    private static PhaseFile read(Path root, Path file) {
        String shown = (file.startsWith(root) ? root.relativize(file) : file).toString();
        try {
            return new PhaseFile(shown, Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unreadable(shown, e);
        }
    }

    private static InvalidConfiguration unreadable(String what, IOException e) {
        return new InvalidConfiguration(
                "%s: cannot be read: %s".formatted(what, e.getMessage()), null, e);
    }
}
