package dev.vox.cli.command.bench;

import dev.vox.Golden;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.trace.MadeTrace;
import dev.vox.bench.trace.TraceComparison;
import dev.vox.bench.trace.TraceFigure;
import dev.vox.bench.trace.TraceFile;
import dev.vox.json.Json;
import dev.vox.text.Canvas;
import dev.vox.text.Layout;
import dev.vox.text.Painter;
import dev.vox.text.Renderings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

/// What `vox bench trace` and `vox replay` show, of conversations that are made up.
class TraceViewsTest {
    @RegisterExtension final Golden golden = new Golden();

    @TempDir Path folder;

    @Test
    void a_conversation_that_was_recorded() throws Exception {
        try (TraceFile trace = TraceFile.open(before().write(folder.resolve("a.voxtrace")))) {
            matches(
                    TraceViews.recorded(
                            new TraceViews.Shown(
                                    Path.of("a.voxtrace"), Path.of("a.json"), trace.manifest())));
        }
    }

    @Test
    void a_conversation_that_came_out_the_same() throws Exception {
        matches(replayed(before(), before(), null));
    }

    @Test
    void a_conversation_that_came_out_otherwise() throws Exception {
        MadeTrace now =
                conversation()
                        .model("mock")
                        .hears(250, 1_400)
                        .event(1_300, "error", "code", "recognition", "message", "no words")
                        .event(
                                1_500,
                                "transcript",
                                "role",
                                "user",
                                "text",
                                "turn the lights off",
                                "final",
                                true)
                        .latency(Metric.FIRST_AUDIBLE, 1, Duration.ofMillis(250))
                        .figure(new TraceFigure(Metric.UNDERRUNS, 0, 3, null, null));

        matches(replayed(before(), now, Path.of("again.voxtrace")));
    }

    private static MadeTrace before() {
        return conversation()
                .hears(180, 1_400)
                .event(1_200, "flush", "upTo", 40)
                .event(
                        1_500,
                        "transcript",
                        "role",
                        "user",
                        "text",
                        "turn the light off",
                        "final",
                        true)
                .figure(
                        new TraceFigure(
                                Metric.FIRST_AUDIBLE, 1, 180_000_000, 179_500_000L, 180_000_000L))
                .latency(Metric.BARGEIN_SPEECH, 2, Duration.ofMillis(130))
                .figure(new TraceFigure(Metric.UNDERRUNS, 0, 0, null, null));
    }

    private static MadeTrace conversation() {
        return new MadeTrace(Duration.ofSeconds(2))
                .event(0, "text", "text", "Speak", "role", "user")
                .event(10, "state", "from", "LISTENING", "to", "SPEAKING");
    }

    private Renderings replayed(MadeTrace before, MadeTrace now, Path kept) throws Exception {
        try (TraceFile one = TraceFile.open(before.write(folder.resolve("one.voxtrace")));
                TraceFile other = TraceFile.open(now.write(folder.resolve("other.voxtrace")))) {
            return ReplayViews.replayed(
                    new ReplayViews.Shown(
                            Path.of("a.voxtrace"),
                            kept,
                            TraceComparison.of(one, other, Duration.ofMillis(40))));
        }
    }

    private void matches(Renderings renderings) {
        golden.matches(
                "human",
                Layout.render(renderings.page().get(), new Canvas(80, true, Painter.NONE)));
        golden.matches(
                "plain",
                renderings.rows().get().stream()
                        .map(row -> row.text() + "\n")
                        .collect(Collectors.joining()));
        golden.matches("json", Json.pretty(Json.document(1, renderings.json().get())));
    }
}
