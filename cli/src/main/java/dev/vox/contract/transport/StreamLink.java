package dev.vox.contract.transport;

import dev.vox.contract.call.Codec;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

/// JSON lines over standard streams.
record StreamLink(Codec codec, String target) implements Link {
    private static final Duration DYING = Duration.ofMillis(300);

    @Override
    public WorkerConnection connect(@Nullable Running program, Tail noise, Duration deadline)
            throws IOException {
        Running running = Objects.requireNonNull(program, "a worker on streams is started here");
        return new LineConnection(
                        codec,
                        running.stdout(),
                        running.stdin(),
                        noise::add,
                        () -> ending(running),
                        () -> {})
                .begin(Thread.ofPlatform().daemon());
    }

    /// The streams end a moment before the system knows how the program ended.
    private static String ending(Running program) {
        try {
            return program.awaitEnd(DYING) ? program.ending() : "it closed its standard output";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return program.ending();
        }
    }

    @Override
    public boolean streams() {
        return true;
    }
}
