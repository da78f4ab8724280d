package dev.vox.bench.trace;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.Fingerprint;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.runtime.audio.WireFormat;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Two recordings of what should be the same conversation, beside each other.
///
/// @param tolerance up to which two moments, or two latencies, count as the same
/// @param events all that either has, in the order of their times
/// @param transcripts those whose words are not the same
/// @param figures all that either has
/// @param fingerprint what the two were not recorded on alike; it is no difference of the conversations
public record TraceComparison(
        Duration tolerance,
        List<EventPair> events,
        List<Transcripts> transcripts,
        List<FigurePair> figures,
        Audio audio,
        List<Fingerprint.Difference> fingerprint) {
    private static final double MOST_DECIBELS = 3;
    private static final Duration ALONE = Duration.ofHours(24);

    public TraceComparison {
        events = List.copyOf(events);
        transcripts = List.copyOf(transcripts);
        figures = List.copyOf(figures);
        fingerprint = List.copyOf(fingerprint);
    }

    /// An event in both, in ms since the beginning; null where it did not happen.
    ///
    /// @param event with what makes it what it is: `state SPEAKING`
    /// @param same whether it happened in both, at the same time within the tolerance
    public record EventPair(
            String event,
            @Nullable Duration beforeOrNull,
            @Nullable Duration afterOrNull,
            boolean same) {
        private Duration at() {
            return beforeOrNull == null
                    ? Objects.requireNonNullElse(afterOrNull, Duration.ZERO)
                    : beforeOrNull;
        }
    }

    /// What was said in both.
    ///
    /// @param role `user` or `assistant`
    public record Transcripts(String role, Duration at, WordDiff words) {}

    /// A figure in both, in ticks of its metric's unit; null where it is not known.
    public record FigurePair(
            Metric metric,
            int turn,
            @Nullable Long beforeOrNull,
            @Nullable Long afterOrNull,
            boolean same) {}

    /// What the ear heard in both.
    ///
    /// @param audibleBefore how much was audible
    /// @param decibels how far the two curves of level are apart, the mean in dB
    public record Audio(
            Duration lengthBefore,
            Duration lengthAfter,
            Duration audibleBefore,
            Duration audibleAfter,
            double decibels,
            boolean same) {}

    /// Whether nothing differs by more than the tolerance.
    public boolean same() {
        return events.stream().allMatch(EventPair::same)
                && transcripts.isEmpty()
                && figures.stream().allMatch(FigurePair::same)
                && audio.same();
    }

    /// Compares two recordings.
    ///
    /// @throws InvalidConfiguration when one of them cannot be read
    public static TraceComparison of(TraceFile before, TraceFile after, Duration tolerance) {
        List<EventPair> events = new ArrayList<>();
        List<Transcripts> transcripts = new ArrayList<>();
        Map<String, List<TimelineEntry>> one = ComparedEvents.of(before);
        Map<String, List<TimelineEntry>> other = ComparedEvents.of(after);
        Set<String> keys = new LinkedHashSet<>(one.keySet());
        keys.addAll(other.keySet());
        for (String key : keys) {
            for (Alignment.Pair<TimelineEntry> pair :
                    Alignment.of(
                            one.getOrDefault(key, List.of()),
                            other.getOrDefault(key, List.of()),
                            (a, b) -> Math.abs(a.micros() - b.micros()),
                            ALONE.toNanos() / 1000)) {
                events.add(event(key, pair, tolerance));
                transcript(pair, transcripts);
            }
        }
        events.sort(Comparator.comparing(EventPair::at));
        return new TraceComparison(
                tolerance,
                events,
                transcripts,
                figures(before.manifest(), after.manifest(), tolerance),
                audio(
                        before,
                        after,
                        tolerance,
                        one.getOrDefault("answer_audible", List.of()).size()),
                before.fingerprint().differences(after.fingerprint()));
    }

    private static EventPair event(
            String key, Alignment.Pair<TimelineEntry> pair, Duration tolerance) {
        Duration one = pair.before() == null ? null : at(pair.before());
        Duration other = pair.after() == null ? null : at(pair.after());
        boolean same = one != null && other != null && near(one, other, tolerance);
        return new EventPair(key, one, other, same);
    }

    private static Duration at(TimelineEntry entry) {
        return Duration.ofNanos(entry.micros() * 1000);
    }

    private static boolean near(Duration one, Duration other, Duration tolerance) {
        return one.minus(other).abs().compareTo(tolerance) <= 0;
    }

    private static void transcript(
            Alignment.Pair<TimelineEntry> pair, List<Transcripts> transcripts) {
        TimelineEntry one = pair.before();
        TimelineEntry other = pair.after();
        if (one != null && other != null && one.type().equals("transcript")) {
            WordDiff words = WordDiff.of(one.text("text"), other.text("text"));
            if (!words.same()) {
                transcripts.add(new Transcripts(one.text("role"), at(one), words));
            }
        }
    }

    private static List<FigurePair> figures(
            TraceManifest before, TraceManifest after, Duration tolerance) {
        Map<Map.Entry<Integer, Metric>, Long> one = byKey(before);
        Map<Map.Entry<Integer, Metric>, Long> other = byKey(after);
        Set<Map.Entry<Integer, Metric>> keys = new LinkedHashSet<>(one.keySet());
        keys.addAll(other.keySet());
        List<FigurePair> pairs = new ArrayList<>();
        for (Map.Entry<Integer, Metric> key : keys) {
            Long here = one.get(key);
            Long there = other.get(key);
            boolean same =
                    here != null && there != null && near(key.getValue(), here, there, tolerance);
            pairs.add(new FigurePair(key.getValue(), key.getKey(), here, there, same));
        }
        return pairs;
    }

    private static Map<Map.Entry<Integer, Metric>, Long> byKey(TraceManifest manifest) {
        Map<Map.Entry<Integer, Metric>, Long> figures = new LinkedHashMap<>();
        manifest.figures()
                .forEach(figure ->
                        figures.put(Map.entry(figure.turn(), figure.metric()), figure.ticks()));
        return figures;
    }

    /// An underrun counts as the frame that came late.
    private static boolean near(Metric metric, long one, long other, Duration tolerance) {
        long apart = Math.abs(one - other);
        return switch (metric.unit()) {
            case MILLISECONDS -> apart <= tolerance.toNanos();
            case COUNT -> apart * WireFormat.FRAME_DURATION.toNanos() <= tolerance.toNanos();
            case RATIO, PER_SECOND, KIBIBYTES -> apart == 0;
        };
    }

    private static Audio audio(TraceFile before, TraceFile after, Duration tolerance, int answers) {
        try {
            HeardAudio one = HeardAudio.of(before);
            HeardAudio other = HeardAudio.of(after);
            double decibels = one.distance(other, tolerance);
            boolean same =
                    decibels <= MOST_DECIBELS
                            && near(
                                    one.audible(),
                                    other.audible(),
                                    tolerance.multipliedBy(Math.max(1, answers)));
            return new Audio(
                    before.manifest().duration(),
                    after.manifest().duration(),
                    one.audible(),
                    other.audible(),
                    decibels,
                    same);
        } catch (IOException e) {
            throw new InvalidConfiguration("a trace cannot be read: " + e.getMessage(), null, e);
        }
    }
}
