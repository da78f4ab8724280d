package dev.vox.cli.command;

import dev.vox.stack.DownReport;
import dev.vox.stack.compose.ComposeDown.Stopped;
import dev.vox.text.Figures;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What came of `vox stop`.
final class StopViews {
    private StopViews() {}

    static Renderings stopped(Stopped stopped) {
        return Renderings.of(() -> page(stopped), () -> rows(stopped), () -> json(stopped));
    }

    private static Page page(Stopped stopped) {
        Page page = Page.EMPTY;
        boolean process = stopped.embedded().outcome() != DownReport.Outcome.NOTHING;
        if (process || stopped.removed().isEmpty()) {
            page = page.paragraph(StackViews.sentence(stopped.embedded()));
        }
        if (!stopped.removed().isEmpty()) {
            page =
                    page.paragraph(
                            "The containers of %s are gone (%s), %s. Volumes stay; vox clean deletes them."
                                    .formatted(
                                            stopped.project(),
                                            String.join(", ", stopped.removed()),
                                            Figures.duration(stopped.elapsed())));
        }
        return page;
    }

    private static String outcome(Stopped stopped) {
        DownReport.Outcome outcome = stopped.embedded().outcome();
        boolean containers = !stopped.removed().isEmpty();
        return (containers && outcome == DownReport.Outcome.NOTHING
                        ? DownReport.Outcome.STOPPED
                        : outcome)
                .name()
                .toLowerCase(Locale.ROOT);
    }

    private static @Nullable Duration elapsed(Stopped stopped) {
        return stopped.removed().isEmpty() ? stopped.embedded().elapsed() : stopped.elapsed();
    }

    private static List<Row> rows(Stopped stopped) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("outcome", outcome(stopped)));
        rows.add(Row.of("pid", stopped.embedded().pid()));
        rows.add(Row.of("elapsed", elapsed(stopped)));
        stopped.removed().forEach(name -> rows.add(Row.of("container", name)));
        return rows;
    }

    private static Map<String, @Nullable Object> json(Stopped stopped) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        Duration elapsed = elapsed(stopped);
        root.put("outcome", outcome(stopped));
        root.put("pid", stopped.embedded().pid());
        root.put(elapsed == null ? "elapsedMs" : "elapsed", elapsed);
        root.put("composeProject", stopped.project().isEmpty() ? null : stopped.project());
        root.put("containers", stopped.removed());
        return root;
    }
}
