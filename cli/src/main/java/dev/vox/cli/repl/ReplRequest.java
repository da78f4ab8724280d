package dev.vox.cli.repl;

import dev.vox.cli.repl.input.Completions;
import dev.vox.cli.repl.talk.ModelChange;
import dev.vox.cli.repl.talk.Partner;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;

/// What the loop is asked for.
///
/// @param partner who is talked to
/// @param voice to speak with; null for the stack's own
/// @param audio the user's devices and files
/// @param patience how long a script waits for what a line begins
/// @param models changes the stack's model
/// @param completions what may be typed
/// @param history where lines are kept; null for nowhere
/// @param secret whether a line holds what must not be kept
public record ReplRequest(
        Partner partner,
        @Nullable String voice,
        Audio audio,
        Duration patience,
        ModelChange models,
        Completions completions,
        @Nullable Path history,
        Predicate<String> secret) {
    /// The user's devices and files.
    ///
    /// @param microphone whether it is to be open from the beginning
    /// @param speaker whether the stack is to be heard: null for at a terminal, where there is a speaker
    /// @param none whether devices are left alone
    /// @param input a WAV file that is spoken first, or `-` for raw audio on stdin; null for none
    /// @param output a WAV file of what is heard; null for none
    public record Audio(
            boolean microphone,
            @Nullable Boolean speaker,
            boolean none,
            @Nullable String input,
            @Nullable Path output) {}
}
