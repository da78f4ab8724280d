package dev.vox.embedded;

import dev.vox.progress.Progress;
import dev.vox.stack.StackSettings;

import java.time.Duration;
import java.time.InstantSource;

final class EmbeddedStack implements AutoCloseable {
    static EmbeddedStack start(
            StackSettings settings,
            String buildId,
            Duration timeout,
            Progress progress,
            InstantSource clock) {
        return new EmbeddedStack();
    }

    @Override
    public void close() {}
}
