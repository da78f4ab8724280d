package dev.vox.cli.output;

import dev.vox.progress.ProgressEvent;
import dev.vox.progress.ProgressEvent.Advanced;
import dev.vox.progress.ProgressEvent.Failed;
import dev.vox.progress.ProgressEvent.Finished;
import dev.vox.progress.ProgressEvent.Started;
import dev.vox.text.DisplayWidth;
import dev.vox.text.Figures;
import dev.vox.text.Line;
import dev.vox.text.Style;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is under way, as lines. Knows no terminal; not safe for threads, its display is.
final class LiveBoard {
    private static final long SPINNER_NANOS = Duration.ofMillis(100).toNanos();
    private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static final String ASCII_SPINNER = "|/-\\";
    private static final int MOST_ROWS = 12;

    private final String title;
    private final boolean unicode;
    private final long begun;
    private final Map<String, Running> running = new LinkedHashMap<>();

    LiveBoard(String title, boolean unicode, long now) {
        this.title = title;
        this.unicode = unicode;
        this.begun = now;
    }

    /// One subject under way.
    ///
    /// @param deadline counted from `since`, absent where only parts are reported
    private record Running(String phrase, long since, @Nullable Duration deadline) {}

    /// Takes an event; a subject that came to its end yields the line that stays.
    Optional<Line> apply(ProgressEvent event, long now) {
        return switch (event) {
            case Started(String subject, String waitsFor, Duration deadline) -> {
                running.put(subject, new Running("waiting for " + waitsFor, now, deadline));
                yield Optional.empty();
            }
            case Advanced(String subject, long done, long total, String detail) -> {
                String parts = total == 0 ? Long.toString(done) : done + "/" + total;
                advance(subject, parts + " " + detail, now);
                yield Optional.empty();
            }
            case Finished(String subject, String detail, Duration elapsed) -> {
                running.remove(subject);
                yield Optional.of(finished(subject, detail, elapsed));
            }
            case Failed(String subject, String reason) -> {
                running.remove(subject);
                yield Optional.of(failed(subject, reason));
            }
        };
    }

    private void advance(String subject, String phrase, long now) {
        Running before = running.get(subject);
        long since = before == null ? now : before.since();
        Duration deadline = before == null ? null : before.deadline();
        running.put(subject, new Running(phrase, since, deadline));
    }

    private Line finished(String subject, String detail, Duration elapsed) {
        return Line.of(Style.OK, unicode ? "✓ " : "ok ")
                .and(Style.LABEL, subject)
                .and("  " + detail)
                .and(Style.DIM, "  " + Figures.duration(elapsed));
    }

    private Line failed(String subject, String reason) {
        return Line.of(Style.FAIL, unicode ? "✗ " : "failed ")
                .and(Style.LABEL, subject)
                .and("  " + reason);
    }

    /// The lines of what is under way, none wider than the terminal, or a wrapped line would be counted as one.
    List<Line> lines(long now, int columns) {
        List<Line> lines = new ArrayList<>();
        if (running.isEmpty()) {
            lines.add(spinner(now).and(title).and(Style.DIM, elapsed(begun, now)));
        }
        int subjects = running.keySet().stream().mapToInt(DisplayWidth::of).max().orElse(0);
        for (Map.Entry<String, Running> entry : running.entrySet()) {
            if (lines.size() == MOST_ROWS) {
                lines.add(
                        Line.of(Style.DIM, "  and %d more".formatted(running.size() - MOST_ROWS)));
                break;
            }
            lines.add(row(entry.getKey(), entry.getValue(), subjects, now));
        }
        return lines.stream().map(line -> line.cut(columns - 1, unicode ? "…" : "...")).toList();
    }

    private Line row(String subject, Running work, int width, long now) {
        String limit = work.deadline() == null ? "" : " of " + Figures.duration(work.deadline());
        return spinner(now)
                .and(Style.LABEL, subject)
                .and(" ".repeat(width - DisplayWidth.of(subject) + 2))
                .and(work.phrase())
                .and(Style.DIM, elapsed(work.since(), now) + limit);
    }

    private Line spinner(long now) {
        String frames = unicode ? SPINNER : ASCII_SPINNER;
        int frame = (int) ((now - begun) / SPINNER_NANOS % frames.length());
        return Line.of(Style.ACCENT, frames.charAt(frame) + " ");
    }

    private static String elapsed(long since, long now) {
        long tenths = (now - since) / SPINNER_NANOS;
        return "  " + Figures.duration(Duration.ofNanos(tenths * SPINNER_NANOS));
    }
}
