package dev.vox.voice;

/// A frame that did not bear the next number: frames were lost before it, or it came twice or out of order.
///
/// @param expected the number that was due
/// @param received the number that came
public record SequenceError(long expected, long received) {
    /// How many frames are missing before this one; 0 when it is a repeated one.
    public long lost() {
        return Math.max(0, received - expected);
    }

    /// The error as a phrase.
    public String description() {
        return lost() > 0
                ? "frames %d to %d lost".formatted(expected, received - 1)
                : "frame %d came where %d was due".formatted(received, expected);
    }
}
