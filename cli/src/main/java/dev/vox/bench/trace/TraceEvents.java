package dev.vox.bench.trace;

import dev.vox.json.Json;
import dev.vox.report.FileDestination;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes events of the Trace Event Format, one a line, all of one process. Times are µs.
final class TraceEvents {
    private static final int PROCESS = 1;

    private final FileDestination out;
    private boolean begun;

    TraceEvents(FileDestination out) {
        this.out = out;
    }

    /// A row of the picture.
    enum Track {
        USER(1, "user speech"),
        AGENT(2, "agent speech, at the ear"),
        STATE(3, "state"),
        DETECTOR(4, "speech detector"),
        BARGE_IN(5, "barge-in"),
        COMMANDS(6, "texts and commands"),
        SERVER(7, "server");

        private final int id;
        private final String title;

        Track(int id, String title) {
            this.id = id;
            this.title = title;
        }
    }

    /// Begins the document, and names the rows.
    ///
    /// @param facts that stand beside the picture
    void begin(String process, Map<String, String> facts) throws IOException {
        out.write("{\"displayTimeUnit\":\"ms\",\"otherData\":");
        out.write(Json.compactText(facts));
        out.write(",\"traceEvents\":[\n");
        name("process_name", 0, process);
        for (Track track : Track.values()) {
            name("thread_name", track.id, track.title);
            Map<String, Object> order = event("M", "thread_sort_index", track.id, 0);
            order.put("args", Map.of("sort_index", track.id));
            emit(order);
        }
    }

    void end() throws IOException {
        out.write("\n]}\n");
    }

    private void name(String kind, int track, String name) throws IOException {
        Map<String, Object> event = event("M", kind, track, 0);
        event.put("args", Map.of("name", name));
        emit(event);
    }

    /// A figure that changes, in µs; it is shown in ms.
    void count(String name, long at, long micros) throws IOException {
        Map<String, Object> event = event("C", name, 0, at);
        event.put("args", Map.of("ms", BigDecimal.valueOf(micros, 3)));
        emit(event);
    }

    /// A step of a flow: `s` begins it, `t` is on its way, `f` ends it. Each lies within a slice of its row.
    void flow(String phase, Track track, int id, long at) throws IOException {
        Map<String, Object> event = event(phase, "barge-in", track.id, Math.max(0, at));
        event.put("id", id);
        if (phase.equals("f")) {
            event.put("bp", "e");
        }
        emit(event);
    }

    /// Something that lasts.
    void slice(Track track, String name, long from, long to, @Nullable Map<String, Object> args)
            throws IOException {
        long begin = Math.max(0, from);
        Map<String, Object> event = event("X", name, track.id, begin);
        event.put("dur", Math.max(0, to - begin));
        if (args != null) {
            event.put("args", args);
        }
        emit(event);
    }

    /// A moment.
    void instant(Track track, String name, TimelineEntry entry, @Nullable Map<String, Object> args)
            throws IOException {
        Map<String, Object> event = event("i", name, track.id, entry.micros());
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
