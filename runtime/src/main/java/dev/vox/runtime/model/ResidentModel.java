package dev.vox.runtime.model;

import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechEngine;
import dev.vox.runtime.tts.VoiceProfile;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A model that is in memory or on its way there. All but the profile and the future is read and written under the
/// table's lock.
final class ResidentModel {
    private final SpeechEngine engine;
    private final VoiceProfile profile;
    private final CompletableFuture<LoadedVoice> loading = new CompletableFuture<>();

    int uses;
    boolean goesWhenIdle;
    @Nullable ResidentVoice current;
    @Nullable CompletableFuture<LoadedVoice> reloading;
    Instant loadedAt = Instant.EPOCH;
    Instant lastUsed = Instant.EPOCH;

    /// Orders uses within one instant of the clock.
    long lastUse;

    ResidentModel(SpeechEngine engine, VoiceProfile profile) {
        this.engine = engine;
        this.profile = profile;
    }

    SpeechEngine engine() {
        return engine;
    }

    VoiceProfile profile() {
        return profile;
    }

    String id() {
        return profile.modelId();
    }

    /// Completes when the first loading ended, either way.
    CompletableFuture<LoadedVoice> loading() {
        return loading;
    }

    /// Has a voice from now on, in place of none.
    void install(LoadedVoice voice, Instant now) {
        current = new ResidentVoice(voice);
        loadedAt = now;
    }

    /// Has no voice from now on.
    ///
    /// @param done gets the voice when nobody holds it
    void retire(List<LoadedVoice> done) {
        ResidentVoice voice = current;
        current = null;
        if (voice != null) {
            voice.retired = true;
            voice.collect(done);
        }
    }

    boolean resident() {
        return current != null;
    }

    boolean idle() {
        return resident() && uses == 0;
    }
}
