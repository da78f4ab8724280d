package dev.vox.validate.check.config;

import dev.vox.validate.Check;
import dev.vox.validate.CheckKind;
import dev.vox.validate.check.answer.Seen;
import dev.vox.yaml.YamlReader;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// `config`: whether what a project says of itself can be understood, and agrees with itself.
///
/// The keys are those of `docs/reference/check-kinds.md`.
public final class ConfigKind implements CheckKind {
    private final Supplier<ProjectSource> source;

    public ConfigKind(Supplier<ProjectSource> source) {
        this.source = source;
    }

    /// What can be asked of a project.
    enum Question {
        /// `vox.yaml`.
        FILE,
        /// The project's own profiles of models.
        PROFILES,
        /// Every row of the settings table.
        SETTINGS,
        /// The model's name, its id and its adapter.
        MODEL,
        /// The orchestrator's mode, and what answers in it.
        MODE,
        /// That no two services have one port.
        PORTS,
        /// The Compose files, and the services that the model needs of them.
        COMPOSE;

        /// As a phase file writes it.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<String> WORDS =
            Arrays.stream(Question.values()).map(Question::word).toList();

    @Override
    public String name() {
        return "config";
    }

    @Override
    public Check read(YamlReader with) {
        with.require("what");
        return with.oneOf("what", WORDS)
                .map(word -> Question.valueOf(word.toUpperCase(Locale.ROOT)))
                .<Check>map(question -> new ConfigCheck(source, question))
                .orElse((target, deadline) -> Seen.yes());
    }
}
