package dev.vox.validate.report;

import dev.vox.report.Excerpt;
import dev.vox.text.Figures;
import dev.vox.validate.CheckResult;
import dev.vox.validate.Evidence;
import dev.vox.validate.Status;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What stands below a check that did not pass, as plain lines.
final class Details {
    private static final Set<String> TELLING_KINDS = Set.of("contract", "worker");

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

    /// What a check that passed saw, on one line, where that is an answer of its own: how an operation is aligned, how fast
    /// a fault was noticed.
    static Optional<String> seen(CheckResult check) {
        if (check.status() != Status.PASS
                || check.evidence().isEmpty()
                || !TELLING_KINDS.contains(check.kind())) {
            return Optional.empty();
        }
        return Optional.of(
                check.evidence().stream()
                        .map(seen -> seen.name() + ": " + Excerpt.of(seen.value()))
                        .collect(Collectors.joining("; ")));
    }

    /// How long it took, behind a comma; empty where no time was measured.
    static String time(CheckResult check) {
        return timed(check) ? ", " + Figures.duration(check.took()) : "";
    }

    /// Whether its time was measured: a check that did not look took none, and neither did one that was concluded from
    /// what others saw.
    static boolean timed(CheckResult check) {
        return check.took().isPositive();
    }
}
