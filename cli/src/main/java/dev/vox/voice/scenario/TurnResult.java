package dev.vox.voice.scenario;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What came of a turn.
///
/// @param number from 1
/// @param action what was done
/// @param beganOrNull since the conversation began; null when the turn never did
/// @param problemOrNull why it never did
/// @param events from its beginning to that of the next turn
public record TurnResult(
        int number,
        String action,
        @Nullable Duration beganOrNull,
        @Nullable String problemOrNull,
        List<Outcome> outcomes,
        List<Figure> figures,
        List<TimedEvent> events) {
    public TurnResult {
        outcomes = List.copyOf(outcomes);
        figures = List.copyOf(figures);
        events = List.copyOf(events);
    }

    /// When it began, since the conversation did.
    public Optional<Duration> began() {
        return Optional.ofNullable(beganOrNull);
    }

    /// Why it never began.
    public Optional<String> problem() {
        return Optional.ofNullable(problemOrNull);
    }

    /// Whether it began and all was as expected.
    public boolean met() {
        return problemOrNull == null && outcomes.stream().allMatch(Outcome::met);
    }

    /// The figure of a metric.
    public Optional<Figure> figure(Metric metric) {
        return figures.stream().filter(figure -> figure.metric() == metric).findFirst();
    }
}
