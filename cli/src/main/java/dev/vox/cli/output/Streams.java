package dev.vox.cli.output;

import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The three streams a run of vox has, and what lies behind them.
///
/// @param inTerminal whether a person types what is read
public record Streams(InputStream in, Sink out, Sink err, boolean inTerminal) {
    /// Streams of which nobody types the first.
    public Streams(InputStream in, Sink out, Sink err) {
        this(in, out, err, false);
    }

    /// A stream to write to.
    ///
    /// @param bytes buffered; whoever writes flushes
    /// @param terminal whether a person watches
    /// @param columns the terminal's width, or what help is wrapped at elsewhere; 1 or more
    /// @param charset what its text is encoded in
    public record Sink(OutputStream bytes, boolean terminal, int columns, Charset charset) {
        private static final int BUFFER_BYTES = 8192;

        /// A pipe or a file: UTF-8, 80 columns.
        public static Sink pipe(OutputStream bytes) {
            return new Sink(
                    new BufferedOutputStream(bytes, BUFFER_BYTES),
                    false,
                    80,
                    StandardCharsets.UTF_8);
        }

        /// A terminal.
        public static Sink terminal(OutputStream bytes, int columns, Charset charset) {
            return new Sink(new BufferedOutputStream(bytes, BUFFER_BYTES), true, columns, charset);
        }

        /// Writes a text and flushes.
        ///
        /// @throws OutputClosed if nobody reads any more
        /// @throws dev.vox.problem.OperationFailed if it cannot be written for another reason
        public void print(String text) {
            Stdout stdout = new Stdout(bytes);
            stdout.write(text.getBytes(charset));
            stdout.flush();
        }

        boolean unicode() {
            return charset.newEncoder().canEncode('…');
        }
    }
}
