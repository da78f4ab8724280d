package dev.vox.runtime.orchestrator.message;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// What a client sends as a text frame.
public sealed interface ClientMessage {
    /// A text to be spoken after the ones before it, or to be answered.
    ///
    /// @param text not empty; blank text is accepted and silent
    /// @param isFinal whether the text is complete; each text is an utterance either way
    /// @param role whose words they are, or null for what the server's mode takes them for
    record Text(String text, boolean isFinal, @Nullable Role role) implements ClientMessage {
        /// A text that does not say whose words it is.
        public Text(String text, boolean isFinal) {
            this(text, isFinal, null);
        }

        public Text {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("a text is not empty");
            }
        }
    }

    /// A command that acts at once.
    record Control(ControlAction command) implements ClientMessage {}

    /// What a client wants to be told and how it wants to be served. May be sent again: each part given replaces the one
    /// before, and applies to the texts that follow.
    ///
    /// @param accept the topics to be told of from now on, or null to leave them as they are
    /// @param voice the model to speak with from the next text on, or null to leave it as it is
    /// @param pace how fast to send audio from now on, or null to leave it as it is
    record Hello(@Nullable Set<Topic> accept, @Nullable String voice, @Nullable Pace pace)
            implements ClientMessage {
        public Hello {
            accept = accept == null ? null : Set.copyOf(accept);
        }
    }

    /// How the client's own audio is made.
    ///
    /// @param sampleRate 48 000 or 16 000 Hz
    record AudioFormat(int sampleRate) implements ClientMessage {
        public AudioFormat {
            if (sampleRate != 48_000 && sampleRate != 16_000) {
                throw new IllegalArgumentException(
                        "sample_rate is " + sampleRate + ", must be 48000 or 16000");
            }
        }

        /// Bytes of one 20 ms frame of mono s16le audio.
        public int frameBytes() {
            return sampleRate / 50 * Short.BYTES;
        }
    }
}
