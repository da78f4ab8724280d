package dev.vox.cli.output;

import dev.vox.text.Canvas;
import dev.vox.text.Layout;
import dev.vox.text.Line;

import java.io.IOException;
import java.io.OutputStream;

/// stderr, from any thread. When it is closed there is nobody left to tell, so its failures are dropped.
public final class Stderr {
    private final OutputStream bytes;
    private final Streams.Sink sink;
    private final Canvas canvas;

    /// stderr, coloured or not.
    public Stderr(Streams.Sink sink, boolean color) {
        this.sink = sink;
        this.bytes = sink.bytes();
        this.canvas = new Canvas(sink.columns(), sink.unicode(), Theme.when(color));
    }

    Canvas canvas() {
        return canvas;
    }

    /// Writes one line.
    public void line(Line line) {
        write(Layout.paint(line, canvas.painter()) + "\n");
    }

    /// Writes text as it is: laid out, coloured and scrubbed already.
    public synchronized void write(String text) {
        try {
            bytes.write(text.getBytes(sink.charset()));
            bytes.flush();
        } catch (IOException ignored) {
            // Nobody reads stderr: the exit code is all that is left to tell.
        }
    }
}
