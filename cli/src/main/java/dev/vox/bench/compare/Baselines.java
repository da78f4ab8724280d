package dev.vox.bench.compare;

import dev.vox.bench.report.BenchDocument;
import dev.vox.bench.result.BenchResult;
import dev.vox.env.Project;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.OperationFailed;
import dev.vox.report.ReportFile;
import dev.vox.stack.RunFolder;
import dev.vox.text.Nearest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Results that were saved under a name: `.vox/bench/NAME.json` of the project.
public final class Baselines {
    /// What a name may be: letters, digits, `.`, `_` and `-`, the first a letter or a digit, 64 of them at most.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final String ENDING = ".json";

    private final Project project;

    /// The saved results of a project.
    public Baselines(Project project) {
        this.project = project;
    }

    /// What is wrong with a name, a phrase; empty when nothing is.
    public static Optional<String> problem(String name) {
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(
                        "'%s' is no name: 1 to 64 letters, digits, '.', '_' and '-', the first a"
                                        .formatted(name)
                                + " letter or a digit");
    }

    /// Saves results in place of those that had the name. They are there as a whole, or those before them are.
    ///
    /// @param name one that [#problem(String)] has nothing against
    /// @return the file
    /// @throws OperationFailed when the file cannot be written
    public Path save(String name, List<BenchResult> results) {
        problem(name)
                .ifPresent(problem -> {
                    throw new IllegalArgumentException(problem);
                });
        RunFolder.create(project);
        RunFolder.ownFolder(folder());
        ReportFile.write(file(name), BenchDocument.text(results));
        return file(name);
    }

    /// Whether results have a name.
    public boolean has(String name) {
        return problem(name).isEmpty() && Files.isRegularFile(file(name));
    }

    /// The results of a name.
    ///
    /// @throws InvalidConfiguration when there are none, or their file is wrong
    public List<BenchResult> read(String name) {
        if (!has(name)) {
            throw new InvalidConfiguration("nothing is saved as '%s'".formatted(name), hint(name));
        }
        return read(file(name));
    }

    /// The results of a file.
    ///
    /// @throws InvalidConfiguration when it cannot be read, or is wrong
    public static List<BenchResult> read(Path file) {
        try {
            return BenchDocument.read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new InvalidConfiguration(
                    "[%s] cannot be read: %s".formatted(file, ReportFile.reason(e)), null, e);
        }
    }

    /// What to do about a name that nothing has.
    public String hint(String name) {
        List<String> names = names();
        return Nearest.to(name, names)
                .map("did you mean '%s'?"::formatted)
                .orElse(
                        names.isEmpty()
                                ? "save one: vox bench SCENARIO --save NAME"
                                : "there are: " + String.join(", ", names));
    }

    private List<String> names() {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .filter(name -> problem(name).isEmpty())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private Path folder() {
        return project.state().resolve("bench");
    }

    private Path file(String name) {
        return folder().resolve(name + ENDING);
    }
}
