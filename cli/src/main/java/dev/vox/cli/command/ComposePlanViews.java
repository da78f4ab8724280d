package dev.vox.cli.command;

import dev.vox.profile.ModelChoice;
import dev.vox.stack.compose.ComposeRequest;
import dev.vox.stack.compose.Planned;
import dev.vox.stack.compose.plan.ComposePlan;
import dev.vox.stack.compose.plan.ComposeStep;
import dev.vox.stack.plan.Problem;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What `vox dev --dry-run` shows of a stack in containers.
final class ComposePlanViews {
    private ComposePlanViews() {}

    /// A plan and what it is for.
    record Shown(ComposeRequest request, Planned planned) {
        ComposePlan plan() {
            return planned.plan();
        }

        boolean possible() {
            return plan().problems().isEmpty();
        }

        ModelChoice choice() {
            return request.configuration().choice();
        }

        List<String> profiles() {
            return List.copyOf(new TreeSet<>(planned.target().profiles()));
        }
    }

    static Renderings plan(Shown shown) {
        return Renderings.of(() -> page(shown), () -> rows(shown), () -> json(shown));
    }

    private static Page page(Shown shown) {
        Page page =
                Page.of(
                        Line.of("Plan for the containers of ")
                                .and(Style.ACCENT, shown.request().model().name())
                                .and(": model ")
                                .and(Style.ACCENT, shown.choice().modelId())
                                .and(", mode ")
                                .and(Style.ACCENT, shown.request().mode())
                                .and(
                                        shown.profiles().isEmpty()
                                                ? ""
                                                : ", profiles "
                                                        + String.join(", ", shown.profiles())));
        if (!shown.possible()) {
            page = page.paragraph(Line.of(Style.FAIL, "Nothing would be done: see In the way."));
        }
        page = page.gap();
        int number = 1;
        for (ComposeStep step : shown.plan().steps()) {
            page =
                    page.paragraph(Line.of(number++ + ". ").and(style(step), step.action()))
                            .verbatim("   because " + step.cause());
        }
        page = problems(page, shown.plan().problems());
        if (!shown.plan().warnings().isEmpty()) {
            page = page.gap().heading("Worth a look");
            for (String warning : shown.plan().warnings()) {
                page = page.paragraph(warning);
            }
        }
        return page;
    }

    private static Style style(ComposeStep step) {
        return step instanceof ComposeStep.Keep ? Style.DIM : Style.ACCENT;
    }

    private static Page problems(Page page, List<Problem> problems) {
        if (problems.isEmpty()) {
            return page;
        }
        Page longer = page.gap().heading("In the way");
        for (Problem problem : problems) {
            longer = longer.paragraph(Line.of(Style.FAIL, problem.message()));
            String hint = problem.hint();
            if (hint != null) {
                longer = longer.verbatim("   " + hint);
            }
        }
        return longer;
    }

    private static List<Row> rows(Shown shown) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("project", shown.request().project().root()));
        rows.add(Row.of("compose-project", shown.request().model().name()));
        rows.add(Row.of("profile", shown.choice().profile()));
        rows.add(Row.of("model", shown.choice().modelId()));
        rows.add(Row.of("mode", shown.request().mode()));
        rows.add(Row.of("compose-profiles", String.join(",", shown.profiles())));
        rows.add(Row.of("possible", shown.possible()));
        for (ComposeStep step : shown.plan().steps()) {
            rows.add(Row.of("step", step.word(), step.service(), step.action(), step.cause()));
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
        root.put("backend", "compose");
        root.put("composeProject", shown.request().model().name());
        root.put("profile", shown.choice().profile());
        root.put("model", shown.choice().modelId());
        root.put("mode", shown.request().mode());
        root.put("composeProfiles", shown.profiles());
        root.put("possible", shown.possible());
        root.put("steps", shown.plan().steps().stream().map(ContainerViews::step).toList());
        root.put("warnings", shown.plan().warnings());
        root.put("problems", shown.plan().problems());
        return root;
    }
}
