package dev.vox.cli.output;

import dev.vox.json.Json;
import dev.vox.text.Canvas;
import dev.vox.text.Layout;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;
import dev.vox.text.View;

import org.jspecify.annotations.Nullable;

import java.io.OutputStream;
import java.util.List;
import java.util.function.LongSupplier;

/// What a command writes to: results to stdout, everything else to stderr.
public final class Output {
    private final OutputMode mode;
    private final Streams.Sink sink;
    private final Stdout stdout;
    private final Stderr stderr;
    private final Canvas canvas;
    private final LongSupplier nanoTime;
    private volatile @Nullable LiveProgress live;

    /// Output of one run.
    ///
    /// @param nanoTime measures how long work goes on, as `System.nanoTime` does
    public Output(OutputMode mode, Streams streams, LongSupplier nanoTime) {
        this.mode = mode;
        this.sink = streams.out();
        this.stdout = new Stdout(sink.bytes());
        this.stderr = new Stderr(streams.err(), mode.errColor());
        this.canvas = new Canvas(sink.columns(), sink.unicode(), Theme.when(mode.outColor()));
        this.nanoTime = nanoTime;
    }

    /// How results are shown.
    public OutputMode mode() {
        return mode;
    }

    /// What results are laid out on.
    Canvas canvas() {
        return canvas;
    }

    /// stdout as a stream of texts, for what is laid out and coloured already.
    Streams.Sink sink() {
        return sink;
    }

    /// Shows a result in the form that was asked for.
    ///
    /// When nobody reads stdout any more the result is dropped, and the command goes on to its usual exit code.
    public <T> void result(T result, View<T> view) {
        try {
            write(text(view.of(result), mode.format()));
        } catch (OutputClosed ignored) {
            // The reader took what it wanted.
        }
    }

    /// Shows a page whatever the form: help is for people.
    public void page(Page page) {
        text(Layout.render(page, canvas));
    }

    /// Shows a text that is laid out and coloured already.
    public void text(String text) {
        try {
            write(text);
        } catch (OutputClosed ignored) {
            // The reader took what it wanted.
        }
    }

    /// Shows results one after another.
    public <T> RecordStream<T> stream(View<T> view) {
        Format format = mode.format().json() ? Format.JSON_COMPACT : mode.format();
        return result -> write(text(view.of(result), format));
    }

    /// stdout for bytes that are the result itself, such as a WAV file. Closing it flushes.
    ///
    /// It throws no `IOException` but [OutputClosed] when nobody reads any more, and `OperationFailed` otherwise.
    public OutputStream bytes() {
        return stdout;
    }

    /// Says on stderr that something is worth a look. Lines after the first are indented below it.
    public void warn(String message) {
        List<String> lines = message.lines().toList();
        say(Line.of(Style.WARN, "warning: ").and(lines.isEmpty() ? "" : lines.getFirst()));
        lines.stream().skip(1).forEach(line -> say(Line.of("  " + line)));
    }

    /// Says on stderr what a person should know and a program should not read.
    public void note(String message) {
        if (mode.progress() != ProgressMode.SILENT) {
            say(Line.of(message));
        }
    }

    private void say(Line line) {
        LiveProgress showing = live;
        if (showing == null || !showing.above(line)) {
            stderr.line(line);
        }
    }

    /// Shows how long work goes on, until it is closed; one at a time.
    ///
    /// @param title what the work is, as a phrase: `starting the stack`
    public ProgressDisplay progress(String title) {
        return switch (mode.progress()) {
            case LIVE -> {
                LiveProgress display = LiveProgress.start(title, stderr, nanoTime);
                live = display;
                yield display;
            }
            case LINES -> new LineProgress(stderr);
            case SILENT -> ProgressDisplay.SILENT;
        };
    }

    private void write(String text) {
        sink.print(text);
    }

    private String text(Renderings renderings, Format format) {
        return switch (format) {
            case HUMAN -> Layout.render(renderings.page().get(), canvas);
            case PLAIN -> plain(renderings.rows().get());
            case JSON_PRETTY ->
                    Json.pretty(Json.document(renderings.schemaVersion(), renderings.json().get()));
            case JSON_COMPACT ->
                    Json.compact(
                            Json.document(renderings.schemaVersion(), renderings.json().get()));
        };
    }

    private static String plain(Iterable<Row> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(row.text()).append('\n'));
        return text.toString();
    }
}
