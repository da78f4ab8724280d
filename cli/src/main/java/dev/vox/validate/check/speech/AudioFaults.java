package dev.vox.validate.check.speech;

import dev.vox.runtime.audio.Levels;
import dev.vox.runtime.audio.WireFormat;
import dev.vox.voice.SequenceError;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is wrong with an utterance by the protocol alone, whatever is expected of it besides.
///
/// Source: the TTS worker protocol, "Frames".
final class AudioFaults {
    private static final int MILLIS = 1000;

    private final SpeechLine line;
    private final Spoken spoken;
    private final short[] samples;
    private final @Nullable HeardRate heard;
    private final List<String> faults = new ArrayList<>();

    AudioFaults(SpeechLine line, Spoken spoken, short[] samples, @Nullable HeardRate heard) {
        this.line = line;
        this.spoken = spoken;
        this.samples = samples;
        this.heard = heard;
    }

    /// All of it, the gravest first.
    List<String> all() {
        if (spoken.problem() != null) {
            faults.add(spoken.problem());
        }
        if (spoken.tape().frames() == 0) {
            if (faults.isEmpty()) {
                fault("answers without audio: the utterance ends and has no frame");
            }
            return faults;
        }
        format();
        level();
        if (spoken.problem() == null && !spoken.marked()) {
            fault("ends the stream without a frame that is final");
        }
        sequence();
        return faults;
    }

    private void format() {
        Tape tape = spoken.tape();
        int before = faults.size();
        for (int rate : tape.rates()) {
            if (rate != WireFormat.SAMPLE_RATE) {
                fault(
                        String.format(
                                Locale.ROOT,
                                "declares a sample rate of %d Hz, not %d: whoever plays it at %d Hz"
                                        + " plays it %s times too fast",
                                rate,
                                WireFormat.SAMPLE_RATE,
                                WireFormat.SAMPLE_RATE,
                                times(rate)));
            }
        }
        for (int length : tape.lengths()) {
            if (length != WireFormat.FRAME_MILLIS) {
                fault(
                        String.format(
                                Locale.ROOT,
                                "declares frames of %d ms, not %d",
                                length,
                                WireFormat.FRAME_MILLIS));
            }
        }
        if (faults.size() == before) {
            truth();
        }
    }

    private static String times(int rate) {
        return String.format(Locale.ROOT, "%.2g", WireFormat.SAMPLE_RATE / (double) rate);
    }

    /// Whether what is declared is what is sent.
    private void truth() {
        for (int size : spoken.tape().sizes()) {
            if (size != WireFormat.FRAME_BYTES) {
                int rate = size / Short.BYTES * MILLIS / WireFormat.FRAME_MILLIS;
                fault(
                        String.format(
                                Locale.ROOT,
                                "sends the wrong sample rate: a frame has %d bytes where 20 ms at"
                                        + " the declared %d Hz have %d; so its audio is at %d Hz",
                                size,
                                WireFormat.SAMPLE_RATE,
                                WireFormat.FRAME_BYTES,
                                rate));
                return;
            }
        }
        if (heard != null && heard.rate() != spoken.tape().declaredRate()) {
            fault(
                    String.format(
                            Locale.ROOT,
                            "sends the wrong sample rate: it declares %d Hz and its audio is at %d"
                                    + " Hz (%s)",
                            spoken.tape().declaredRate(),
                            heard.rate(),
                            heard.evidence()));
        }
    }

    private void level() {
        if (Tape.zeros(samples)) {
            fault(
                    String.format(
                            Locale.ROOT,
                            "answers with zeros: %d frames and every sample of them is 0",
                            spoken.tape().frames()));
        } else if (spoken.tape().measured().firstAudible().isEmpty()) {
            fault(
                    String.format(
                            Locale.ROOT,
                            "is not to be heard: nothing in %d frames exceeds %.0f dBFS, the peak"
                                    + " is %.0f dBFS",
                            spoken.tape().frames(),
                            Levels.AUDIBLE_DBFS,
                            Tape.peak(samples)));
        }
    }

    private void sequence() {
        List<SequenceError> errors = spoken.tape().measured().sequenceErrors();
        if (!errors.isEmpty()) {
            fault(
                    String.format(
                            Locale.ROOT,
                            "numbers its frames wrong: %s",
                            errors.getFirst().description()));
        }
    }

    private void fault(String problem) {
        faults.add("[%s] %s %s".formatted(line.address(), line.speaker(), problem));
    }
}
