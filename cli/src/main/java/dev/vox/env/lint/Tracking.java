package dev.vox.env.lint;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// What git says of a project's files.
///
/// @param unknown why it says nothing; empty when it does
/// @param tracked files that it keeps, absolute
/// @param ignored files that it leaves alone, absolute
public record Tracking(String unknown, Set<Path> tracked, Set<Path> ignored) {
    public Tracking {
        tracked = Set.copyOf(tracked);
        ignored = Set.copyOf(ignored);
    }

    /// Nothing is known.
    ///
    /// @param reason such as `no git repository`
    public static Tracking unknown(String reason) {
        return new Tracking(reason, Set.of(), Set.of());
    }

    /// Why nothing is known.
    Optional<String> reason() {
        return Optional.of(unknown).filter(text -> !text.isEmpty());
    }

    boolean tracks(LintFile file) {
        return tracked.contains(file.path());
    }
}
