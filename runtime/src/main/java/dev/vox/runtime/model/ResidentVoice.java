package dev.vox.runtime.model;

import dev.vox.runtime.tts.LoadedVoice;

import java.util.List;

/// One loading of a model and the leases that hold it. Read and written under the lock of the table.
final class ResidentVoice {
    final LoadedVoice voice;
    int holders;
    boolean retired;

    ResidentVoice(LoadedVoice voice) {
        this.voice = voice;
    }

    /// @param done gets the voice when nobody speaks with it any more and nobody will
    void collect(List<LoadedVoice> done) {
        if (retired && holders == 0) {
            done.add(voice);
        }
    }
}
