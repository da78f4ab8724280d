package dev.vox.validate;

import dev.vox.env.Project;

import java.util.Map;
import java.util.Optional;

/// What is validated. Each of its parts is looked at when it is first asked for, once. Thread-safe.
public interface Target {
    Project project();

    /// The effective variables, secrets unmasked: what shows them masks them by [#masked].
    ///
    /// @throws CheckBroken when they cannot be resolved
    Map<String, String> environment() throws CheckBroken;

    /// Where a variable was set, as messages name it: `.env.local:7`; empty where nobody knows.
    default Optional<String> origin(String variable) throws CheckBroken {
        return Optional.empty();
    }

    /// A text with its `${VARIABLE}`s replaced, by [#environment] and the addresses of the stack.
    ///
    /// @throws CheckBroken naming the variable that has no value
    String expand(String text) throws CheckBroken;

    /// A text as it may be shown: the secrets of the environment are replaced.
    String masked(String text);

    /// The stack that is up, or nothing.
    Optional<StackUnderTest> stack() throws CheckBroken;
}
