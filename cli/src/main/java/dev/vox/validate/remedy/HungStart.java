package dev.vox.validate.remedy;

import dev.vox.env.Project;
import dev.vox.stack.RunFolder;
import dev.vox.stack.RunState;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// A start that was killed and whose process lives on without ever being ready.
///
/// The process is the one that the project's own record names, told from a later one of the same id by its start. A start
/// takes as long as `vox dev --timeout` says, minutes at most: after [#LONGEST] nobody waits for it any more.
final class HungStart implements Remedy {
    static final String CHECK = "project.start";

    static final Duration LONGEST = Duration.ofMinutes(30);

    private final Project project;
    private final InstantSource clock;

    HungStart(Project project, InstantSource clock) {
        this.project = project;
        this.clock = clock;
    }

    @Override
    public Set<String> answersTo() {
        return Set.of(CHECK);
    }

    @Override
    public List<Change> plan() {
        return RunFolder.find(project)
                .flatMap(folder -> folder.read().filter(folder::isAlive))
                .filter(run -> run.phase() == RunState.Phase.STARTING)
                .filter(run ->
                        Duration.between(run.startedAt(), clock.instant()).compareTo(LONGEST) > 0)
                .<List<Change>>map(run -> List.of(new Change.End(run.process())))
                .orElse(List.of());
    }
}
