package dev.vox.stack.compose.plan;

import dev.vox.stack.compose.model.Service;
import dev.vox.stack.plan.Findings;
import dev.vox.stack.plan.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Everything that can be known to go wrong before the first command, all at once.
public final class Checks {
    private static final long LITTLE_ROOM = 2L << 30;
    private static final double GIBIBYTE = 1L << 30;

    private Checks() {}

    /// Looks at what is to run.
    ///
    /// @param services that will be made, put anew or started; what is left as it is needs no check
    public static Findings of(ComposeTarget target, Set<String> services, CheckFacts facts) {
        List<Problem> problems = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<Service> concerned =
                target.model().services().stream()
                        .filter(service -> services.contains(service.name()))
                        .toList();
        problems.addAll(DependencyChecks.of(target, facts));
        problems.addAll(PortChecks.of(target, concerned, facts));
        problems.addAll(NameChecks.of(target, concerned, facts));
        GpuChecks.look(concerned, facts, problems, warnings);
        if (!concerned.isEmpty()) {
            problems.addAll(EnvFileChecks.of(target, facts));
        }
        BuildChecks.look(target, concerned, facts, problems);
        MountChecks.look(target.model().folder(), concerned, facts, problems, warnings);
        roomWarning(concerned, facts, warnings);
        return new Findings(problems, warnings, List.of());
    }

    private static void roomWarning(
            List<Service> concerned, CheckFacts facts, List<String> warnings) {
        CheckFacts.Disk disk = facts.disk();
        boolean builds = concerned.stream().anyMatch(service -> service.build() != null);
        if (disk != null && builds && disk.free() < LITTLE_ROOM) {
            warnings.add(
                    String.format(
                            Locale.ROOT,
                            "only %.1f GiB are free in %s: a build may run out of room; docker"
                                    + " system df says what takes it",
                            disk.free() / GIBIBYTE,
                            disk.folder()));
        }
    }
}
