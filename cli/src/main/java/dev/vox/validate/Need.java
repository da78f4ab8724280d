package dev.vox.validate;

import dev.vox.text.Nearest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

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
        STACK(Argument.BACKEND, "stack, stack:embedded or stack:compose"),
        /// A graphics processor that models can run on.
        GPU(Argument.NONE, "gpu"),
        /// A variable that is set and not empty.
        ENV(Argument.WORD, "env:NAME"),
        /// A port of this machine where something listens.
        PORT(Argument.PORT, "port:8080"),
        /// A program in the search path.
        COMMAND(Argument.WORD, "command:NAME"),
        /// A file of the project, by a glob.
        FILE(Argument.WORD, "file:GLOB"),
        /// The model that the stack speaks with, or one that could run here when nothing is up.
        MODEL(Argument.WORD, "model:ID"),
        /// The mode of the orchestrator that is up, or the one that is configured when nothing is.
        MODE(Argument.WORD, "mode:MODE");

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

        /// Whether something may stand behind the colon.
        boolean takes(String argument) {
            return switch (this.argument) {
                case NONE -> argument.isEmpty();
                case BACKEND ->
                        argument.isEmpty()
                                || argument.equals("embedded")
                                || argument.equals("compose");
                case PORT -> portOf(argument).isPresent();
                case WORD -> !argument.isEmpty();
            };
        }
    }

    private enum Argument {
        NONE,
        BACKEND,
        PORT,
        WORD
    }

    /// The words before the colon.
    public static final List<String> WORDS = Arrays.stream(Kind.values()).map(Kind::word).toList();

    /// The kind that a word before the colon names.
    public static Optional<Kind> kind(String word) {
        return Arrays.stream(Kind.values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /// Reads a need as files write it.
    ///
    /// @param mistake takes what is wrong with it, as a phrase behind the key: `names 'dokcer', which is no need; …`
    public static Optional<Need> read(String text, Consumer<String> mistake) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        String argument = colon < 0 ? "" : text.substring(colon + 1);
        Optional<Kind> kind = kind(word);
        if (kind.isEmpty()) {
            mistake.accept("names '%s', which is no need%s".formatted(text, meant(word)));
            return Optional.empty();
        }
        if (!kind.get().takes(argument)) {
            mistake.accept("must be written %s, not '%s'".formatted(kind.get().example(), text));
            return Optional.empty();
        }
        return Optional.of(new Need(kind.get(), argument));
    }

    private static String meant(String word) {
        return Nearest.to(word, WORDS)
                .map("; did you mean '%s'?"::formatted)
                .orElse("; there are " + String.join(", ", WORDS));
    }

    /// The port that an argument names; empty when it is none.
    static Optional<Integer> portOf(String argument) {
        try {
            int port = Integer.parseInt(argument);
            return port > 0 && port < 65_536 ? Optional.of(port) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /// As phase files write it.
    @Override
    public String toString() {
        return argument.isEmpty() ? kind.word() : kind.word() + ":" + argument;
    }
}
