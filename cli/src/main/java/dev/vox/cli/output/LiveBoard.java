package dev.vox.cli.output;

import dev.vox.progress.ProgressEvent;
import dev.vox.progress.ProgressEvent.Advanced;
import dev.vox.progress.ProgressEvent.Failed;
import dev.vox.progress.ProgressEvent.Finished;
import dev.vox.progress.ProgressEvent.Started;
import dev.vox.progress.ProgressEvent.Waiting;
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
    private static final long TENTH = Duration.ofMillis(100).toNanos();
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
    /// @param usual how long it takes otherwise, counted from `since`; absent where nobody knows
    private record Running(
            String phrase, long since, @Nullable Duration deadline, @Nullable Duration usual) {}

    /// Takes an event; a subject that came to its end yields the line that stays.
    Optional<Line> apply(ProgressEvent event, long now) {
        return switch (event) {
            case Started(String subject, String waitsFor, Duration deadline) -> {
                running.put(subject, new Running("waiting for " + waitsFor, now, deadline, null));
                yield Optional.empty();
            }
            case Waiting(String subject, String waitsFor, String answer, Duration usual) -> {
                String last = answer.isEmpty() ? "" : ": " + answer;
                change(subject, "waiting for " + waitsFor + last, usual, now);
                yield Optional.empty();
            }
            case Advanced(String subject, long done, long total, String detail) -> {
                String parts = total == 0 ? Long.toString(done) : done + "/" + total;
                change(subject, parts + " " + detail, null, now);
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

    private void change(String subject, String phrase, @Nullable Duration usual, long now) {
        Running before = running.get(subject);
        long since = before == null ? now : before.since();
        Duration deadline = before == null ? null : before.deadline();
        Duration known = usual == null && before != null ? before.usual() : usual;
        running.put(subject, new Running(phrase, since, deadline, known));
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
            lines.add(fit(spinner(now).and(title), elapsed(begun, now), columns));
        }
        int subjects = running.keySet().stream().mapToInt(DisplayWidth::of).max().orElse(0);
        for (Map.Entry<String, Running> entry : running.entrySet()) {
            if (lines.size() == MOST_ROWS) {
                lines.add(
                        Line.of(Style.DIM, "  and %d more".formatted(running.size() - MOST_ROWS)));
                break;
            }
            Running work = entry.getValue();
            Line line = row(entry.getKey(), work, subjects, now);
            lines.add(fit(line, elapsed(work.since(), now) + limit(work), columns));
        }
        return List.copyOf(lines);
    }

    private Line row(String subject, Running work, int width, long now) {
        return spinner(now)
                .and(Style.LABEL, subject)
                .and(" ".repeat(Math.max(0, width - DisplayWidth.of(subject)) + 2))
                .and(work.phrase());
    }

    /// The line and the time behind it, cut before the time where both do not fit.
    private Line fit(Line line, String time, int columns) {
        int room = Math.max(0, columns - 1 - DisplayWidth.of(time));
        return line.cut(room, unicode ? "…" : "...")
                .and(Style.DIM, time)
                .cut(columns - 1, unicode ? "…" : "...");
    }

    private Line spinner(long now) {
        String frames = unicode ? SPINNER : ASCII_SPINNER;
        int frame = (int) ((now - begun) / TENTH % frames.length());
        return Line.of(Style.ACCENT, frames.charAt(frame) + " ");
    }

    private static String limit(Running work) {
        String usual = work.usual() == null ? "" : ", usually " + Figures.duration(work.usual());
        return work.deadline() == null ? usual : " of " + Figures.duration(work.deadline()) + usual;
    }

    /// Tenths of a second, so that the figure moves evenly; longer times as elsewhere.
    private static String elapsed(long since, long now) {
        long tenths = (now - since) / TENTH;
        return tenths < 600
                ? "  " + tenths / 10 + "." + tenths % 10 + " s"
                : "  " + Figures.duration(Duration.ofSeconds(tenths / 10));
    }
}
