package dev.vox.validate.check.host;

import dev.vox.validate.Check;
import dev.vox.validate.CheckKind;
import dev.vox.validate.check.answer.Seen;
import dev.vox.yaml.YamlReader;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// `host`: what this machine has, and whether it is enough.
///
/// The keys are those of `docs/reference/check-kinds.md`.
public final class HostKind implements CheckKind {
    private static final Check NOTHING = (target, deadline) -> Seen.yes();

    private final Supplier<HostFacts> facts;

    public HostKind(Supplier<HostFacts> facts) {
        this.facts = facts;
    }

    /// What can be asked of a machine.
    enum Question {
        /// The runtime that the tool runs on.
        JDK,
        /// The container engine's version.
        ENGINE,
        /// The version of the Compose plugin.
        COMPOSE,
        /// What is free on the project's disk, in MB.
        DISK,
        /// All of the machine's, in MB.
        MEMORY,
        /// How many may be used.
        PROCESSORS,
        /// Whether there is one.
        GPU,
        /// A runtime of containers that the engine has.
        RUNTIME,
        /// A program on the `PATH`.
        PROGRAM,
        /// What the chosen model needs of a machine.
        MODEL;

        /// As a phase file writes it.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isVersion() {
            return this == JDK || this == ENGINE || this == COMPOSE;
        }

        boolean isAmount() {
            return this == DISK || this == MEMORY || this == PROCESSORS;
        }

        boolean isNamed() {
            return this == RUNTIME || this == PROGRAM;
        }
    }

    private static final List<String> WORDS =
            Arrays.stream(Question.values()).map(Question::word).toList();

    @Override
    public String name() {
        return "host";
    }

    @Override
    public Check read(YamlReader with) {
        with.require("what");
        Optional<Question> question =
                with.oneOf("what", WORDS)
                        .map(word -> Question.valueOf(word.toUpperCase(Locale.ROOT)));
        Optional<String> least = with.text("min");
        Optional<String> named = with.text("name");
        if (question.isEmpty()) {
            return NOTHING;
        }
        mistakes(with, question.get(), least, named);
        return new HostCheck(facts, question.get(), least.orElse(null), named.orElse(""));
    }

    private static void mistakes(
            YamlReader with, Question question, Optional<String> least, Optional<String> named) {
        if (question.isNamed() && named.isEmpty()) {
            with.require("name");
        }
        if (!question.isNamed() && named.isPresent()) {
            with.mistake("name", "says nothing of " + question.word());
        }
        if (least.isEmpty()) {
            return;
        }
        if (question.isVersion() && Version.in(least.get()).isEmpty()) {
            with.mistake("min", "must be a version such as 24.0, not '" + least.get() + "'");
        } else if (question.isAmount() && !least.get().matches("[0-9]{1,12}")) {
            with.mistake("min", "must be a whole number, not '" + least.get() + "'");
        } else if (!question.isVersion() && !question.isAmount()) {
            with.mistake("min", "says nothing of " + question.word());
        }
    }
}
