package dev.vox.validate.report;

import dev.vox.text.Figures;
import dev.vox.validate.CheckResult;
import dev.vox.validate.Evidence;

import java.util.ArrayList;
import java.util.List;

/// What stands below a check that did not pass, as plain lines.
final class Details {
    private Details() {}

    /// A word and what it is about: `problem`, `count`, `fix`.
    record Detail(String name, String value) {}

    /// Problem, evidence, fix and page, those that there are.
    static List<Detail> of(CheckResult check) {
        List<Detail> details = new ArrayList<>();
        if (check.problem() != null) {
            details.add(new Detail("problem", Excerpt.of(check.problem())));
        }
        for (Evidence seen : check.evidence()) {
            details.add(new Detail(seen.name(), Excerpt.of(seen.value())));
        }
        if (check.fix() != null) {
            details.add(new Detail("fix", Excerpt.of(check.fix())));
        }
        if (check.docs() != null) {
            details.add(new Detail("see", check.docs()));
        }
        return details;
    }

    /// The same a line each, without control characters.
    static List<String> lines(CheckResult check) {
        return of(check).stream()
                .map(detail -> Excerpt.line(detail.name() + ": " + detail.value()))
                .toList();
    }

    /// How long it took, behind a comma; empty for a check that did not look, and for one that was not measured by itself.
    static String time(CheckResult check) {
        return isTimed(check) ? ", " + Figures.duration(check.took()) : "";
    }

    /// Whether its time says something: what an audit finds in passing has none of its own.
    static boolean isTimed(CheckResult check) {
        return check.attempts() > 0 && !check.took().isZero();
    }
}
