package dev.vox.stack;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.VoxException;
import dev.vox.progress.Progress;
import dev.vox.stack.plan.Difference;
import dev.vox.stack.plan.Differences;
import dev.vox.stack.plan.Problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Changes the model of the stack that is up.
final class Switching {
    private static final Duration LEAST = Duration.ofMillis(1);

    private final StackDriver driver;

    Switching(StackDriver driver) {
        this.driver = driver;
    }

    SwitchReport change(SwitchRequest request, Progress progress) {
        long begun = System.nanoTime();
        requirePossible(request);
        RunFolder folder = RunFolder.find(request.project()).orElseThrow(() -> nothingUp(request));
        requireUp(folder, request);
        try (FolderLock _ = StartTurn.take(folder, request.timeout(), progress)) {
            StartTurn.awaitStart(folder, rest(request, begun), progress);
            RunState run = requireUp(folder, request);
            return driver.change(run, request.within(rest(request, begun)), progress)
                    .after(since(begun), needsRestart(run, request));
        }
    }

    private static List<Difference> needsRestart(RunState run, SwitchRequest request) {
        boolean known = !run.settings().isEmpty() && !request.wanted().isEmpty();
        return known ? Differences.besidesModel(run.settings(), request.wanted()) : List.of();
    }

    private void requirePossible(SwitchRequest request) {
        List<Problem> problems =
                request.problems().isEmpty() ? driver.problems(request) : request.problems();
        Optional<VoxException> failure = Problem.failure(problems);
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private static RunState requireUp(RunFolder folder, SwitchRequest request) {
        RunState run = folder.read().orElseThrow(() -> nothingUp(request));
        if (!folder.isAlive(run)) {
            throw new MissingPrerequisite(
                    "[stack] it crashed: pid " + run.process().pid() + " is gone",
                    startInstead(request));
        }
        return run;
    }

    private static MissingPrerequisite nothingUp(SwitchRequest request) {
        return new MissingPrerequisite("[stack] none is up in this project", startInstead(request));
    }

    private static String startInstead(SwitchRequest request) {
        return "start one with this model: vox dev " + request.speech().choice().profile();
    }

    /// What is left of the time: a millisecond at least, so that the stack itself says that it was too short.
    private static Duration rest(SwitchRequest request, long begun) {
        Duration rest = request.timeout().minus(since(begun));
        return rest.compareTo(LEAST) < 0 ? LEAST : rest;
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
