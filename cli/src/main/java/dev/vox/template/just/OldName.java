package dev.vox.template.just;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// What became of a recipe of the justfile that vox replaces.
public sealed interface OldName {
    /// The recipe's name.
    String name();

    /// What the recipe took, as usage lines show it: `[MODEL]`; empty for nothing.
    String arguments();

    /// What is said when somebody still uses it; empty where it goes on to be a name like any other.
    Optional<String> deprecation();

    /// Another name of a command: what stands behind the name is handed on.
    ///
    /// @param words the command, `vox` left out
    /// @param replacement what to use instead, where the name is deprecated
    record Alias(String name, String arguments, List<String> words, @Nullable String replacement)
            implements OldName {
        public Alias {
            words = List.copyOf(words);
        }

        /// The command as it is typed: `vox dev agent`.
        public String command() {
            return "vox " + String.join(" ", words);
        }

        @Override
        public Optional<String> deprecation() {
            return Optional.ofNullable(replacement)
                    .map(instead -> "'" + name + "' is deprecated: use " + instead);
        }
    }

    /// A name that no command answers to.
    ///
    /// @param awaited the command that will do it, `vox` left out; empty where none will
    /// @param problem why there is none, by the grammar of errors
    /// @param today what does it now
    /// @param deprecated whether the recipe was on its way out already
    record Signpost(
            String name,
            String arguments,
            List<String> awaited,
            String problem,
            String today,
            boolean deprecated)
            implements OldName {
        public Signpost {
            awaited = List.copyOf(awaited);
        }

        @Override
        public Optional<String> deprecation() {
            return deprecated ? Optional.of("'" + name + "' is deprecated") : Optional.empty();
        }
    }
}
