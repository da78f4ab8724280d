package dev.vox.validate.doctor;

import dev.vox.problem.VoxException;
import dev.vox.validate.remedy.Change;
import dev.vox.validate.remedy.ChangeMaker;
import dev.vox.validate.remedy.ChangeMaker.Made;
import dev.vox.validate.remedy.Remedies;
import dev.vox.validate.remedy.Remedy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What is to be done about an examination, shown before it is done.
///
/// @param steps what each remedy would do, in the order in which they are done
public record Treatment(Map<Remedy, List<Change>> steps) {
    public Treatment {
        steps = new LinkedHashMap<>(steps);
    }

    /// What remedies would do about the checks that failed.
    ///
    /// @throws VoxException when one cannot look
    /// @throws InterruptedException if the thread was interrupted
    public static Treatment of(Examination examination, List<Remedy> remedies)
            throws InterruptedException {
        Map<Remedy, List<Change>> steps = new LinkedHashMap<>();
        Set<Path> gone = new HashSet<>();
        for (Remedy remedy : Remedies.answering(remedies, examination.ill())) {
            List<Change> changes =
                    remedy.plan().stream().filter(change -> !isIdle(change, gone)).toList();
            changes.forEach(change -> gone.addAll(removed(change)));
            if (!changes.isEmpty()) {
                steps.put(remedy, changes);
            }
        }
        return new Treatment(steps);
    }

    /// Whether it is about the mode of a file that will not be there any more.
    private static boolean isIdle(Change change, Set<Path> gone) {
        return change instanceof Change.Restrict(Path path, _) && gone.contains(path);
    }

    private static Set<Path> removed(Change change) {
        return switch (change) {
            case Change.Discard(Path record, _) -> Set.of(record);
            case Change.Forget(Path record, _) ->
                    Set.of(record, record.resolveSibling("control.token"));
            case Change.Remove(Path file, _) -> Set.of(file);
            case Change.Edit _, Change.Restrict _, Change.Create _, Change.End _ -> Set.of();
        };
    }

    /// Whether there is nothing to do.
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /// Everything that would be done.
    public List<Change> changes() {
        return steps.values().stream().flatMap(List::stream).toList();
    }

    /// The ids of the checks that it is for.
    public Set<String> checks() {
        Set<String> checks = new TreeSet<>();
        steps.keySet().forEach(remedy -> checks.addAll(remedy.answersTo()));
        return checks;
    }

    /// Does it.
    ///
    /// @throws InterruptedException if the thread was interrupted
    public List<Made> carryOut(ChangeMaker maker) throws InterruptedException {
        List<Made> made = new ArrayList<>();
        for (Map.Entry<Remedy, List<Change>> step : steps.entrySet()) {
            made.addAll(maker.make(step.getKey(), step.getValue()));
        }
        return made;
    }
}
