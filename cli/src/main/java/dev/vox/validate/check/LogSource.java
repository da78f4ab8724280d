package dev.vox.validate.check;

import dev.vox.validate.CheckBroken;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A log that can be read, again and again.
interface LogSource {
    /// What it is called in evidence: `logs/tts.log`, `worker, orchestrator`.
    String name();

    /// Every line that counts, oldest first.
    List<LogLine> read() throws CheckBroken, InterruptedException;

    /// A line of a log.
    ///
    /// @param where it stands: `logs/tts.log:7`, `worker`
    record LogLine(String where, String text) {}

    /// The last 4 MiB of a file; one that is not there yet is empty.
    ///
    /// @param fromNow whether only what is written from now on counts
    static LogSource ofFile(String name, Path file, boolean fromNow) throws CheckBroken {
        try {
            long from = fromNow && Files.exists(file) ? Files.size(file) : 0;
            return new OfFile(name, file, from);
        } catch (IOException e) {
            throw new CheckBroken("the log %s cannot be read".formatted(name), e);
        }
    }

    /// A file from some place on.
    record OfFile(String name, Path file, long from) implements LogSource {
        private static final int MOST_BYTES = 4 << 20;

        @Override
        public List<LogLine> read() throws CheckBroken {
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                long size = channel.size();
                long begin = from > size ? 0 : from;
                channel.position(Math.max(begin, size - MOST_BYTES));
                ByteBuffer bytes =
                        ByteBuffer.allocate((int) Math.min(MOST_BYTES, size - channel.position()));
                while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                    // until it is full, or the file ends
                }
                return lines(
                        new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8));
            } catch (NoSuchFileException e) {
                return List.of();
            } catch (IOException e) {
                throw new CheckBroken("the log %s cannot be read".formatted(name), e);
            }
        }

        private List<LogLine> lines(String text) {
            List<LogLine> lines = new ArrayList<>();
            text.lines().forEach(line -> lines.add(new LogLine(name, line)));
            return lines;
        }
    }
}
