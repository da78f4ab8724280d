package dev.vox.contract.transport;

import dev.vox.contract.call.Codec;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

/// JSON lines over standard streams.
record StreamLink(Codec codec, String target) implements Link {
    @Override
    public WorkerConnection connect(@Nullable Running program, Tail noise, Duration deadline)
            throws IOException {
        Running running = Objects.requireNonNull(program, "a worker on streams is started here");
        return new LineConnection(
                        codec,
                        running.stdout(),
                        running.stdin(),
                        noise::add,
                        running::ending,
                        () -> {})
                .begin(Thread.ofPlatform().daemon());
    }

    @Override
    public boolean streams() {
        return true;
    }
}
