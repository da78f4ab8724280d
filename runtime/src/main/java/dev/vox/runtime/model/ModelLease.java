package dev.vox.runtime.model;

import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.VoiceProfile;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One counted use of a model: it stays in memory until the lease is closed.
///
/// A lease may be used and closed from any thread.
public final class ModelLease implements AutoCloseable {
    private final ModelTable table;
    private final ResidentModel model;

    // Both are read and written under the lock of the table.
    private @Nullable ResidentVoice voice;
    private boolean closed;

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

    /// Another use of the same model, to be closed by itself. This one must not be closed yet.
    public ModelLease another() {
        return table.share(this);
    }

    /// Whether both are uses of one and the same model: the same id of the same engine, in memory since the same time.
    public boolean isOfSameModel(ModelLease other) {
        return model.equals(other.model);
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

    /// The voice, held from the first call on. Under the lock of the table.
    LoadedVoice take() {
        if (closed) {
            throw new IllegalStateException("the lease of " + modelId() + " is closed");
        }
        if (voice == null) {
            voice = model.current;
            if (voice == null) {
                throw new IllegalStateException(modelId() + " is leased and not there");
            }
            voice.holders++;
        }
        return voice.voice;
    }

    /// Holds nothing any more. Under the lock of the table.
    ///
    /// @param done gets the voice when this was the last to hold one that is retired
    /// @return false when it was closed before
    boolean end(List<LoadedVoice> done) {
        if (closed) {
            return false;
        }
        closed = true;
        if (voice != null) {
            voice.holders--;
            voice.collect(done);
        }
        return true;
    }

    ResidentModel model() {
        return model;
    }
}
