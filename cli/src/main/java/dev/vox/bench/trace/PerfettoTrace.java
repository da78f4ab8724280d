package dev.vox.bench.trace;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.trace.TraceEvents.Track;
import dev.vox.report.FileDestination;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// A recorded conversation in the Trace Event Format, as Perfetto and Chrome's `about:tracing` read it.
///
/// Format: "Trace Event Format", Google, 2016; slices are complete events (`X`), moments instants (`i`), figures counters (`C`), and
/// a flow (`s`, `t`, `f`) leads from the onset of the user's speech over its detection to the last that is heard of the agent.
public final class PerfettoTrace {
    private static final long FRAME = 20_000;
    private static final long LONGEST_GAP = 500_000;
    private static final long MOMENT = 1;

    private final TraceFile trace;
    private final TraceEvents out;
    private final List<TimelineEntry> timeline = new ArrayList<>();
    private final long end;

    private PerfettoTrace(TraceFile trace, TraceEvents out) {
        this.trace = trace;
        this.out = out;
        this.end = trace.manifest().duration().toNanos() / 1000;
    }

    /// Writes the picture of a trace, whole or not at all.
    ///
    /// @throws dev.vox.problem.OperationFailed when it cannot be written
    public static void write(TraceFile trace, Path file) {
        FileDestination destination = new FileDestination(file);
        try {
            new PerfettoTrace(trace, new TraceEvents(destination)).write();
            destination.finish();
        } catch (IOException e) {
            destination.drop();
            throw TraceWriter.unwritable(file, e);
        }
    }

    private void write() throws IOException {
        out.begin(trace.manifest().conversed().name(), trace.fingerprint().facts());
        frames();
        spans(Track.USER, "user_began", "user_ended", "speech");
        spans(Track.AGENT, "answer_audible", "answer_ended", "speech");
        states();
        detector();
        bargeIns();
        commands();
        server();
        out.end();
    }

    /// What the frames' arrival says; everything else is kept for the other tracks.
    private void frames() throws IOException {
        List<long[]> counters = new ArrayList<>();
        Arrivals arrivals = new Arrivals(counters);
        trace.timeline(entry -> {
            if (entry.type().equals("frame")) {
                arrivals.frame(entry);
            } else if (!entry.type().equals("sent")) {
                arrivals.other(entry.type());
                timeline.add(entry);
            }
        });
        for (long[] counter : counters) {
            out.count("playout buffer (ms)", counter[0], counter[1]);
            if (counter[2] >= 0) {
                out.count("frame jitter (ms)", counter[0], counter[2]);
            }
        }
    }

    /// Follows the frames: the time between two of them says something within an utterance only.
    private static final class Arrivals {
        private final List<long[]> counters;
        private long last = -1;

        Arrivals(List<long[]> counters) {
            this.counters = counters;
        }

        void frame(TimelineEntry entry) {
            long gap = last < 0 ? LONGEST_GAP : entry.micros() - last;
            long jitter = gap < LONGEST_GAP ? Math.abs(gap - FRAME) : -1;
            last = entry.micros();
            counters.add(new long[] {entry.micros(), entry.microsOf("queuedMs").orElse(0), jitter});
        }

        void other(String type) {
            if (type.equals("utterance") || type.equals("flush") || type.equals("control")) {
                last = -1;
            }
        }
    }

    /// What begins with one entry and ends with another; what does not end lasts to the end.
    private void spans(Track track, String from, String to, String name) throws IOException {
        long since = -1;
        for (TimelineEntry entry : timeline) {
            if (entry.type().equals(from) && since < 0) {
                since = entry.micros();
            } else if (entry.type().equals(to) && since >= 0) {
                out.slice(track, name, since, entry.micros(), null);
                since = -1;
            }
        }
        if (since >= 0) {
            out.slice(track, name, since, end, null);
        }
    }

    private void states() throws IOException {
        String state = "";
        long since = 0;
        for (TimelineEntry entry : timeline) {
            if (entry.type().equals("state")) {
                String before = state.isEmpty() ? entry.text("from") : state;
                out.slice(Track.STATE, before, since, entry.micros(), null);
                state = entry.text("to");
                since = entry.micros();
            }
        }
        if (!state.isEmpty()) {
            out.slice(Track.STATE, state, since, end, null);
        }
    }

    private void detector() throws IOException {
        for (TimelineEntry entry : timeline) {
            OptionalLong decided = entry.microsOf("decidedMs");
            if (decided.isPresent()) {
                long took = entry.microsOf("decidedAfterMs").orElse(0);
                out.slice(
                        Track.DETECTOR,
                        entry.type(),
                        decided.getAsLong() - took,
                        decided.getAsLong(),
                        Map.of("told", BigDecimal.valueOf(entry.micros(), 3)));
            }
        }
    }

    private void bargeIns() throws IOException {
        List<UserInput> inputs = UserInput.of(timeline);
        for (TraceFigure figure : trace.manifest().figures()) {
            boolean ours = figure.metric() == Metric.BARGEIN_SPEECH && figure.turn() > 0;
            if (ours && figure.turn() <= inputs.size()) {
                bargeIn(figure.turn(), inputs.get(figure.turn() - 1), figure.ticks() / 1000);
            }
        }
    }

    private void bargeIn(int turn, UserInput input, long took) throws IOException {
        long silent = input.onset() + took;
        out.slice(Track.BARGE_IN, "barge-in", input.onset(), silent, Map.of("turn", turn));
        out.flow("s", Track.USER, turn, input.onset());
        for (TimelineEntry entry : timeline) {
            OptionalLong decided = entry.microsOf("decidedMs");
            if (entry.type().equals("speech_began")
                    && input.covers(entry.micros())
                    && decided.isPresent()) {
                out.flow("t", Track.DETECTOR, turn, decided.getAsLong() - MOMENT);
                break;
            }
        }
        out.flow("f", Track.AGENT, turn, silent - MOMENT);
    }

    private void commands() throws IOException {
        for (TimelineEntry entry : timeline) {
            switch (entry.type()) {
                case "text" ->
                        out.instant(
                                Track.COMMANDS, "text", entry, Map.of("text", entry.text("text")));
                case "command" -> out.instant(Track.COMMANDS, entry.text("command"), entry, null);
                case "control" ->
                        out.slice(
                                Track.COMMANDS,
                                entry.text("command") + " acknowledged",
                                entry.microsOf("sentMs").orElse(entry.micros()),
                                entry.micros(),
                                null);
                default -> {}
            }
        }
    }

    private void server() throws IOException {
        for (TimelineEntry entry : timeline) {
            switch (entry.type()) {
                case "transcript" ->
                        out.instant(
                                Track.SERVER,
                                "transcript " + entry.text("role"),
                                entry,
                                Map.of("text", entry.text("text")));
                case "first_frame", "flush", "utterance", "turn", "error", "over" ->
                        out.instant(Track.SERVER, entry.type(), entry, null);
                default -> {}
            }
        }
    }
}
