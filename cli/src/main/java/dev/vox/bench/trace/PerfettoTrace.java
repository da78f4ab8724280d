package dev.vox.bench.trace;

import dev.vox.bench.metric.Metric;
import dev.vox.json.Json;
import dev.vox.report.FileDestination;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// A recorded conversation in the Trace Event Format, as Perfetto and Chrome's `about:tracing` read it.
///
/// Format: "Trace Event Format", Google, 2016; slices are complete events (`X`), moments instants (`i`), figures counters (`C`), and
/// a flow (`s`, `t`, `f`) leads from the onset of the user's speech over its detection to the last that is heard of the agent.
public final class PerfettoTrace {
    private static final int PROCESS = 1;
    private static final long FRAME = 20_000;
    private static final long LONGEST_GAP = 500_000;
    private static final long MOMENT = 1;

    private final TraceFile trace;
    private final FileDestination out;
    private final List<TimelineEntry> timeline = new ArrayList<>();
    private final long end;
    private boolean begun;

    private PerfettoTrace(TraceFile trace, FileDestination out) {
        this.trace = trace;
        this.out = out;
        this.end = trace.manifest().duration().toNanos() / 1000;
    }

    /// A row of the picture.
    private enum Track {
        USER("user speech"),
        AGENT("agent speech, at the ear"),
        STATE("state"),
        DETECTOR("speech detector"),
        BARGE_IN("barge-in"),
        COMMANDS("texts and commands"),
        SERVER("server");

        private final String title;

        Track(String title) {
            this.title = title;
        }

        int id() {
            return ordinal() + 1;
        }
    }

    /// Writes the picture of a trace, whole or not at all.
    ///
    /// @throws dev.vox.problem.OperationFailed when it cannot be written
    public static void write(TraceFile trace, Path file) {
        FileDestination destination = new FileDestination(file);
        try {
            new PerfettoTrace(trace, destination).write();
            destination.finish();
        } catch (IOException e) {
            destination.drop();
            throw TraceRecorder.unwritable(file, e);
        }
    }

    private void write() throws IOException {
        out.write("{\"displayTimeUnit\":\"ms\",\"otherData\":");
        out.write(Json.compactText(trace.fingerprint().facts()));
        out.write(",\"traceEvents\":[\n");
        names();
        frames();
        user();
        spans(Track.AGENT, "answer_audible", "answer_ended", "speech");
        states();
        detector();
        bargeIns();
        commands();
        server();
        out.write("\n]}\n");
    }

    private void names() throws IOException {
        name("process_name", 0, trace.manifest().conversed().name());
        for (Track track : Track.values()) {
            name("thread_name", track.id(), track.title);
            Map<String, Object> order = event("M", "thread_sort_index", track.id(), 0);
            order.put("args", Map.of("sort_index", track.id()));
            emit(order);
        }
    }

    private void name(String kind, int track, String name) throws IOException {
        Map<String, Object> event = event("M", kind, track, 0);
        event.put("args", Map.of("name", name));
        emit(event);
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
            count("playout buffer (ms)", counter[0], counter[1]);
            if (counter[2] >= 0) {
                count("frame jitter (ms)", counter[0], counter[2]);
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
            counters.add(
                    new long[] {entry.micros(), entry.microsOf("queuedMs").orElse(0), jitter});
        }

        void other(String type) {
            if (type.equals("utterance") || type.equals("flush") || type.equals("control")) {
                last = -1;
            }
        }
    }

    private void count(String name, long at, long micros) throws IOException {
        Map<String, Object> event = event("C", name, 0, at);
        event.put("args", Map.of("ms", BigDecimal.valueOf(micros, 3)));
        emit(event);
    }

    private void user() throws IOException {
        spans(Track.USER, "user_began", "user_ended", "speech");
    }

    /// What begins with one entry and ends with another; what does not end lasts to the end.
    private void spans(Track track, String from, String to, String name) throws IOException {
        long since = -1;
        for (TimelineEntry entry : timeline) {
            if (entry.type().equals(from) && since < 0) {
                since = entry.micros();
            } else if (entry.type().equals(to) && since >= 0) {
                slice(track, name, since, entry.micros(), null);
                since = -1;
            }
        }
        if (since >= 0) {
            slice(track, name, since, end, null);
        }
    }

    private void states() throws IOException {
        String state = "";
        long since = 0;
        for (TimelineEntry entry : timeline) {
            if (entry.type().equals("state")) {
                String before = state.isEmpty() ? entry.text("from") : state;
                slice(Track.STATE, before, since, entry.micros(), null);
                state = entry.text("to");
                since = entry.micros();
            }
        }
        if (!state.isEmpty()) {
            slice(Track.STATE, state, since, end, null);
        }
    }

    private void detector() throws IOException {
        for (TimelineEntry entry : timeline) {
            OptionalLong decided = entry.microsOf("decidedMs");
            if (decided.isPresent()) {
                long took = entry.microsOf("decidedAfterMs").orElse(0);
                slice(
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
        slice(Track.BARGE_IN, "barge-in", input.onset(), silent, Map.of("turn", turn));
        flow("s", Track.USER, turn, input.onset());
        for (TimelineEntry entry : timeline) {
            OptionalLong decided = entry.microsOf("decidedMs");
            if (entry.type().equals("speech_began")
                    && input.covers(entry.micros())
                    && decided.isPresent()) {
                flow("t", Track.DETECTOR, turn, decided.getAsLong() - MOMENT);
                break;
            }
        }
        flow("f", Track.AGENT, turn, silent - MOMENT);
    }

    private void flow(String phase, Track track, int turn, long at) throws IOException {
        Map<String, Object> event = event(phase, "barge-in", track.id(), Math.max(0, at));
        event.put("id", turn);
        if (phase.equals("f")) {
            event.put("bp", "e");
        }
        emit(event);
    }

    private void commands() throws IOException {
        for (TimelineEntry entry : timeline) {
            switch (entry.type()) {
                case "text" ->
                        instant(Track.COMMANDS, "text", entry, Map.of("text", entry.text("text")));
                case "command" -> instant(Track.COMMANDS, entry.text("command"), entry, null);
                case "control" ->
                        slice(
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
                        instant(
                                Track.SERVER,
                                "transcript " + entry.text("role"),
                                entry,
                                Map.of("text", entry.text("text")));
                case "first_frame", "flush", "utterance", "turn", "error", "over" ->
                        instant(Track.SERVER, entry.type(), entry, null);
                default -> {}
            }
        }
    }

    private void slice(
            Track track, String name, long from, long to, @Nullable Map<String, Object> args)
            throws IOException {
        long begin = Math.max(0, from);
        Map<String, Object> event = event("X", name, track.id(), begin);
        event.put("dur", Math.max(0, to - begin));
        if (args != null) {
            event.put("args", args);
        }
        emit(event);
    }

    private void instant(
            Track track, String name, TimelineEntry entry, @Nullable Map<String, Object> args)
            throws IOException {
        Map<String, Object> event = event("i", name, track.id(), entry.micros());
        event.put("s", "t");
        if (args != null) {
            event.put("args", args);
        }
        emit(event);
    }

    private static Map<String, Object> event(String phase, String name, int track, long at) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("ph", phase);
        event.put("name", name);
        event.put("cat", "vox");
        event.put("pid", PROCESS);
        event.put("tid", track);
        event.put("ts", at);
        return event;
    }

    private void emit(Map<String, Object> event) throws IOException {
        out.write((begun ? ",\n" : "") + Json.compactText(event));
        begun = true;
    }
}
