package dev.vox.validate.remedy;

import dev.vox.problem.VoxException;

import java.util.List;
import java.util.Set;

/// A fix that is safe to do: it touches what is the tool's own, or changes a file of the project in a way that changes
/// nothing of what it means. Nobody's process, no stack that is up and no secret is touched.
public interface Remedy {
    /// The checks that it mends, by id.
    Set<String> answersTo();

    /// What it would do as things stand; empty when there is nothing that is safe to do.
    ///
    /// @throws VoxException when it cannot look
    /// @throws InterruptedException if the thread was interrupted
    List<Change> plan() throws InterruptedException;
}
