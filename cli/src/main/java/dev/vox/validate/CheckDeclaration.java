package dev.vox.validate;

import dev.vox.yaml.Place;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// A check as a file declares it.
///
/// @param id stable, dots between its words: `discovery.worker-registered`
/// @param kind as files write it
/// @param alone whether it runs when no other does, because it measures time
/// @param needs what must be there for it to run
/// @param timeout of one look
/// @param retry when it looks again; null when once is enough
/// @param fix what to do when it fails; null when the file does not say
/// @param docs a page about it, relative to the repository; null when the file does not say
/// @param place where its declaration begins
public record CheckDeclaration(
        String id,
        String title,
        String kind,
        boolean alone,
        Check check,
        List<Need> needs,
        Severity severity,
        Duration timeout,
        @Nullable Retry retry,
        @Nullable String fix,
        @Nullable String docs,
        Place place) {
    public CheckDeclaration {
        needs = List.copyOf(needs);
    }

    /// How often a check that fails looks again.
    ///
    /// @param every between the end of a look and the beginning of the next
    /// @param lasting since the first look; no look begins after it
    public record Retry(Duration every, Duration lasting) {}
}
