package dev.vox.cli.command;

import dev.vox.env.Launch;
import dev.vox.stack.UpRequest;
import dev.vox.stack.plan.Deviation;
import dev.vox.stack.plan.Plan;
import dev.vox.stack.plan.Problem;
import dev.vox.stack.plan.Step;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What `vox dev --dry-run` shows.
final class PlanViews {
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private PlanViews() {}

    /// A plan and what it is for.
    record Shown(UpRequest request, Plan plan) {
        String model() {
            return request.settings().speech().model();
        }

        String profile() {
            return request.settings().speech().choice().profile();
        }

        String mode() {
            return request.settings().mode().word();
        }

        boolean possible() {
            return plan.problems().isEmpty();
        }
    }

    static Renderings plan(Shown shown) {
        return Renderings.of(() -> page(shown), () -> rows(shown), () -> json(shown));
    }

    private static Page page(Shown shown) {
        Page page =
                Page.of(
                        Line.of("Plan for ")
                                .and(Style.ACCENT, shown.request().project().root().toString())
                                .and(": model ")
                                .and(Style.ACCENT, shown.model())
                                .and(", mode ")
                                .and(Style.ACCENT, shown.mode()));
        if (!shown.possible()) {
            page = page.paragraph(Line.of(Style.FAIL, "Nothing would be done: see In the way."));
        }
        page = page.gap();
        int number = 1;
        for (Step step : shown.plan().steps()) {
            page = steps(page, number++, step, shown);
        }
        page = problems(page, shown.plan().problems());
        page = environment(page, shown.plan().environment());
        return warnings(page, shown.plan().warnings());
    }

    private static Page steps(Page page, int number, Step step, Shown shown) {
        Line action = Line.of(number + ". ").and(Style.ACCENT, step.action());
        Page longer =
                page.paragraph(shown.possible() ? action : prevented(action.and(": "), step))
                        .verbatim("   because " + step.cause());
        return step.command().isEmpty()
                ? longer
                : longer.verbatim("   $ " + shortened(step.command()));
    }

    /// Every check comes before the first step, so that no step is done when one fails.
    private static Line prevented(Line action, Step step) {
        return switch (step) {
            case Step.Start _, Step.Switch _ -> action.and(Style.FAIL, "not possible");
            case Step.Await _, Step.Clean _, Step.Stop _, Step.Keep _ ->
                    action.and(Style.DIM, "not reached");
        };
    }

    /// The program and what it is to do, without the flags of its JVM.
    private static String shortened(List<String> command) {
        int main = command.indexOf(Launch.MAIN);
        return main < 0
                ? commandLine(command)
                : commandLine(command.subList(0, 1))
                        + " … "
                        + commandLine(command.subList(main + 1, command.size()));
    }

    private static Page problems(Page page, List<Problem> problems) {
        if (problems.isEmpty()) {
            return page;
        }
        Page longer = page.gap().heading("In the way");
        for (Problem problem : problems) {
            for (String line : problem.message().lines().toList()) {
                longer = longer.verbatim("  " + line);
            }
            if (problem.hint() != null) {
                longer = longer.verbatim("    hint: " + problem.hint());
            }
        }
        return longer;
    }

    private static Page environment(Page page, List<Deviation> environment) {
        if (environment.isEmpty()) {
            return page;
        }
        Table table =
                Table.of(
                        Column.of("VARIABLE"),
                        Column.shrinking("VALUE"),
                        Column.shrinking("DEFAULT"),
                        Column.of("ORIGIN"));
        for (Deviation deviation : environment) {
            table =
                    table.row(
                            Line.of(deviation.variable()),
                            Line.of(Style.ACCENT, deviation.value()),
                            Line.of(Style.DIM, orDash(deviation.fallback())),
                            Line.of(deviation.origin()));
        }
        return page.gap().heading("Differs from the defaults").and(table);
    }

    private static Page warnings(Page page, List<String> warnings) {
        Page longer = warnings.isEmpty() ? page : page.gap().heading("Warnings");
        for (String warning : warnings) {
            longer = longer.verbatim("  " + warning);
        }
        return longer;
    }

    private static String orDash(@Nullable String text) {
        return text == null || text.isEmpty() ? "–" : text;
    }

    /// The command as a shell takes it.
    private static String commandLine(List<String> command) {
        return command.stream().map(PlanViews::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return PLAIN_WORD.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static List<Row> rows(Shown shown) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("project", shown.request().project().root()));
        rows.add(Row.of("profile", shown.profile()));
        rows.add(Row.of("model", shown.model()));
        rows.add(Row.of("mode", shown.mode()));
        rows.add(Row.of("possible", shown.possible()));
        for (Step step : shown.plan().steps()) {
            rows.add(
                    Row.of(
                            "step",
                            step.word(),
                            step.action(),
                            step.cause(),
                            commandLine(step.command())));
        }
        for (Deviation each : shown.plan().environment()) {
            rows.add(
                    Row.of(
                            "environment",
                            each.variable(),
                            each.value(),
                            each.fallback(),
                            each.layer(),
                            each.origin()));
        }
        shown.plan().warnings().forEach(warning -> rows.add(Row.of("warning", warning)));
        for (Problem problem : shown.plan().problems()) {
            rows.add(Row.of("problem", problem.kind(), problem.message(), problem.hint()));
        }
        return rows;
    }

    private static Map<String, @Nullable Object> json(Shown shown) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("project", shown.request().project().root());
        root.put("profile", shown.profile());
        root.put("model", shown.model());
        root.put("mode", shown.mode());
        root.put("possible", shown.possible());
        root.put("steps", shown.plan().steps().stream().map(PlanViews::json).toList());
        root.put("differences", shown.plan().differences());
        root.put("environment", shown.plan().environment());
        root.put("warnings", shown.plan().warnings());
        root.put("problems", shown.plan().problems());
        return root;
    }

    private static Map<String, Object> json(Step step) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("step", step.word());
        fields.put("action", step.action());
        fields.put("cause", step.cause());
        fields.put("command", step.command());
        return fields;
    }
}
