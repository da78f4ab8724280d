package dev.vox.validate.check.build;

import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.validate.Check;
import dev.vox.validate.CheckKind;
import dev.vox.validate.check.answer.Seen;
import dev.vox.validate.check.config.ProjectSource;
import dev.vox.yaml.YamlReader;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// `image`: whether the images of the stack can be made, are there, and are newer than what they are made from.
///
/// The keys are those of `docs/reference/check-kinds.md`.
public final class ImageKind implements CheckKind {
    private final Supplier<Sources> sources;

    public ImageKind(Supplier<Sources> sources) {
        this.sources = sources;
    }

    /// Who is asked.
    ///
    /// @param project which services the stack has
    /// @param engines which images there are
    public record Sources(
            ProjectSource project,
            Function<Map<String, String>, ContainerObserver> engines,
            InstantSource clock) {}

    /// What can be asked of images.
    enum Question {
        /// What they are built from is there: context, Dockerfile, and what it copies.
        BUILDABLE,
        /// The engine has them.
        PRESENT,
        /// They are built from what is there now, by what they say of it themselves.
        SOURCES,
        /// They are newer than the files that they are built from, where they say nothing of it.
        AGE,
        /// They are newer than the images that they begin with.
        BASE;

        /// As a phase file writes it.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<String> WORDS =
            Arrays.stream(Question.values()).map(Question::word).toList();

    @Override
    public String name() {
        return "image";
    }

    @Override
    public Check read(YamlReader with) {
        with.require("what");
        return with.oneOf("what", WORDS)
                .map(word -> Question.valueOf(word.toUpperCase(Locale.ROOT)))
                .<Check>map(question -> new ImageCheck(sources, question))
                .orElse((target, deadline) -> Seen.yes());
    }
}
