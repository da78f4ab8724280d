package dev.vox.process;

import dev.vox.problem.MissingPrerequisite;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where a shell looks for a program: the folders of `PATH`.
///
/// @param folders as the variable holds them
public record SearchPath(String folders) {
    /// That of an environment; without the variable no program is found.
    public static SearchPath of(Map<String, String> environment) {
        return new SearchPath(environment.getOrDefault("PATH", ""));
    }

    /// The program as the system takes it: a path stays one, a name is looked up.
    ///
    /// @throws MissingPrerequisite when there is no such program, or none that may be run
    String locate(String program) {
        if (program.isEmpty()) {
            throw new MissingPrerequisite("no program has an empty name");
        }
        boolean path = program.indexOf('/') >= 0 || program.indexOf(File.separatorChar) >= 0;
        if (path || File.separatorChar == '\\') {
            return program;
        }
        return find(program)
                .orElseThrow(() ->
                        new MissingPrerequisite(
                                "[" + program + "] no such program on the PATH",
                                "name it as a shell finds it, or by its path"))
                .toString();
    }

    /// Whether there is a program that may be run.
    public boolean has(String program) {
        return find(program).isPresent();
    }

    /// The program's file; empty when there is none that may be run.
    public Optional<Path> find(String program) {
        if (folders.isEmpty()) {
            return Optional.empty();
        }
        for (String folder : folders.split(File.pathSeparator, -1)) {
            try {
                Path file = Path.of(folder.isEmpty() ? "." : folder).resolve(program);
                if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                    return Optional.of(file.toAbsolutePath());
                }
            } catch (InvalidPathException notAFolder) {
                // The others may be.
            }
        }
        return Optional.empty();
    }
}
