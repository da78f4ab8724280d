package dev.vox.runtime.tts.kevin;

import dev.vox.runtime.audio.Levels;

import java.util.Arrays;
import java.util.OptionalInt;

/// Leaves out the silence before the first sound of an utterance.
///
/// FreeTTS begins most phrases with a pause of 200 ms, which would be four fifths of the first-audio latency. Pauses within
/// an utterance stay. For one utterance.
final class LeadIn {
    private final int sampleRate;
    private boolean sounding;

    LeadIn(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    /// What is left of the next chunk; empty when it is all silence before the first sound.
    short[] trim(short[] chunk) {
        if (sounding) {
            return chunk;
        }
        OptionalInt audible = Levels.firstAudible(chunk, sampleRate);
        if (audible.isEmpty()) {
            return new short[0];
        }
        sounding = true;
        // The level is that of the 10 ms before; the sound may have begun anywhere in them.
        int onset = Math.max(0, audible.getAsInt() - sampleRate / 100);
        return onset == 0 ? chunk : Arrays.copyOfRange(chunk, onset, chunk.length);
    }
}
