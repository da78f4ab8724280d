package dev.vox.runtime.audio;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/// Cuts the 48 kHz samples of one utterance, however they are chunked, into frames of 20 ms as they go over the wire.
///
/// ```
/// cutter.add(samples);
/// for (var frame = cutter.next(); frame.isPresent(); frame = cutter.next()) { … }
/// … at the end: cutter.finish()
/// ```
/// Each sample is copied once, into its frame. For one thread at a time.
public final class FrameCutter {
    private static final short[] NONE = {};

    private short[] source = NONE;
    private int position;

    private final Supplier<byte[]> blanks;
    private byte[] frame;
    private int filled;

    /// Every frame is an array of its own.
    public FrameCutter() {
        this(() -> new byte[WireFormat.FRAME_BYTES]);
    }

    /// @param blanks gives the arrays for the frames, 1920 bytes each, whatever is in them
    public FrameCutter(Supplier<byte[]> blanks) {
        this.blanks = blanks;
        this.frame = blanks.get();
    }

    /// Adds samples. Frames of earlier samples are taken first.
    ///
    /// @throws IllegalStateException when a whole frame of earlier samples was not taken
    public void add(short[] samples) {
        if (position < source.length) {
            throw new IllegalStateException("take the frames there are before adding samples");
        }
        source = samples;
        position = 0;
        fill();
    }

    /// The next whole frame of 1920 bytes, little-endian; empty when more samples are needed.
    public Optional<byte[]> next() {
        if (filled < WireFormat.FRAME_SAMPLES) {
            return Optional.empty();
        }
        return Optional.of(take());
    }

    /// Ends the utterance: the last frame, filled up with silence, or empty when nothing is left.
    ///
    /// @throws IllegalStateException when a whole frame was not taken
    public Optional<byte[]> finish() {
        if (position < source.length) {
            throw new IllegalStateException("take the frames there are before the last one");
        }
        if (filled == 0) {
            return Optional.empty();
        }
        Arrays.fill(frame, filled * Short.BYTES, frame.length, (byte) 0);
        return Optional.of(take());
    }

    private byte[] take() {
        byte[] whole = frame;
        frame = blanks.get();
        filled = 0;
        fill();
        return whole;
    }

    private void fill() {
        int count = Math.min(source.length - position, WireFormat.FRAME_SAMPLES - filled);
        Pcm.copy(source, position, frame, filled * Short.BYTES, count);
        position += count;
        filled += count;
        if (position == source.length) {
            source = NONE;
            position = 0;
        }
    }
}
