package dev.vox.cli.output;

import dev.vox.problem.OperationFailed;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/// stdout with its failures told apart: a reader that left, and a disk that is full.
final class Stdout extends OutputStream {
    private final OutputStream bytes;

    Stdout(OutputStream bytes) {
        this.bytes = bytes;
    }

    @Override
    public void write(int value) {
        guard(() -> bytes.write(value));
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        guard(() -> bytes.write(buffer, offset, length));
    }

    @Override
    public void write(byte[] buffer) {
        write(buffer, 0, buffer.length);
    }

    @Override
    public void flush() {
        guard(bytes::flush);
    }

    /// Flushes; the stream itself belongs to the process.
    @Override
    public void close() {
        flush();
    }

    private interface Action {
        void run() throws IOException;
    }

    private static void guard(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            if (readerLeft(reason.toLowerCase(Locale.ROOT))) {
                throw new OutputClosed(e);
            }
            throw new OperationFailed("cannot write to stdout: " + reason, null, e);
        }
    }

    /// The wordings of EPIPE and EBADF on Linux and macOS, of ERROR_BROKEN_PIPE and ERROR_NO_DATA on Windows, of the JDK.
    private static boolean readerLeft(String reason) {
        return reason.contains("broken pipe")
                || reason.contains("pipe is being closed")
                || reason.contains("pipe has been ended")
                || reason.contains("pipe closed")
                || reason.contains("stream closed")
                || reason.contains("bad file descriptor");
    }
}
