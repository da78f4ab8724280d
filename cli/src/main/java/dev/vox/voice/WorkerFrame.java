package dev.vox.voice;

/// A frame of audio as a worker sent it, with what the worker says of it.
///
/// @param sequence the number that it bears
/// @param pcm signed 16-bit little-endian samples; the receiver's own
/// @param sampleRate as the worker declares it, in Hz
/// @param frameMillis its length as the worker declares it
/// @param last whether the worker marked it as the utterance's last
/// @param arrivedAt when it came, in nanoseconds of the ticker
@SuppressWarnings("ArrayRecordComponent") // one owner; frames are never compared
public record WorkerFrame(
        long sequence, byte[] pcm, int sampleRate, int frameMillis, boolean last, long arrivedAt) {
    /// Takes the frames of an utterance, in order; one that blocks slows the worker down.
    @FunctionalInterface
    public interface Listener {
        /// Takes the next one; an empty one that is the last is an end marker.
        void frame(WorkerFrame frame) throws InterruptedException;
    }
}
