package dev.vox.bench.trace;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a trace says of itself.
///
/// @param recordedAt when the recording began, by the wall clock
/// @param duration of the conversation
/// @param partialOrNull why it is not whole, a phrase; null when it is
/// @param frames of the server's that came
/// @param lost frames of the server's that did not
/// @param figures in the order of the turns
/// @param flaws why figures are not to be used, a phrase each
/// @param members the other members of the file
public record TraceManifest(
        Instant recordedAt,
        Duration duration,
        @Nullable String partialOrNull,
        Conversed conversed,
        long frames,
        long lost,
        List<TraceFigure> figures,
        List<String> flaws,
        List<Member> members) {
    /// Of which form of the format it is.
    public static final int SCHEMA_VERSION = 1;

    public TraceManifest {
        figures = List.copyOf(figures);
        flaws = List.copyOf(flaws);
        members = List.copyOf(members);
    }

    /// A member of the file.
    ///
    /// @param sha256 of its bytes, in lower-case hexadecimal digits
    public record Member(String name, long bytes, String sha256) {}

    /// Why it is not whole.
    public Optional<String> partial() {
        return Optional.ofNullable(partialOrNull);
    }
}
