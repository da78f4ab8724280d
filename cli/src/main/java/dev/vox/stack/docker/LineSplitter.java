package dev.vox.stack.docker;

import dev.vox.stack.compose.observe.ContainerObserver.OutputLine;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Consumer;

/// Makes lines of one of a container's streams, which comes in pieces that end anywhere, each line with the engine's time before it.
///
/// The engine cuts a line that is longer than 16 KiB, and writes the time before each part: those in the middle of a line go.
/// What has no line end when the stream ends is a line too, and so is 1 MiB without one.
final class LineSplitter {
    /// `2026-01-31T12:00:00.000000000Z` and a blank; always as long as that.
    private static final int STAMP = 31;

    private static final int PART = 16 * 1024;
    private static final int LONGEST = 1 << 20;

    private final boolean error;
    private final Consumer<OutputLine> each;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Instant last = Instant.EPOCH;

    /// @param error whether the stream is stderr
    LineSplitter(boolean error, Consumer<OutputLine> each) {
        this.error = error;
        this.each = each;
    }

    void add(byte[] bytes) {
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, from, i - from);
                flush();
                from = i + 1;
            }
        }
        line.write(bytes, from, bytes.length - from);
        if (line.size() >= LONGEST) {
            flush();
        }
    }

    /// There is no more.
    void end() {
        if (line.size() > 0) {
            flush();
        }
    }

    private void flush() {
        byte[] bytes = line.toByteArray();
        line.reset();
        Instant at = stamp(bytes, 0);
        int from = at == null ? 0 : STAMP;
        last = at == null ? last : at;
        ByteArrayOutputStream text = new ByteArrayOutputStream(bytes.length);
        while (bytes.length - from > PART && stamp(bytes, from + PART) != null) {
            text.write(bytes, from, PART);
            from += PART + STAMP;
        }
        text.write(bytes, from, bytes.length - from);
        each.accept(
                new OutputLine(last, error, withoutReturn(text.toString(StandardCharsets.UTF_8))));
    }

    private static @Nullable Instant stamp(byte[] bytes, int from) {
        if (bytes.length < from + STAMP || bytes[from + STAMP - 1] != ' ') {
            return null;
        }
        try {
            return Instant.parse(new String(bytes, from, STAMP - 1, StandardCharsets.ISO_8859_1));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// A terminal ends its lines with a carriage return before the line feed.
    private static String withoutReturn(String text) {
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
