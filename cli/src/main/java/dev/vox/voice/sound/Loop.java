package dev.vox.voice.sound;

/// A sound that goes on for ever.
final class Loop implements Backdrop {
    private final short[] samples;
    private int position;

    /// @param samples at 48 kHz; not written to
    /// @param from which of them it begins
    Loop(short[] samples, int from) {
        this.samples = samples;
        this.position = from;
    }

    @Override
    public void add(short[] frame, PlayedAudio played, long capturedAt) {
        for (int i = 0; i < frame.length; i++) {
            frame[i] = Loudness.clipped((double) frame[i] + samples[position]);
            position = position + 1 == samples.length ? 0 : position + 1;
        }
    }
}
