package dev.vox.validate.check.docs;

import dev.vox.validate.Check;
import dev.vox.validate.CheckKind;
import dev.vox.validate.check.answer.Seen;
import dev.vox.yaml.YamlReader;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// `docs`: whether what a project writes about itself is whole, and true.
///
/// The keys are those of `docs/reference/check-kinds.md`.
public final class DocsKind implements CheckKind {
    private static final List<String> PAGES = List.of("*.md", "docs/**/*.md");

    private final Supplier<Set<String>> commands;

    /// @param commands of this tool
    public DocsKind(Supplier<Set<String>> commands) {
        this.commands = commands;
    }

    /// What can be asked of pages.
    enum Question {
        /// That what they link to is there.
        LINKS,
        /// That they name every exit code that scripts end with.
        EXIT_CODES,
        /// That they name every variable.
        VARIABLES,
        /// That the commands in their code blocks are there.
        COMMANDS;

        /// As a phase file writes it.
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// Where to look unless the phase file says it.
        List<String> from() {
            return switch (this) {
                case LINKS, COMMANDS -> List.of();
                case EXIT_CODES ->
                        List.of(
                                "*.sh",
                                "**/*.sh",
                                "bin/*",
                                "scripts/**",
                                "justfile",
                                "src/**/__main__.py");
                case VARIABLES ->
                        List.of(
                                ".env.defaults",
                                ".env.example",
                                ".env.local.example",
                                "**/settings.py",
                                "**/config.py");
            };
        }
    }

    private static final List<String> WORDS =
            Arrays.stream(Question.values()).map(Question::word).toList();

    @Override
    public String name() {
        return "docs";
    }

    @Override
    public Check read(YamlReader with) {
        with.require("what");
        Optional<Question> question =
                with.oneOf("what", WORDS)
                        .map(word ->
                                Question.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
        List<String> pages = with.textOrTexts("files");
        List<String> from = with.textOrTexts("from");
        if (question.isEmpty()) {
            return (target, deadline) -> Seen.yes();
        }
        if (!from.isEmpty() && question.get().from().isEmpty()) {
            with.mistake("from", "says nothing of " + question.get().word());
        }
        return new DocsCheck(
                question.get(),
                pages.isEmpty() ? PAGES : pages,
                from.isEmpty() ? question.get().from() : from,
                commands);
    }
}
