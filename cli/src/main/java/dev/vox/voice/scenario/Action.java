package dev.vox.voice.scenario;

import dev.vox.voice.Command;
import dev.vox.voice.TextRole;

import java.nio.file.Path;
import java.time.Duration;

/// What the user does.
public sealed interface Action {
    /// What it is, for reports: `say “Hello”`.
    String label();

    /// Speaks a text with the user's own voice.
    record Say(String text) implements Action {
        @Override
        public String label() {
            return "say “%s”".formatted(text);
        }
    }

    /// Sends a text.
    record Type(String text, TextRole role) implements Action {
        @Override
        public String label() {
            return "type “%s”".formatted(text);
        }
    }

    /// Plays a WAV file into the microphone.
    ///
    /// @param shown the file as the scenario names it
    record Wav(Path file, String shown) implements Action {
        @Override
        public String label() {
            return "wav " + shown;
        }
    }

    /// Coughs once.
    ///
    /// @param decibels relative to speech
    record Cough(double decibels) implements Action {
        @Override
        public String label() {
            return "cough %+.0f dB".formatted(decibels);
        }
    }

    /// Says nothing for a while.
    record Silence(Duration length) implements Action {
        @Override
        public String label() {
            return "silence " + Quantities.shown(length);
        }
    }

    /// Sends a command.
    record Control(Command command) implements Action {
        @Override
        public String label() {
            return command.name();
        }
    }
}
