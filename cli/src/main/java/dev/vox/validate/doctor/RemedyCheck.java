package dev.vox.validate.doctor;

import dev.vox.problem.VoxException;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.Evidence;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.validate.remedy.Change;
import dev.vox.validate.remedy.Remedy;

import java.time.Duration;
import java.util.List;

/// Whether a remedy has anything to do.
///
/// @param problem what is wrong when it has
record RemedyCheck(Remedy remedy, String problem) implements Check {
    @Override
    public Verdict look(Target target, Duration deadline) throws InterruptedException, CheckBroken {
        try {
            List<Change> changes = remedy.plan();
            return changes.isEmpty()
                    ? new Verdict.Passed(List.of())
                    : new Verdict.Failed(
                            problem,
                            changes.stream()
                                    .map(each -> new Evidence(shown(target, each), each.action()))
                                    .toList(),
                            null);
        } catch (VoxException e) {
            throw new CheckBroken(String.valueOf(e.getMessage()), e);
        }
    }

    private static String shown(Target target, Change change) {
        String root = target.project().root() + "/";
        String subject = change.subject();
        return subject.startsWith(root) ? subject.substring(root.length()) : subject;
    }
}
