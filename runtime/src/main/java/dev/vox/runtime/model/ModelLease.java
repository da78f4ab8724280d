package dev.vox.runtime.model;

import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.VoiceProfile;

import org.jspecify.annotations.Nullable;

/// One counted use of a model: it stays in memory until the lease is closed.
///
/// A lease may be used and closed from any thread.
public final class ModelLease implements AutoCloseable {
    private final ModelTable table;
    private final ResidentModel model;

    // Both are read and written under the lock of the table.
    @Nullable ResidentVoice voice;
    boolean closed;

    ModelLease(ModelTable table, ResidentModel model) {
        this.table = table;
        this.model = model;
    }

    /// The voice as it is at the first call, the same from then on: when the model is reloaded, a lease that has its
    /// voice keeps it, and one that has not yet asked gets the new one.
    ///
    /// @throws IllegalStateException when the lease is closed
    public LoadedVoice voice() {
        return table.voiceOf(this);
    }

    /// The model's id, never empty.
    public String modelId() {
        return model.profile().modelId();
    }

    /// What is known of the voice.
    public VoiceProfile profile() {
        return model.profile();
    }

    /// Gives the model back. A second call does nothing.
    @Override
    public void close() {
        table.giveBack(this);
    }

    ResidentModel model() {
        return model;
    }
}
