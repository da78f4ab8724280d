package dev.vox.stack.plan;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.VoxException;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What keeps a stack from being started, found before anything is touched.
///
/// @param kind whose business it is
/// @param message by the grammar of [VoxException], one line a mistake
/// @param hint what to do about it
public record Problem(Kind kind, String message, @Nullable String hint) {
    /// Whose business a problem is.
    public enum Kind {
        /// A setting is wrong.
        CONFIGURATION,
        /// Something is missing or in the way.
        PREREQUISITE
    }

    /// All of them as one failure; wrong settings come first, since the others may follow from them.
    ///
    /// @return empty when there is none
    public static Optional<VoxException> failure(List<Problem> problems) {
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        List<Problem> sorted =
                problems.stream()
                        .sorted((one, other) -> one.kind().compareTo(other.kind()))
                        .toList();
        boolean shared = sorted.stream().map(Problem::hint).distinct().count() == 1;
        @Nullable String hint = shared ? sorted.getFirst().hint() : null;
        String message =
                sorted.stream()
                        .map(problem -> shared ? problem.message() : problem.withHint())
                        .collect(Collectors.joining("\n"));
        return Optional.of(
                switch (sorted.getFirst().kind()) {
                    case CONFIGURATION -> new InvalidConfiguration(message, hint);
                    case PREREQUISITE -> new MissingPrerequisite(message, hint);
                });
    }

    /// Where several have hints of their own, each stands below what it is about.
    private String withHint() {
        return hint == null ? message : message + "\n  hint: " + hint.replace("\n", "\n  ");
    }
}
