package dev.vox.runtime.audio;

/// Brings a stream of samples from one rate to another: speech from its voice's rate to the wire's 48 kHz, what a client says to
/// the 16 kHz that is listened to.
///
/// A band-limited polyphase interpolation (J. O. Smith, "Digital Audio Resampling"). The output does not depend on how the
/// input was cut into chunks, is not shifted in time, and is exactly `round(n · to / from)` samples long for `n` samples
/// put in. At equal rates the samples pass untouched. One object serves one stream and one thread at a time.
public final class Resampler {
    private static final short[] NONE = {};

    private final PolyphaseFilter filter;

    /// Input not yet behind the filter's window; `history[0]` is the input sample number `first`.
    private float[] history;

    private float[] sums = {};
    private int held;
    private long first;
    private long taken;
    private long made;
    private boolean finished;

    private Resampler(PolyphaseFilter filter) {
        this.filter = filter;
        this.history = new float[filter.taps() + 2 * WireFormat.FRAME_SAMPLES];
        // Silence before the first sample, so that its filter window is whole.
        this.held = lead();
        this.first = -held;
    }

    /// A resampler from a voice's rate to the wire's.
    ///
    /// @param sampleRate samples a second of the input, in Hz: 1 to 768 000
    public static Resampler from(int sampleRate) {
        return between(sampleRate, WireFormat.SAMPLE_RATE);
    }

    /// A resampler between any two rates.
    ///
    /// @param from samples a second of the input, in Hz: 1 to 768 000
    /// @param to samples a second of the output, in Hz: 1 to 768 000
    public static Resampler between(int from, int to) {
        return new Resampler(PolyphaseFilter.between(from, to));
    }

    /// Takes the next samples and returns what is ready; a little stays behind until more input comes.
    ///
    /// @return may be empty; at equal rates the argument itself
    public short[] resample(short[] samples) {
        if (finished) {
            throw new IllegalStateException("the utterance has ended");
        }
        taken += samples.length;
        if (filter.isIdentity()) {
            made = taken;
            return samples;
        }
        append(samples);
        long reach = first + held - 1 - filter.taps() / 2;
        // All outputs n whose window ends within what came: floor(n·M/L) ≤ reach.
        return produce(reach < 0 ? 0 : ((reach + 1) * filter.up() - 1) / filter.down() + 1);
    }

    /// Ends the stream and returns its last samples.
    public short[] finish() {
        if (finished) {
            throw new IllegalStateException("the utterance has ended");
        }
        finished = true;
        if (filter.isIdentity()) {
            return NONE;
        }
        append(new short[filter.taps()]);
        return produce(whole());
    }

    /// round(taken · L / M), halves up.
    private long whole() {
        return (2 * taken * filter.up() + filter.down()) / (2L * filter.down());
    }

    private void append(short[] samples) {
        if (held + samples.length > history.length) {
            float[] larger = new float[held + samples.length + filter.taps()];
            System.arraycopy(history, 0, larger, 0, held);
            history = larger;
        }
        for (int i = 0; i < samples.length; i++) {
            history[held + i] = samples[i];
        }
        held += samples.length;
    }

    private short[] produce(long until) {
        int count = Math.toIntExact(until - made);
        if (count <= 0) {
            return NONE;
        }
        short[] output = new short[count];
        if (filter.down() == 1) {
            phaseByPhase(output);
        } else {
            oneByOne(output);
        }
        made = until;
        forget(made * filter.down() / filter.up() - lead());
        return output;
    }

    /// To a multiple of the rate: the samples of a phase are made of input that lies side by side.
    private void phaseByPhase(short[] output) {
        int up = filter.up();
        if (sums.length < output.length / up + 1) {
            sums = new float[output.length / up + 1];
        }
        for (int at = 0; at < Math.min(up, output.length); at++) {
            int count = Math.ceilDiv(output.length - at, up);
            filter.apply((int) ((made + at) % up), history, start(made + at), sums, count);
            for (int i = 0; i < count; i++) {
                output[at + i * up] = PolyphaseFilter.limited(sums[i]);
            }
        }
    }

    private void oneByOne(short[] output) {
        for (int i = 0; i < output.length; i++) {
            int phase = (int) ((made + i) * filter.down() % filter.up());
            output[i] = filter.apply(phase, history, start(made + i));
        }
    }

    /// Where in the history the window of an output sample begins.
    private int start(long output) {
        return (int) (output * filter.down() / filter.up() - lead() - first);
    }

    private int lead() {
        return filter.taps() / 2 - 1;
    }

    private void forget(long before) {
        int gone = Math.clamp(before - first, 0, held);
        System.arraycopy(history, gone, history, 0, held - gone);
        held -= gone;
        first += gone;
    }
}
