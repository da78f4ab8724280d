package dev.vox.cli.repl.talk;

import dev.vox.text.Figures;
import dev.vox.voice.NearestRank;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// What the minutes of a conversation look like.
final class MinutesViews {
    private MinutesViews() {}

    /// Who said what, a line each.
    static List<String> transcript(Minutes.Copy minutes) {
        if (minutes.transcript().isEmpty()) {
            return List.of("nothing was said yet");
        }
        return minutes.transcript().stream()
                .map(said ->
                        "%s  %s: %s%s"
                                .formatted(
                                        time(said.at()),
                                        said.role(),
                                        said.text(),
                                        broken(said.brokenOffAfter())))
                .toList();
    }

    private static String broken(@Nullable Duration played) {
        return played == null ? "" : "  [broken off after %s]".formatted(Figures.duration(played));
    }

    private static String time(Duration at) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d.%d",
                at.toMinutes(),
                at.toSecondsPart(),
                at.toMillisPart() / 100);
    }

    /// The figures, a line a name, by nearest rank; the latencies are those of utterances that were spoken to their end.
    static List<String> figures(Minutes.Copy minutes) {
        List<String> lines = new ArrayList<>();
        List<UtteranceFigures> utterances = minutes.utterances();
        List<BargeInFigures> bargeIns = minutes.bargeIns();
        lines.add("%d utterances, %d barge-ins".formatted(utterances.size(), bargeIns.size()));
        List<UtteranceFigures> whole = utterances.stream().filter(UtteranceFigures::whole).toList();
        add(lines, "first_frame", all(whole, UtteranceFigures::firstFrame));
        add(lines, "first_audible", all(whole, UtteranceFigures::firstAudible));
        add(lines, "audio", all(utterances, UtteranceFigures::audio));
        add(lines, "bargein_detect", all(bargeIns, BargeInFigures::detect));
        add(lines, "bargein_control", all(bargeIns, BargeInFigures::control));
        add(lines, "bargein_ear", all(bargeIns, BargeInFigures::ear));
        add(lines, "bargein_speech", all(bargeIns, BargeInFigures::speech));
        return lines;
    }

    private static <T> List<Duration> all(
            Collection<T> measured, Function<T, @Nullable Duration> figure) {
        return measured.stream().map(figure).filter(Objects::nonNull).toList();
    }

    private static void add(List<String> lines, String name, List<Duration> measured) {
        if (!measured.isEmpty()) {
            NearestRank ranks =
                    NearestRank.of(measured.stream().mapToLong(Duration::toNanos).toArray());
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%-16s n %-4d p50 %-8s p95 %-8s max %s",
                            name,
                            measured.size(),
                            rank(ranks, 50),
                            rank(ranks, 95),
                            rank(ranks, 100)));
        }
    }

    private static String rank(NearestRank ranks, double percent) {
        return Figures.duration(Duration.ofNanos(ranks.percentile(percent)));
    }

    /// All of it for a program. Keys stay.
    static Map<String, Object> json(Minutes.Copy minutes) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("transcript", minutes.transcript());
        root.put("utterances", minutes.utterances().stream().map(MinutesViews::utterance).toList());
        root.put("bargeIns", minutes.bargeIns().stream().map(MinutesViews::bargeIn).toList());
        return root;
    }

    private static Map<String, @Nullable Object> utterance(UtteranceFigures figures) {
        return new LinkedHashMap<>(new ReplEvent.Utterance(figures).fields());
    }

    private static Map<String, @Nullable Object> bargeIn(BargeInFigures figures) {
        return new LinkedHashMap<>(new ReplEvent.BargeIn(figures).fields());
    }
}
