package dev.vox.cli.repl.input;

import dev.vox.voice.sound.Noise;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;

/// What a line asks for.
public sealed interface Input {
    /// Nothing: a blank line or a comment.
    record Nothing() implements Input {}

    /// The user's turn: in agent mode it is answered, in legacy mode it is spoken.
    record Turn(String text) implements Input {}

    /// A text to be spoken as it is.
    record Say(String text) implements Input {}

    /// Hold the speech.
    record Pause() implements Input {}

    /// Go on with it.
    record Resume() implements Input {}

    /// Drop it.
    record Stop() implements Input {}

    /// Speak with another voice.
    ///
    /// @param id null asks which there is
    record Voice(@Nullable String id) implements Input {}

    /// Change the model.
    ///
    /// @param name null asks which there is
    record Model(@Nullable String name) implements Input {}

    /// Change the mode.
    ///
    /// @param word null asks which there is
    record Mode(@Nullable String word) implements Input {}

    /// Speak a WAV file into the stack.
    record Wav(Path file) implements Input {}

    /// Write what is heard.
    ///
    /// @param file null ends that
    record Recording(@Nullable Path file) implements Input {}

    /// Play a WAV file.
    ///
    /// @param file null is the last answer
    record Play(@Nullable Path file) implements Input {}

    /// Break into the next speech.
    ///
    /// @param after from its first audible sample
    /// @param text what the user says then; null for a usual word
    record Interrupt(Duration after, @Nullable String text) implements Input {}

    /// Noise around the user: a cough once, any other until it is ended.
    ///
    /// @param kind null ends it
    /// @param below how far below the level of speech, in dB
    record Disturb(@Nullable Noise kind, double below) implements Input {}

    /// Loss of the user's frames.
    ///
    /// @param percent 0 to 100
    record Loss(double percent) implements Input {}

    /// Uneven delay of the user's frames.
    ///
    /// @param most 0 to 1 s
    record Jitter(Duration most) implements Input {}

    /// The last turn again.
    record Replay() implements Input {}

    /// The figures.
    record Metrics() implements Input {}

    /// Who said what.
    record Transcript() implements Input {}

    /// Write transcript and figures.
    record Save(Path file) implements Input {}

    /// Leave.
    record Quit() implements Input {}

    /// Show the commands.
    ///
    /// @param verb null for all
    record Help(@Nullable Verb verb) implements Input {}

    /// Whether the line begins something that ends by itself, which a script waits for.
    default boolean begins() {
        return switch (this) {
            case Turn _, Say _, Wav _, Replay _ -> true;
            case Nothing _,
                    Pause _,
                    Resume _,
                    Stop _,
                    Voice _,
                    Model _,
                    Mode _,
                    Recording _,
                    Play _,
                    Interrupt _,
                    Disturb _,
                    Loss _,
                    Jitter _,
                    Metrics _,
                    Transcript _,
                    Save _,
                    Quit _,
                    Help _ ->
                    false;
        };
    }
}
