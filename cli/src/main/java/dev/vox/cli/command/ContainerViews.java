package dev.vox.cli.command;

import dev.vox.stack.ContainerService;
import dev.vox.stack.ContainerStack;
import dev.vox.stack.Health;
import dev.vox.stack.RunState;
import dev.vox.stack.StackStatus;
import dev.vox.stack.compose.ComposeUpReport;
import dev.vox.stack.compose.plan.ComposeStep;
import dev.vox.stack.compose.ready.ReadyReport.Became;
import dev.vox.stack.log.LogFormat;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a stack in containers looks like.
final class ContainerViews {
    private static final String BACKEND = "compose";

    private ContainerViews() {}

    /// What came of `vox dev` in containers.
    static Renderings up(ComposeUpReport report) {
        return Renderings.of(
                () -> {
                    Page page = Page.of(headline(report));
                    for (ComposeStep step : report.done()) {
                        page = page.verbatim("  " + step.action() + " (" + step.cause() + ")");
                    }
                    return chain(page, report)
                            .gap()
                            .and(facts(report.status().stack()))
                            .gap()
                            .and(services(report.status().stack()));
                },
                () -> {
                    List<Row> rows = new ArrayList<>(rows(report.status()));
                    rows.add(Row.of("already-up", report.alreadyUp()));
                    rows.add(Row.of("elapsed", report.elapsed()));
                    for (ComposeStep step : report.done()) {
                        rows.add(Row.of("step", step.word(), step.service(), step.cause()));
                    }
                    for (Became each : report.ready().critical()) {
                        rows.add(Row.of("critical", each.service(), each.took(), each.answer()));
                    }
                    rows.add(Row.of("noticed", report.ready().noticed()));
                    return rows;
                },
                () -> {
                    Map<String, @Nullable Object> root = json(report.status());
                    root.put("alreadyUp", report.alreadyUp());
                    root.put("elapsed", report.elapsed());
                    root.put("steps", report.done().stream().map(ContainerViews::step).toList());
                    root.put("ready", report.ready().services());
                    root.put("critical", report.ready().critical());
                    root.put("noticed", report.ready().noticed());
                    return root;
                });
    }

    private static Line headline(ComposeUpReport report) {
        return report.alreadyUp()
                ? Line.of("The stack is up already.")
                : Line.of(Style.OK, "The stack is up")
                        .and(" after " + Figures.duration(report.elapsed()) + ".");
    }

    /// What the time went on, where there was any to speak of.
    private static Page chain(Page page, ComposeUpReport report) {
        List<Became> critical = report.ready().critical();
        if (report.alreadyUp() || critical.isEmpty()) {
            return page;
        }
        return page.paragraph(
                "Waited for: "
                        + critical.stream()
                                .map(each -> each.service() + " " + Figures.duration(each.took()))
                                .collect(Collectors.joining(", then ")));
    }

    /// A step for programs.
    static Map<String, Object> step(ComposeStep step) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("step", step.word());
        fields.put("service", step.service());
        fields.put("action", step.action());
        fields.put("cause", step.cause());
        return fields;
    }

    /// What `vox status` found.
    static Renderings status(StackStatus.Containers status) {
        return Renderings.of(() -> page(status), () -> rows(status), () -> json(status));
    }

    /// The page of `vox status`.
    static Page page(StackStatus.Containers status) {
        return Page.EMPTY.and(facts(status.stack())).gap().and(services(status.stack()));
    }

    /// The whole stack in a word.
    static String word(ContainerStack stack) {
        if (stack.healthy()) {
            return "healthy";
        }
        return stack.starting() ? "starting" : "unhealthy";
    }

    private static Facts facts(ContainerStack stack) {
        Facts facts = Facts.none().and("state", state(stack));
        if (stack.mode() != null) {
            facts = facts.and("mode", stack.mode());
        }
        if (stack.model() != null) {
            String profile = stack.profile();
            facts =
                    facts.and(
                            "model",
                            stack.model() + (profile == null ? "" : " (profile " + profile + ")"));
        }
        facts = facts.and("backend", BACKEND + ", project " + stack.name());
        if (stack.startedAt() != null) {
            facts = facts.and("changed", LogFormat.time(stack.startedAt()));
        }
        Integer sessions = stack.sessions();
        return sessions == null ? facts : facts.and("sessions", Integer.toString(sessions));
    }

    private static Line state(ContainerStack stack) {
        String word = word(stack);
        if (stack.healthy()) {
            return Line.of(Style.OK, word);
        }
        String culprits =
                Stream.concat(
                                stack.services().stream()
                                        .filter(service -> service.wanted() && !service.well())
                                        .map(service -> service.name() + " " + state(service)),
                                Stream.ofNullable(stack.problem()))
                        .collect(Collectors.joining(", "));
        return Line.of(stack.starting() ? Style.WARN : Style.FAIL, word).and(": " + culprits);
    }

    private static Table services(ContainerStack stack) {
        Table table =
                Table.of(
                        Column.of("SERVICE"),
                        Column.of("STATE"),
                        Column.of("UPTIME"),
                        Column.of("ENDPOINT"),
                        Column.shrinking("IMAGE"));
        for (ContainerService service : stack.services()) {
            table =
                    table.row(
                            Line.of(service.wanted() ? Style.PLAIN : Style.DIM, service.name()),
                            styled(service),
                            Line.of(uptime(service)),
                            Line.of(Style.ACCENT, reached(stack, service)),
                            Line.of(Style.DIM, Optional.ofNullable(service.image()).orElse("")));
        }
        return table;
    }

    private static String uptime(ContainerService service) {
        return service.uptime() == null ? "" : Figures.duration(service.uptime());
    }

    /// Where it is reached: its endpoints as a client writes them, else its ports.
    private static String reached(ContainerStack stack, ContainerService service) {
        List<String> endpoints =
                stack.endpoints().stream()
                        .filter(endpoint -> endpoint.service().equals(service.name()))
                        .map(endpoint -> endpoint.address().toString())
                        .toList();
        return String.join(", ", endpoints.isEmpty() ? service.ports() : endpoints);
    }

    private static Line styled(ContainerService service) {
        return switch (service.state()) {
            case HEALTHY, RUNNING, DONE -> Line.of(Style.OK, state(service));
            case STARTING, PAUSED, RESTARTING -> Line.of(Style.WARN, state(service));
            case UNHEALTHY, CRASHED, MISSING -> Line.of(Style.FAIL, state(service));
            case STOPPED -> Line.of(service.wanted() ? Style.FAIL : Style.DIM, state(service));
        };
    }

    private static String state(ContainerService service) {
        String word = service.state().name().toLowerCase(Locale.ROOT);
        boolean crashed = service.state() == ContainerService.State.CRASHED;
        return crashed && service.exitCode() != null
                ? word + " (exit " + service.exitCode() + ")"
                : word;
    }

    /// The rows of `vox status`.
    static List<Row> rows(StackStatus.Containers status) {
        ContainerStack stack = status.stack();
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("state", word(stack)));
        rows.add(Row.of("problem", stack.problem()));
        rows.add(Row.of("mode", stack.mode()));
        rows.add(Row.of("model", stack.model()));
        rows.add(Row.of("profile", stack.profile()));
        rows.add(Row.of("backend", BACKEND));
        rows.add(Row.of("compose-project", stack.name()));
        rows.add(Row.of("started-at", stack.startedAt()));
        rows.add(Row.of("sessions", stack.sessions()));
        for (ContainerService service : stack.services()) {
            rows.add(
                    Row.of(
                            "service",
                            service.name(),
                            service.state(),
                            service.exitCode(),
                            service.wanted() ? "wanted" : "not-wanted",
                            service.uptime(),
                            service.image(),
                            String.join(",", service.ports())));
        }
        for (RunState.Endpoint endpoint : stack.endpoints()) {
            rows.add(Row.of(endpoint.service() + "." + endpoint.purpose(), endpoint.address()));
        }
        return rows;
    }

    /// The document of `vox status`.
    static Map<String, @Nullable Object> json(StackStatus.Containers status) {
        ContainerStack stack = status.stack();
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("state", word(stack));
        root.put("project", status.project().root());
        root.put("backend", BACKEND);
        root.put("composeProject", stack.name());
        root.put("mode", stack.mode());
        root.put("model", stack.model());
        root.put("profile", stack.profile());
        root.put("startedAt", stack.startedAt());
        root.put("sessions", stack.sessions());
        root.put("problem", stack.problem());
        Health health = stack.health();
        root.put("checks", health == null ? List.of() : StackViews.checks(health));
        root.put(
                "services",
                stack.services().stream().map(service -> service(stack, service)).toList());
        return root;
    }

    private static Map<String, @Nullable Object> service(
            ContainerStack stack, ContainerService service) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", service.name());
        fields.put("state", service.state());
        fields.put("wanted", service.wanted());
        fields.put("well", service.well());
        fields.put("exitCode", service.exitCode());
        fields.put("container", service.container());
        fields.put("image", service.image());
        fields.put(service.uptime() == null ? "uptimeMs" : "uptime", service.uptime());
        fields.put("ports", service.ports());
        fields.put(
                "endpoints",
                stack.endpoints().stream()
                        .filter(endpoint -> endpoint.service().equals(service.name()))
                        .map(endpoint -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("purpose", endpoint.purpose());
                            one.put("address", endpoint.address());
                            return one;
                        })
                        .toList());
        return fields;
    }
}
