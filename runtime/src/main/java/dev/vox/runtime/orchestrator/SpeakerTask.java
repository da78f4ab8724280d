package dev.vox.runtime.orchestrator;

import java.util.List;

/// What a session's speaker is asked to do, in order.
sealed interface SpeakerTask {
    /// Speak a text.
    record Speak(Utterance utterance) implements SpeakerTask {}

    /// Speak with another model from the next text on.
    record ChangeVoice(String model) implements SpeakerTask {}

    /// Report texts that were dropped before their turn.
    record ReportDropped(List<Utterance> utterances) implements SpeakerTask {}

    /// Let the worker go; nothing comes after it.
    record Quit() implements SpeakerTask {}
}
