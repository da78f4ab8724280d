package dev.vox.bench.trace;

import dev.vox.bench.metric.Metric;
import dev.vox.json.MalformedJson;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.voice.Attached;
import dev.vox.voice.DuplexOptions;
import dev.vox.voice.DuplexSession;
import dev.vox.voice.FrameJitter;
import dev.vox.voice.Reception;
import dev.vox.voice.SessionOptions;
import dev.vox.voice.VoiceClient;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Holds a conversation and writes it down.
public final class TraceEngine {
    private static final Reception NOTHING = new Reception(0, 0, 0, null, new long[0]);

    /// What happens with every frame; figures need none of it.
    static final Set<String> FRAME_TYPES = Set.of("frame", "sent");

    private final VoiceClient client;
    private final InstantSource clock;

    /// An engine; the caller closes the client.
    public TraceEngine(VoiceClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /// What came of a recording.
    ///
    /// @param led whether it was led to its end as it was meant to be
    /// @param interrupted whether it was ended by an interruption, Ctrl-C
    public record Recorded(TraceManifest manifest, boolean led, boolean interrupted) {}

    /// Holds a conversation and writes it to a file, whole or as far as it came. The lead is closed.
    ///
    /// @throws MissingPrerequisite when nothing listens at the address, or a file of the lead is not there
    /// @throws OperationFailed when no session can be opened, the session failed in the middle (then the trace is there), or nothing can be
    ///     written
    /// @throws InterruptedException when it was interrupted before there was anything to write
    public Recorded record(Path file, TracedStack stack, Lead lead) throws InterruptedException {
        Conversed conversed = lead.conversed(stack);
        DuplexOptions options =
                DuplexOptions.of(stack.address())
                        .with(SessionOptions.of(stack.address()).withVoice(stack.voiceOrNull()))
                        .withSampleRate(conversed.sampleRate())
                        .with(conversed.network());
        try (lead;
                TraceRecorder recorder =
                        TraceRecorder.beside(file, stack.censor(), lead.tellsUser())) {
            Instant recordedAt = clock.instant();
            Held held = new Held();
            try (DuplexSession session =
                    client.converse(
                            conversed.talks() ? options : options.silent(),
                            new Attached(recorder, recorder, lead.opening()))) {
                held.hold(lead, session, recorder);
            }
            TraceManifest manifest =
                    write(file, stack, conversed, recordedAt, held, held.spool(recorder));
            if (held.failure != null) {
                throw held.failure;
            }
            return new Recorded(manifest, held.flaws.isEmpty(), held.interrupted);
        }
    }

    /// A conversation while it is held, and how it ended.
    private static final class Held {
        private final List<String> flaws = new ArrayList<>();
        private Reception reception = NOTHING;
        private boolean interrupted;
        private @Nullable VoxException failure;
        private @Nullable String cut;
        private @Nullable TraceSpool spool;

        void hold(Lead lead, DuplexSession session, TraceRecorder recorder)
                throws InterruptedException {
            try {
                flaws.addAll(lead.lead(session, recorder));
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (OperationFailed e) {
                failure = e;
            }
            cut = recorder.cutOrNull();
            reception = session.reception();
            spool = recorder.stop(session.now());
        }

        TraceSpool spool(TraceRecorder recorder) throws InterruptedException {
            return spool == null ? recorder.stop(0) : spool;
        }

        @Nullable String partial() {
            if (interrupted) {
                return "interrupted";
            }
            return failure == null ? cut : "the session failed";
        }
    }

    private TraceManifest write(
            Path file,
            TracedStack stack,
            Conversed conversed,
            Instant recordedAt,
            Held held,
            TraceSpool spool) {
        try {
            List<TraceFigure> figures = figures(spool, held.reception);
            List<String> flaws = new ArrayList<>(held.flaws);
            flaws.addAll(TraceFigures.flaws(figures, conversed.network().jitter()));
            TraceWriter writer = new TraceWriter(spool, stack.fingerprint());
            TraceManifest manifest =
                    new TraceManifest(
                            recordedAt,
                            Duration.ofNanos(spool.samples() * 1_000_000 / 48),
                            held.partial(),
                            conversed,
                            held.reception.frames(),
                            held.reception.lost(),
                            figures,
                            flaws,
                            writer.members());
            writer.write(file, manifest);
            return manifest;
        } catch (IOException e) {
            throw TraceWriter.unwritable(file, e);
        }
    }

    private static List<TraceFigure> figures(TraceSpool spool, Reception reception)
            throws IOException {
        List<TimelineEntry> timeline = new ArrayList<>();
        spool.timeline(line -> {
            TimelineEntry entry = entry(new String(line, StandardCharsets.UTF_8));
            if (!FRAME_TYPES.contains(entry.type())) {
                timeline.add(entry);
            }
        });
        List<TraceFigure> figures = new ArrayList<>(TraceFigures.of(timeline, spool.heard()));
        if (reception.jitter().isPresent()) {
            FrameJitter jitter = reception.jitter().get();
            figures.add(TraceFigure.once(Metric.FRAME_JITTER, jitter.p95().toNanos()));
            figures.add(TraceFigure.once(Metric.RFC3550_JITTER, jitter.estimate().toNanos()));
        }
        figures.add(TraceFigure.once(Metric.UNDERRUNS, reception.underruns()));
        return figures;
    }

    private static TimelineEntry entry(String line) {
        try {
            return TimelineText.read("timeline", line.stripTrailing());
        } catch (MalformedJson e) {
            throw new IllegalStateException("a line of our own is no JSON", e);
        }
    }
}
