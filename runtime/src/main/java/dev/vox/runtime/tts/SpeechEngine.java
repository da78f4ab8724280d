package dev.vox.runtime.tts;

import java.util.List;
import java.util.Optional;

/// A way to make speech: knows which voices it has and loads them.
///
/// Engines hold no session state and may be called from any thread.
public interface SpeechEngine {
    /// The engine's name, as `ADAPTER_TYPE` says it: `mock`, `kevin`.
    String name();

    /// The voices that this engine has, without loading any.
    List<VoiceProfile> voices();

    /// The voice that serves a model id, or empty when the id is not this engine's.
    Optional<VoiceProfile> find(String modelId);

    /// Makes a voice resident. Blocks while it loads.
    ///
    /// @throws SpeechException when the voice cannot be loaded; the message names the voice and the reason
    LoadedVoice load(VoiceProfile voice) throws SpeechException;

    /// Why no voice of this engine can be loaded on this machine, such as a library that is not installed; empty when
    /// nothing stands in the way. May look for that library, so that it is asked only where the engine is wanted.
    default Optional<Unavailable> unavailable() {
        return Optional.empty();
    }
}
