package dev.vox.cli;

import dev.vox.cli.output.Streams;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// One run of the tool in this process, and what came of it.
record Run(int exit, String out, String err) {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T10:15:30Z"));

    /// Runs with pipes for streams.
    static Run vox(String... args) {
        return in(Map.of(), args);
    }

    static Run in(Map<String, String> environment, String... args) {
        Recorder recorder = new Recorder(false);
        int exit = Main.run(List.of(args), recorder.streams(), environment, CLOCK);
        return recorder.run(exit);
    }

    static Run atTerminal(String... args) {
        Recorder recorder = new Recorder(true);
        int exit = Main.run(List.of(args), recorder.streams(), Map.of(), CLOCK);
        return recorder.run(exit);
    }

    /// Streams that remember what was written.
    record Recorder(boolean terminal, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        Recorder(boolean terminal) {
            this(terminal, new ByteArrayOutputStream(), new ByteArrayOutputStream());
        }

        Streams streams() {
            return new Streams(new ByteArrayInputStream(new byte[0]), sink(out), sink(err));
        }

        private Streams.Sink sink(ByteArrayOutputStream bytes) {
            return terminal
                    ? Streams.Sink.terminal(bytes, 100, StandardCharsets.UTF_8)
                    : Streams.Sink.pipe(bytes);
        }

        Run run(int exit) {
            return new Run(
                    exit,
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8));
        }
    }
}
