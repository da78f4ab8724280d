package dev.vox.stack.compose;

import dev.vox.config.VoxFile.BackendWord;
import dev.vox.profile.Backend;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// Decides what runs a stack: the flag, else `vox.yaml`, else what there is.
public final class BackendChooser {
    private BackendChooser() {}

    /// What is chosen, and why.
    ///
    /// @param reason as a phrase: `--backend`, `docker-compose.yml, and Docker 27.3 answers`
    /// @param told whether a person should hear of it: there was something to choose
    public record Choice(Backend backend, String reason, boolean told) {
        /// The line that says it.
        public String sentence() {
            return "backend: "
                    + switch (backend) {
                        case EMBEDDED -> "embedded";
                        case COMPOSE -> "compose";
                    }
                    + " ("
                    + reason
                    + ")";
        }
    }

    /// What there is to choose from. Only what the decision needs is asked for.
    ///
    /// @param flag what `--backend` says; null without it
    /// @param file what `vox.yaml` says; null when it does not
    /// @param place where it does
    /// @param composeFile that the project has; null for none
    /// @param profile of the model, as a message names it
    /// @param said whether that profile says how Compose runs it
    /// @param lacks what the Compose files lack of what the profile says; empty when nothing
    /// @param silent why no engine answers; empty when one does
    public record Ways(
            @Nullable BackendWord flag,
            @Nullable BackendWord file,
            String place,
            @Nullable Path composeFile,
            String profile,
            boolean said,
            Supplier<Optional<String>> lacks,
            Supplier<Optional<String>> silent) {}

    /// Chooses.
    public static Choice choose(Ways ways) {
        if (ways.flag() != null && ways.flag() != BackendWord.AUTO) {
            return new Choice(backend(ways.flag()), "--backend", true);
        }
        if (ways.flag() == null && ways.file() != null && ways.file() != BackendWord.AUTO) {
            return new Choice(backend(ways.file()), ways.place(), true);
        }
        return automatic(ways);
    }

    private static Backend backend(BackendWord word) {
        return switch (word) {
            case COMPOSE -> Backend.COMPOSE;
            case EMBEDDED, AUTO -> Backend.EMBEDDED;
        };
    }

    private static Choice automatic(Ways ways) {
        Path file = ways.composeFile();
        if (file == null) {
            return new Choice(Backend.EMBEDDED, "there is no Compose file", ways.flag() != null);
        }
        if (!ways.said()) {
            return embedded("profile " + ways.profile() + " does not say how Compose runs it");
        }
        Optional<String> lacking = ways.lacks().get();
        if (lacking.isPresent()) {
            return embedded(file.getFileName() + " " + lacking.get());
        }
        return ways.silent()
                .get()
                .map(reason -> embedded("no container engine answers: " + reason))
                .orElseGet(() ->
                        new Choice(
                                Backend.COMPOSE,
                                file.getFileName() + ", profile " + ways.profile(),
                                true));
    }

    private static Choice embedded(String reason) {
        return new Choice(Backend.EMBEDDED, reason, true);
    }
}
