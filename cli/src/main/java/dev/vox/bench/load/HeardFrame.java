package dev.vox.bench.load;

/// A frame of audio as it came, with what the server says of it.
///
/// A line has one of these for each of its connections and fills it again and again, so that a frame costs no allocation: it is valid
/// only while the listener that it was handed to runs.
public final class HeardFrame {
    private byte[] bytes = {};
    private int offset;
    private int length;
    private long sequence;
    private int sampleRate;
    private int frameMillis;
    private boolean last;
    private long arrivedAt;

    HeardFrame() {}

    /// Where its samples lie, among other bytes: signed 16-bit little-endian. Not copied; nobody writes there.
    public byte[] bytes() {
        return bytes;
    }

    /// Where in [#bytes()] the samples begin.
    public int offset() {
        return offset;
    }

    /// How many bytes of samples it has; 0 in an end marker.
    public int length() {
        return length;
    }

    /// Its number in the utterance; the first is to have 1.
    public long sequence() {
        return sequence;
    }

    /// As the server declares it, in Hz.
    public int sampleRate() {
        return sampleRate;
    }

    /// Its length as the server declares it, in ms.
    public int frameMillis() {
        return frameMillis;
    }

    /// Whether the server marked it as the last of its utterance. Over WebSocket nothing is marked.
    public boolean last() {
        return last;
    }

    /// When it came, in ns of the ticker.
    public long arrivedAt() {
        return arrivedAt;
    }

    /// Says where its samples lie.
    void lend(byte[] place, int from) {
        bytes = place;
        offset = from;
    }

    void fill(long number, int pcmLength, int rate, int millis, boolean marked, long at) {
        sequence = number;
        length = pcmLength;
        sampleRate = rate;
        frameMillis = millis;
        last = marked;
        arrivedAt = at;
    }
}
