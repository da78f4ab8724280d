package dev.vox.cli.repl.talk;

import dev.vox.problem.VoxException;

/// Changes the model that the stack speaks with.
@FunctionalInterface
public interface ModelChange {
    /// Changes it, and waits until it speaks.
    ///
    /// @param model a profile, its alias or a model id
    /// @return what came of it, as a sentence
    /// @throws VoxException when there is no such model, or it does not load
    String change(String model) throws InterruptedException;
}
