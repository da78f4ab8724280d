package dev.vox.validate.check.speech;

import dev.vox.json.JsonValue;
import dev.vox.voice.FrameJitter;
import dev.vox.voice.UtteranceMeasurement;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What is measured of an utterance, under the names that expectations use.
final class SpeechFigures {
    private final Map<String, JsonValue> values = new LinkedHashMap<>();

    void of(Spoken spoken, short[] samples, @Nullable HeardRate heard, String text) {
        Tape tape = spoken.tape();
        UtteranceMeasurement measured = tape.measured();
        whole("frames", tape.frames());
        whole("sample_rate", tape.declaredRate());
        if (heard != null) {
            whole("heard_rate", heard.rate());
        }
        tape.lengths().stream().findFirst().ifPresent(length -> whole("frame_ms", length));
        long audioMillis = samples.length * 1000L / Math.max(1, tape.declaredRate());
        whole("audio_ms", audioMillis);
        number("level_dbfs", Tape.level(samples));
        number("peak_dbfs", Tape.peak(samples));
        number("audible_share", Tape.audibleShare(samples, tape.declaredRate()));
        if (audioMillis > 0) {
            number("chars_per_second", text.length() * 1000.0 / audioMillis);
        }
        measured.firstFrame().ifPresent(time -> duration("first_frame_ms", time));
        measured.firstAudible().ifPresent(time -> duration("first_audible_ms", time));
        measured.leadingSilence().ifPresent(time -> duration("leading_silence_ms", time));
        duration("total_ms", measured.total());
        measured.paced().ifPresent(this::paced);
        whole("sequence_errors", measured.sequenceErrorCount());
        values.put("ended", new JsonValue.Flag(spoken.ended()));
    }

    private void paced(UtteranceMeasurement.Paced paced) {
        whole("underruns", paced.underruns());
        paced.jitter().map(FrameJitter::p95).ifPresent(p95 -> duration("jitter_p95_ms", p95));
    }

    void whole(String name, long value) {
        values.put(name, new JsonValue.Figure(Long.toString(value)));
    }

    /// In ms, to the microsecond.
    void duration(String name, Duration value) {
        values.put(
                name,
                new JsonValue.Figure(
                        String.format(Locale.ROOT, "%.3f", value.toNanos() / 1_000_000.0)));
    }

    private void number(String name, double value) {
        values.put(name, new JsonValue.Figure(String.format(Locale.ROOT, "%.2f", value)));
    }

    JsonValue.Members all() {
        return new JsonValue.Members(values);
    }
}
