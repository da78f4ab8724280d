package dev.vox.progress;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// Something that long work says while it goes on.
public sealed interface ProgressEvent {
    /// What the event is about: a service, a file, a step.
    String subject();

    /// Work on the subject has begun and waits for something, at most until the deadline.
    ///
    /// @param waitsFor what must happen, as a phrase: `first health answer`
    /// @param deadline counted from now
    record Started(String subject, String waitsFor, Duration deadline) implements ProgressEvent {}

    /// The subject waits for something else than before, or asked for it again.
    ///
    /// @param waitsFor what must happen, as a phrase: `answer of redis://localhost:6379`
    /// @param answer what came of asking for it last; empty when nothing did yet
    /// @param usual how long the subject takes otherwise, since its `Started`; null when nobody knows
    record Waiting(String subject, String waitsFor, String answer, @Nullable Duration usual)
            implements ProgressEvent {}

    /// The subject moved on by a part.
    ///
    /// @param done parts done
    /// @param total parts in all, 0 when nobody knows
    /// @param detail what was just done, as a phrase
    record Advanced(String subject, long done, long total, String detail)
            implements ProgressEvent {}

    /// The subject is done.
    ///
    /// @param detail what came of it, as a phrase: an endpoint, a length
    /// @param elapsed since its `Started`
    record Finished(String subject, String detail, Duration elapsed) implements ProgressEvent {}

    /// The subject failed. The failure itself is thrown where the work was asked for.
    ///
    /// @param reason as a phrase
    record Failed(String subject, String reason) implements ProgressEvent {}
}
