package dev.vox.stack;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.progress.Progress;
import dev.vox.stack.plan.Problem;

import java.util.List;
import java.util.function.Consumer;

/// A way to run a stack. It writes the run state down itself, from the start on.
public interface StackDriver {
    /// What it is called: `embedded`.
    String backend();

    /// What keeps it from starting such a stack, found without touching anything.
    List<Problem> problems(UpRequest request);

    /// The command that [#start] runs, with its arguments.
    List<String> command(UpRequest request);

    /// Starts a stack in the background and waits until it is ready; nothing of it is left when that fails.
    ///
    /// @return what is up
    /// @throws VoxException naming the service that failed, or the deadline that passed
    RunState start(UpRequest request, Progress progress);

    /// Runs a stack in this process until a signal ends it.
    ///
    /// @param ready is told once, when every service answers
    /// @throws VoxException naming the service that failed
    StackEnd run(UpRequest request, Progress progress, Consumer<RunState> ready);

    /// What keeps a stack of its own from speaking with a model, found without touching anything.
    List<Problem> problems(SwitchRequest request);

    /// Changes what a running stack speaks with. It rewrites the run state itself.
    ///
    /// @param run the record of the stack, which is ready
    /// @throws OperationFailed when the model did not load, or not in time; the old one speaks on
    /// @throws MissingPrerequisite when the stack takes no such order
    SwitchReport change(RunState run, SwitchRequest request, Progress progress);

    /// What ended a stack in this process.
    enum StackEnd {
        /// Ctrl-C.
        INTERRUPTED,
        /// SIGTERM.
        TERMINATED
    }
}
