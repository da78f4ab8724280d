package dev.vox.runtime.model;

import dev.vox.runtime.tts.LoadedVoice;

/// One loading of a model and the leases that hold it. Read and written under the lock of the table.
final class ResidentVoice {
    final LoadedVoice voice;
    int holders;
    boolean retired;

    ResidentVoice(LoadedVoice voice) {
        this.voice = voice;
    }

    /// Nobody speaks with it any more and nobody will.
    boolean done() {
        return retired && holders == 0;
    }
}
