package dev.vox.cli.command;

import dev.vox.probe.HealthPage;
import dev.vox.stack.DownReport;
import dev.vox.stack.Health;
import dev.vox.stack.RunState;
import dev.vox.stack.StackStatus;
import dev.vox.stack.UpReport;
import dev.vox.stack.log.LogFormat;
import dev.vox.stack.plan.Difference;
import dev.vox.text.Facts;
import dev.vox.text.Figures;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the stack's results look like.
final class StackViews {
    private StackViews() {}

    /// What came of `vox dev`.
    static Renderings up(UpReport report) {
        return Renderings.of(
                () -> {
                    Line headline = headline(report);
                    return replaced(Page.of(headline), report)
                            .gap()
                            .and(facts(report.status()))
                            .gap()
                            .and(services(report.status()));
                },
                () -> {
                    List<Row> rows = new ArrayList<>(rows(report.status()));
                    rows.add(Row.of("already-up", report.alreadyUp()));
                    rows.add(Row.of("elapsed", report.elapsed()));
                    rows.add(Row.of("restarted", report.restarted()));
                    rows.add(Row.of("switched", report.switched()));
                    report.differences()
                            .forEach(each -> rows.add(Row.of("difference", each.sentence())));
                    return rows;
                },
                () -> {
                    Map<String, @Nullable Object> root = json(report.status());
                    root.put("alreadyUp", report.alreadyUp());
                    root.put("elapsed", report.elapsed());
                    root.put("restarted", report.restarted());
                    root.put("switched", report.switched());
                    root.put("differences", report.differences());
                    return root;
                });
    }

    private static Line headline(UpReport report) {
        if (report.switched()) {
            return Line.of(Style.OK, "The stack has changed its model")
                    .and(" after " + Figures.duration(report.elapsed()) + ".");
        }
        return report.alreadyUp()
                ? Line.of("The stack is up already.")
                : Line.of(Style.OK, "The stack is up")
                        .and(" after " + Figures.duration(report.elapsed()) + ".");
    }

    private static Page replaced(Page page, UpReport report) {
        Page longer = page;
        for (Difference difference : report.differences()) {
            String change = report.switched() ? "Switched" : "Restarted";
            longer = longer.paragraph(change + ": " + difference.wasSentence() + ".");
        }
        return longer;
    }

    /// What `vox status` found.
    static Renderings status(StackStatus status) {
        // Not a case of the switches below: a pattern switch costs the quick look at containers its
        // time.
        return status instanceof StackStatus.Containers containers
                ? ContainerViews.status(containers)
                : Renderings.of(() -> page(status), () -> rows(status), () -> json(status));
    }

    /// A crash that was found, as a warning.
    static String crash(StackStatus.Crashed crashed) {
        return String.join("\n", crashSentence(crashed), indented(crashed.lastLines()))
                .stripTrailing();
    }

    /// What came of ending the process.
    static String sentence(DownReport report) {
        return switch (report.outcome()) {
            case NOTHING -> "There was nothing to stop.";
            case CLEANED ->
                    "There was nothing to stop: the stack (pid "
                            + report.pid()
                            + ") had crashed, its record is removed.";
            case STOPPED -> "The stack is stopped (pid " + report.pid() + took(report) + ").";
            case KILLED ->
                    "The stack did not end when asked and was killed (pid " + report.pid() + ").";
        };
    }

    private static String took(DownReport report) {
        return report.elapsed() == null ? "" : ", " + Figures.duration(report.elapsed());
    }

    private static Page page(StackStatus status) {
        return switch (status) {
            case StackStatus.Down _ ->
                    Page.EMPTY.paragraph("No stack is up in this project. Start it: vox dev");
            case StackStatus.Crashed crashed -> {
                Page page = Page.of(Line.of(Style.FAIL, crashSentence(crashed)));
                for (String line : crashed.lastLines()) {
                    page = page.verbatim("    " + line);
                }
                yield page;
            }
            case StackStatus.Up up -> Page.EMPTY.and(facts(up)).gap().and(services(up));
            case StackStatus.Containers containers -> ContainerViews.page(containers);
        };
    }

    private static String crashSentence(StackStatus.Crashed crashed) {
        return "The stack crashed: pid "
                + crashed.last().process().pid()
                + ", up since "
                + LogFormat.time(crashed.last().startedAt())
                + ", is gone."
                + (crashed.lastLines().isEmpty() ? "" : " Its last words:");
    }

    private static String indented(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append("    ").append(line).append('\n'));
        return text.toString();
    }

    private static Facts facts(StackStatus.Up up) {
        Facts facts =
                Facts.none()
                        .and("state", state(up))
                        .and("mode", up.run().mode())
                        .and("model", model(up.run()))
                        .and("backend", up.run().backend() + ", pid " + up.run().process().pid())
                        .and("uptime", Figures.duration(up.uptime()));
        Integer sessions = up.health().sessions();
        return sessions == null ? facts : facts.and("sessions", Integer.toString(sessions));
    }

    private static String model(RunState run) {
        return run.model() + run.profile().map(profile -> " (profile " + profile + ")").orElse("");
    }

    private static Line state(StackStatus.Up up) {
        String problem = up.health().problem();
        return switch (up.run().phase()) {
            case STARTING -> Line.of(Style.WARN, "starting");
            case READY ->
                    problem == null
                            ? Line.of(Style.OK, "healthy")
                            : Line.of(Style.FAIL, "unhealthy").and(": " + problem);
        };
    }

    private static Table services(StackStatus.Up up) {
        Table table = Table.of(Column.of("SERVICE"), Column.of("ENDPOINT"), Column.of("STATE"));
        for (ServiceState service : ServiceState.all(up)) {
            boolean first = true;
            for (RunState.Endpoint endpoint : service.endpoints()) {
                table =
                        table.row(
                                Line.of(first ? service.name() : ""),
                                Line.of(Style.ACCENT, endpoint.address().toString()),
                                first ? service.styled() : Line.EMPTY);
                first = false;
            }
            if (service.endpoints().isEmpty()) {
                table =
                        table.row(
                                Line.of(service.name()),
                                Line.of(Style.DIM, "in memory"),
                                service.styled());
            }
        }
        return table;
    }

    private static List<Row> rows(StackStatus status) {
        return switch (status) {
            case StackStatus.Containers containers -> ContainerViews.rows(containers);
            case StackStatus.Down _ -> List.of(Row.of("state", "down"));
            case StackStatus.Crashed crashed -> {
                List<Row> rows = new ArrayList<>();
                rows.add(Row.of("state", "crashed"));
                rows.add(Row.of("pid", crashed.last().process().pid()));
                rows.add(Row.of("started-at", crashed.last().startedAt()));
                crashed.lastLines().forEach(line -> rows.add(Row.of("last-line", line)));
                yield rows;
            }
            case StackStatus.Up up -> {
                List<Row> rows = new ArrayList<>();
                rows.add(Row.of("state", ServiceState.word(up)));
                rows.add(Row.of("problem", up.health().problem()));
                rows.add(Row.of("mode", up.run().mode()));
                rows.add(Row.of("model", up.run().model()));
                rows.add(Row.of("profile", up.run().profile()));
                rows.add(Row.of("backend", up.run().backend()));
                rows.add(Row.of("pid", up.run().process().pid()));
                rows.add(Row.of("started-at", up.run().startedAt()));
                rows.add(Row.of("uptime", up.uptime()));
                rows.add(Row.of("sessions", up.health().sessions()));
                for (ServiceState service : ServiceState.all(up)) {
                    rows.add(Row.of(service.name(), service.state()));
                    service.endpoints()
                            .forEach(endpoint ->
                                    rows.add(
                                            Row.of(
                                                    service.name() + "." + endpoint.purpose(),
                                                    endpoint.address())));
                }
                yield rows;
            }
        };
    }

    private static Map<String, @Nullable Object> json(StackStatus status) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("state", ServiceState.word(status));
        root.put("project", status.project().root());
        switch (status) {
            case StackStatus.Down _, StackStatus.Containers _ -> {}
            case StackStatus.Crashed crashed -> {
                describe(root, crashed.last());
                root.put("lastLines", crashed.lastLines());
            }
            case StackStatus.Up up -> {
                describe(root, up.run());
                root.put("uptime", up.uptime());
                root.put("sessions", up.health().sessions());
                root.put("problem", up.health().problem());
                root.put("checks", checks(up.health()));
                root.put(
                        "services", ServiceState.all(up).stream().map(ServiceState::json).toList());
            }
        }
        return root;
    }

    /// What the orchestrator says of each part, by the ids of phases.
    static List<Map<String, @Nullable Object>> checks(Health health) {
        return health.parts().stream().map(StackViews::json).toList();
    }

    private static Map<String, @Nullable Object> json(HealthPage.Part part) {
        Map<String, @Nullable Object> check = new LinkedHashMap<>();
        check.put("id", part.id());
        check.put("ok", part.ok());
        check.put("error", part.ok() ? null : part.error());
        return check;
    }

    private static void describe(Map<String, @Nullable Object> root, RunState run) {
        root.put("backend", run.backend());
        root.put("mode", run.mode());
        root.put("model", run.model());
        root.put("profile", run.profile().orElse(null));
        root.put("buildId", run.buildId());
        root.put("pid", run.process().pid());
        root.put("startedAt", run.startedAt());
    }
}
