package dev.vox.voicepack;

import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechEngine;
import dev.vox.runtime.tts.SpeechException;
import dev.vox.runtime.tts.VoiceProfile;
import dev.vox.runtime.tts.piper.PiperEngine;

import java.util.List;
import java.util.Optional;

/// Piper's engine over voice packs; one whose files are not those that were installed is not loaded.
public final class VerifiedVoices implements SpeechEngine {
    private final VoicePacks packs;
    private final PiperEngine piper;

    public VerifiedVoices(VoicePacks packs) {
        this.packs = packs;
        this.piper = new PiperEngine(packs::files);
    }

    @Override
    public String name() {
        return piper.name();
    }

    @Override
    public List<VoiceProfile> voices() {
        return piper.voices();
    }

    @Override
    public Optional<VoiceProfile> find(String modelId) {
        return modelId.startsWith("piper-") ? piper.find(modelId) : Optional.empty();
    }

    @Override
    public LoadedVoice load(VoiceProfile voice) throws SpeechException {
        Optional<VoicePack> pack = packs.find(voice.metadata().getOrDefault("pack", ""));
        if (pack.isPresent()) {
            Checksums.Verdict verdict = Checksums.verify(pack.get());
            switch (verdict.state()) {
                case VERIFIED, UNVERIFIED -> {}
                case CHANGED, BROKEN ->
                        throw new SpeechException(
                                "%s cannot be loaded: %s in %s"
                                        .formatted(
                                                voice.modelId(),
                                                verdict.problem(),
                                                pack.get().folder()));
            }
        }
        return piper.load(voice);
    }
}
