package dev.vox.validate.remedy;

import dev.vox.env.Project;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The remedies that there are.
public final class Remedies {
    private Remedies() {}

    /// Those for a project, in the order in which they are done: what runs ends before its record goes.
    ///
    /// @param process the environment of the tool's process
    public static List<Remedy> of(
            Project project, Map<String, String> process, InstantSource clock) {
        return List.of(
                new HungStart(project, clock),
                new StaleRecord(project),
                new Leftovers(project),
                new OpenState(project),
                new StateInGit(project),
                new EnvironmentRepairs(project, process));
    }

    /// Those that answer to one of some checks.
    public static List<Remedy> answering(List<Remedy> remedies, Collection<String> checks) {
        return remedies.stream()
                .filter(remedy -> remedy.answersTo().stream().anyMatch(checks::contains))
                .toList();
    }
}
