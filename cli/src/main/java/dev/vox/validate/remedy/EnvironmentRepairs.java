package dev.vox.validate.remedy;

import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Project;
import dev.vox.env.lint.Finding;
import dev.vox.env.lint.Linter;
import dev.vox.env.lint.Mending;
import dev.vox.env.lint.Repair;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.profile.LintSubjects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What `vox env lint --fix` mends: lines that say nothing new, how the text is stored, who may read a secret, what git is told
/// to leave alone. No value changes.
final class EnvironmentRepairs implements Remedy {
    /// Checks of the shipped phase 2 that look at the files of variables.
    static final Set<String> CHECKS = Set.of("config.env-lint", "config.env-warnings");

    private final Project project;
    private final Map<String, String> process;

    EnvironmentRepairs(Project project, Map<String, String> process) {
        this.project = project;
        this.process = Map.copyOf(process);
    }

    @Override
    public Set<String> answersTo() {
        return CHECKS;
    }

    @Override
    public List<Change> plan() throws InterruptedException {
        Map<Path, List<Repair>> files = new LinkedHashMap<>();
        List<Finding> findings =
                Linter.run(
                                () -> LintSubjects.of(project, process, EnvironmentFlags.NONE),
                                Linter.Fixing.NOTHING)
                        .findings();
        findings.stream()
                .map(Finding::repair)
                .filter(Objects::nonNull)
                .forEach(repair ->
                        files.computeIfAbsent(repair.file(), _ -> new ArrayList<>()).add(repair));
        List<Change> changes = new ArrayList<>();
        files.forEach((file, repairs) -> changes.addAll(changes(file, repairs)));
        return changes;
    }

    private static List<Change> changes(Path file, List<Repair> repairs) {
        List<Change> changes = new ArrayList<>();
        String before = text(file);
        String after = Mending.mended(before, repairs);
        if (!after.equals(before)) {
            List<String> reasons =
                    repairs.stream()
                            .filter(repair -> !(repair instanceof Repair.Restrict))
                            .map(Repair::action)
                            .distinct()
                            .toList();
            changes.add(new Change.Edit(file, before, after, reasons));
        }
        if (repairs.stream().anyMatch(Repair.Restrict.class::isInstance)) {
            changes.add(new Change.Restrict(file, "600"));
        }
        return changes;
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new MissingPrerequisite("[" + file + "] cannot be read", null, e);
        }
    }
}
