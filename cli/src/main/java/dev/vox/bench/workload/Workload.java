package dev.vox.bench.workload;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.Recording;
import dev.vox.bench.target.Subject;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;

import java.util.List;
import java.util.Map;

/// What a scenario does to a subject. Immutable; it may run on several subjects, a part at a time, so that two are measured in turns.
public interface Workload {
    /// The figures that it may have, the foremost first.
    List<Metric> metrics();

    /// Its parameters as they are in effect, by their keys in the file.
    Map<String, String> parameters();

    /// Of how many parts it consists: samples, seconds, or one when it cannot be parted.
    int parts();

    /// Whether it starts and stops stacks itself, each time that it measures: then its subjects have a launcher, and nothing is up
    /// ([dev.vox.bench.target.Targets#offer]).
    default boolean startsStacks() {
        return false;
    }

    /// Complains, before anything is started, of a subject that this cannot be done to.
    ///
    /// @throws MissingPrerequisite naming what the subject lacks
    void require(Subject subject);

    /// Does what is not counted: compiles both sides, fills caches.
    ///
    /// @throws OperationFailed when the subject fails
    void warmUp(Subject subject) throws InterruptedException;

    /// Runs some of its parts and records what is measured. When it is interrupted all that it started is stopped, and what was
    /// recorded stays.
    ///
    /// @param from the first part, from 0
    /// @param until behind the last part, at most [#parts()]
    /// @param progress hears of it as subject `subject.name()`
    /// @throws OperationFailed when the subject fails so that nothing more can be measured
    void run(Subject subject, int from, int until, Recording recording, Progress progress)
            throws InterruptedException;
}
