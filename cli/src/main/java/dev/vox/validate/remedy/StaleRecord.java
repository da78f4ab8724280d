package dev.vox.validate.remedy;

import dev.vox.env.Project;
import dev.vox.stack.RunFolder;
import dev.vox.stack.RunState;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The record of a stack that crashed, or one that nobody can read.
///
/// Locks need no remedy: the system gives them back when their process ends, and a file of a lock that is removed while
/// somebody holds it lets a second one in.
final class StaleRecord implements Remedy {
    static final String CHECK = "project.record";

    private static final String NAME = "stack.json";

    private final Project project;

    StaleRecord(Project project) {
        this.project = project;
    }

    @Override
    public Set<String> answersTo() {
        return Set.of(CHECK);
    }

    @Override
    public List<Change> plan() {
        RunFolder folder = RunFolder.find(project).orElse(null);
        Optional<String> text = folder == null ? Optional.empty() : folder.text(NAME);
        if (folder == null || text.isEmpty()) {
            return List.of();
        }
        RunState run = folder.read().orElse(null);
        if (run == null) {
            return List.of(new Change.Discard(project.run().resolve(NAME), text.get()));
        }
        return folder.isAlive(run)
                ? List.of()
                : List.of(new Change.Forget(project.run().resolve(NAME), run.process()));
    }
}
