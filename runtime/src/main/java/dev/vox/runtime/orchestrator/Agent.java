package dev.vox.runtime.orchestrator;

import dev.vox.runtime.asr.Recognizer;
import dev.vox.runtime.dialogue.Dialogue;
import dev.vox.runtime.orchestrator.hearing.Patience;
import dev.vox.runtime.vad.VadSettings;

import java.time.Duration;

/// What an orchestrator hears, understands and answers with; all its sessions share it. Who made it closes it, after the server.
///
/// @param vad how speech is detected
/// @param recognizer turns the user's speech into text
/// @param dialogue answers it
/// @param mode whom the orchestrator serves
/// @param patience how long it waits for words
/// @param longestSilence how long the dialogue may take for a sentence, before the agent says that it has no answer
public record Agent(
        VadSettings vad,
        Recognizer recognizer,
        Dialogue dialogue,
        Mode mode,
        Patience patience,
        Duration longestSilence) {
    /// An agent that waits a minute for a sentence, and for words as long as is usual.
    public Agent(VadSettings vad, Recognizer recognizer, Dialogue dialogue, Mode mode) {
        this(vad, recognizer, dialogue, mode, Patience.DEFAULTS, Duration.ofMinutes(1));
    }

    /// Whom an orchestrator with an agent serves.
    public enum Mode {
        /// A person who talks: a text from a client is a turn of the user's, like recognised speech.
        AGENT,
        /// Both: a text is spoken as it is, until the client sends audio or says how its audio is made.
        HYBRID
    }
}
