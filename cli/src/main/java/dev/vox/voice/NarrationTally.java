package dev.vox.voice;

import dev.vox.runtime.audio.WireFormat;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// Adds up the sentences of a narration.
final class NarrationTally {
    private final boolean paced;
    private @Nullable UtteranceMeasurement first;
    private long sentences;
    private long frames;
    private long underruns;
    private Duration total = Duration.ZERO;

    NarrationTally(boolean paced) {
        this.paced = paced;
    }

    void add(UtteranceMeasurement measured) {
        if (first == null) {
            first = measured;
        }
        sentences++;
        frames += measured.frames();
        total = total.plus(measured.total());
        underruns += measured.paced().map(UtteranceMeasurement.Paced::underruns).orElse(0);
    }

    Duration audio() {
        return WireFormat.FRAME_DURATION.multipliedBy(frames);
    }

    /// What came of it.
    ///
    /// @throws IllegalStateException when nothing was added
    Narration narration(int sessions) {
        if (first == null) {
            throw new IllegalStateException("a narration has a sentence");
        }
        return new Narration(sentences, sessions, first, audio(), total, frames, paced, underruns);
    }
}
