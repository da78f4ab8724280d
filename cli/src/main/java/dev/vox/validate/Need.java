package dev.vox.validate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Something that must be there for a check to run.
///
/// @param argument what stands behind the colon; empty without one
public record Need(Kind kind, String argument) {
    /// What can be needed, by the word before the colon.
    public enum Kind {
        /// A container engine that answers.
        DOCKER(Argument.NONE, "docker"),
        /// A Compose file of the project.
        COMPOSE_FILE(Argument.NONE, "compose-file"),
        /// A stack that is up; of a backend, when one is named.
        STACK(Argument.MAYBE, "stack, stack:embedded or stack:compose"),
        /// A graphics processor that models can run on.
        GPU(Argument.NONE, "gpu"),
        /// A variable that is set and not empty.
        ENV(Argument.ALWAYS, "env:NAME"),
        /// A port of this machine where something listens.
        PORT(Argument.ALWAYS, "port:8080"),
        /// A program in the search path.
        COMMAND(Argument.ALWAYS, "command:NAME"),
        /// A file of the project, by a glob.
        FILE(Argument.ALWAYS, "file:GLOB"),
        /// The model that the stack speaks with, or one that could run here when nothing is up.
        MODEL(Argument.ALWAYS, "model:ID"),
        /// The mode of the orchestrator that is up, or the one that is configured when nothing is.
        MODE(Argument.ALWAYS, "mode:MODE");

        private final Argument argument;
        private final String example;

        Kind(Argument argument, String example) {
            this.argument = argument;
            this.example = example;
        }

        /// As phase files write it.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// How it is written in full.
        public String example() {
            return example;
        }

        boolean takes(String argument) {
            return switch (this.argument) {
                case NONE -> argument.isEmpty();
                case MAYBE -> true;
                case ALWAYS -> !argument.isEmpty();
            };
        }
    }

    private enum Argument {
        NONE,
        MAYBE,
        ALWAYS
    }

    /// The words before the colon.
    public static final List<String> WORDS = Arrays.stream(Kind.values()).map(Kind::word).toList();

    /// The kind that a word before the colon names.
    public static Optional<Kind> kind(String word) {
        return Arrays.stream(Kind.values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /// As phase files write it.
    @Override
    public String toString() {
        return argument.isEmpty() ? kind.word() : kind.word() + ":" + argument;
    }
}
