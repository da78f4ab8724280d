package dev.vox.runtime.tts.mock;

import dev.vox.runtime.audio.WireFormat;
import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechEngine;
import dev.vox.runtime.tts.SpeechException;
import dev.vox.runtime.tts.VoiceProfile;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An engine without a voice: every text is half a second of a 440 Hz tone, the same to the byte each time.
///
/// It serves tests of the whole stack, where what matters is when audio comes and not what it says.
public final class MockEngine implements SpeechEngine {
    /// The id of its one model.
    public static final String MODEL_ID = "mock-440hz";

    /// Time from one frame to the next, where nothing else is said.
    public static final Duration DEFAULT_FRAME_DELAY = Duration.ofMillis(5);

    private static final String FAMILY = "mock";

    private final Duration frameDelay;
    private final boolean servesAnyModel;

    /// @param frameDelay time before each frame, the first included; zero or more
    /// @param servesAnyModel whether every model id is served, as `ADAPTER_TYPE=mock` wants it
    public MockEngine(Duration frameDelay, boolean servesAnyModel) {
        if (frameDelay.isNegative()) {
            throw new IllegalArgumentException("a frame delay is not negative: " + frameDelay);
        }
        this.frameDelay = frameDelay;
        this.servesAnyModel = servesAnyModel;
    }

    @Override
    public String name() {
        return "mock";
    }

    @Override
    public List<VoiceProfile> voices() {
        return List.of(profile(MODEL_ID));
    }

    @Override
    public Optional<VoiceProfile> find(String modelId) {
        boolean served = modelId.equals(MODEL_ID) || (servesAnyModel && !modelId.isBlank());
        return served ? Optional.of(profile(modelId)) : Optional.empty();
    }

    @Override
    public LoadedVoice load(VoiceProfile voice) throws SpeechException {
        if (find(voice.modelId()).isEmpty()) {
            throw new SpeechException("the mock engine has no voice " + voice.modelId());
        }
        return new SineVoice(frameDelay);
    }

    private static VoiceProfile profile(String modelId) {
        return new VoiceProfile(
                modelId,
                FAMILY,
                List.of("en-US"),
                WireFormat.SAMPLE_RATE,
                Map.of("description", "a 440 Hz tone for tests"));
    }
}
