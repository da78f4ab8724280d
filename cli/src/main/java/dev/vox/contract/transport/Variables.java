package dev.vox.contract.transport;

import dev.vox.problem.InvalidConfiguration;

/// Replaces `${VARIABLE}` in a contract's texts by what the caller's environment has.
@FunctionalInterface
public interface Variables {
    /// A text with its variables replaced.
    ///
    /// @throws InvalidConfiguration naming the variable that has no value
    String expand(String text);
}
