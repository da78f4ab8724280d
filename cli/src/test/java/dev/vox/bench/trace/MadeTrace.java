package dev.vox.bench.trace;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.Fingerprint;
import dev.vox.json.MalformedJson;
import dev.vox.runtime.audio.WireFormat;
import dev.vox.voice.NetworkFaults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A trace that is made up: what is heard when, and what happened when.
public final class MadeTrace {
    static final Instant RECORDED_AT = Instant.parse("2026-03-01T10:15:30Z");

    private static final int FRAME = WireFormat.FRAME_SAMPLES;
    private static final int LOUD = 8_000;

    private final List<Line> lines = new ArrayList<>();
    private final short[] microphone;
    private final short[] ear;
    private final List<long[]> played = new ArrayList<>();
    private final List<TraceFigure> figures = new ArrayList<>();
    private String model = "kevin16";

    private record Line(long micros, String type, Map<String, Object> fields) {}

    /// A conversation of which nothing is heard yet.
    public MadeTrace(Duration length) {
        int samples = (int) (length.toMillis() * WireFormat.SAMPLE_RATE / 1000);
        microphone = new short[samples];
        ear = new short[samples];
    }

    /// Something happens.
    ///
    /// @param pairs key, value, key, value
    public MadeTrace event(long millis, String type, Object... pairs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put((String) pairs[i], pairs[i + 1]);
        }
        lines.add(new Line(millis * 1000, type, fields));
        return this;
    }

    /// The user is heard.
    public MadeTrace says(long from, long to) {
        tone(microphone, from, to);
        return event(from, "user_began").event(to, "user_ended");
    }

    /// The agent is heard, as the ear has it.
    public MadeTrace hears(long from, long to) {
        sounds(from, to);
        return event(from, "answer_audible").event(to, "answer_ended");
    }

    /// The agent is heard, without an event.
    public MadeTrace sounds(long from, long to) {
        tone(ear, from, to);
        played.add(new long[] {from * 48, Math.min(to * 48, ear.length)});
        return this;
    }

    public MadeTrace figure(TraceFigure figure) {
        figures.add(figure);
        return this;
    }

    public MadeTrace latency(Metric metric, int turn, Duration value) {
        return figure(new TraceFigure(metric, turn, value.toNanos(), null, null));
    }

    public MadeTrace model(String other) {
        model = other;
        return this;
    }

    private static void tone(short[] side, long from, long to) {
        int end = (int) Math.min(side.length, to * 48);
        for (int i = (int) from * 48; i < end; i++) {
            side[i] = (short) (i % 96 < 48 ? LOUD : -LOUD);
        }
    }

    /// Writes it.
    public Path write(Path file) throws IOException {
        try (TraceSpool spool = TraceSpool.beside(file)) {
            fill(spool);
            spool.complete();
            TraceWriter writer = new TraceWriter(spool, new Fingerprint(Map.of("model", model)));
            writer.write(
                    file,
                    new TraceManifest(
                            RECORDED_AT,
                            Duration.ofNanos(spool.samples() * 1_000_000 / 48),
                            null,
                            new Conversed(
                                    "made up",
                                    "ws://localhost:8080",
                                    model,
                                    "agent",
                                    "",
                                    true,
                                    48_000,
                                    Duration.ofMillis(60),
                                    NetworkFaults.NONE),
                            1,
                            0,
                            figures,
                            List.of(),
                            writer.members()));
        }
        return file;
    }

    private void fill(TraceSpool spool) throws IOException {
        for (int at = 0; at < microphone.length; at += FRAME) {
            spool.microphone(bytes(microphone, at));
        }
        for (long[] span : played) {
            for (long at = span[0]; at < span[1]; at += FRAME) {
                spool.ear(
                        at * 1_000_000_000L / WireFormat.SAMPLE_RATE,
                        bytes(ear, (int) at),
                        (int) (2 * Math.min(FRAME, span[1] - at)));
            }
        }
        spool.received(bytes(ear, 0));
        for (Line line : lines) {
            spool.line(line.micros(), TimelineText.line(line.micros(), line.type(), line.fields()));
        }
    }

    private static byte[] bytes(short[] samples, int from) {
        byte[] bytes = new byte[2 * FRAME];
        for (int i = 0; i < FRAME && from + i < samples.length; i++) {
            bytes[2 * i] = (byte) samples[from + i];
            bytes[2 * i + 1] = (byte) (samples[from + i] >> 8);
        }
        return bytes;
    }

    /// What TraceFigures has to say of it.
    List<TraceFigure> measured(Path folder) throws IOException {
        try (TraceSpool spool = TraceSpool.beside(folder.resolve("measured"))) {
            fill(spool);
            spool.complete();
            List<TimelineEntry> timeline = new ArrayList<>();
            spool.timeline(line -> timeline.add(read(new String(line, StandardCharsets.UTF_8))));
            return TraceFigures.of(timeline, spool.heard());
        }
    }

    private static TimelineEntry read(String line) {
        try {
            return TimelineText.read("made", line.strip());
        } catch (MalformedJson e) {
            throw new AssertionError(e);
        }
    }
}
