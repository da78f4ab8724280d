package dev.vox.profile;

import dev.vox.env.Layer;
import dev.vox.problem.InvalidConfiguration;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Which model the variables choose.
public sealed interface Selection {
    /// One, and everything agrees with it.
    ///
    /// @param agreement what has to be set so that adapter, name and id agree; empty when they do
    /// @param warnings what is odd about it
    record Made(ModelChoice choice, Layer agreement, List<String> warnings) implements Selection {
        public Made {
            warnings = List.copyOf(warnings);
        }
    }

    /// None.
    ///
    /// @param problems each value that is wrong; none when a value cannot be expanded
    /// @param broken what is wrong with a value that cannot be expanded; null when `problems` say it
    record Failed(List<ModelProblem> problems, @Nullable String broken) implements Selection {
        public Failed {
            problems = List.copyOf(problems);
        }

        /// As a failure that names all of it.
        InvalidConfiguration failure() {
            if (broken != null) {
                return new InvalidConfiguration(broken);
            }
            return new InvalidConfiguration(
                    String.join("\n", problems.stream().map(ModelProblem::message).toList()),
                    problems.getFirst().hint());
        }
    }
}
