package dev.vox.bench;

import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Flaw;
import dev.vox.bench.result.SubjectResult;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whether results may be used at all.
public final class Soundness {
    private Soundness() {}

    /// Why they may not: the load generator was the bottleneck, or nothing that was measured is valid. None when they may.
    ///
    /// @return sentences by the grammar of `VoxException`, one a subject at most
    public static List<String> complaints(List<BenchResult> results) {
        List<String> complaints = new ArrayList<>();
        for (BenchResult result : results) {
            for (SubjectResult subject : result.subjects()) {
                String place = "[%s of %s] ".formatted(result.scenario(), subject.subject());
                bottleneck(subject)
                        .ifPresentOrElse(
                                reason -> complaints.add(place + reason),
                                () ->
                                        invalid(subject)
                                                .ifPresent(
                                                        reason -> complaints.add(place + reason)));
            }
        }
        return complaints;
    }

    private static Optional<String> bottleneck(SubjectResult subject) {
        return subject.overhead()
                .flatMap(overhead -> overhead.bottleneck())
                .map("the load generator was the bottleneck: %s"::formatted);
    }

    private static Optional<String> invalid(SubjectResult subject) {
        boolean empty = subject.series().isEmpty() && subject.steps().isEmpty();
        return empty && !subject.flaws().isEmpty()
                ? Optional.of("nothing valid was measured: " + reasons(subject.flaws()))
                : Optional.empty();
    }

    private static String reasons(List<Flaw> flaws) {
        return flaws.stream()
                .map(flaw -> "%s (%d)".formatted(flaw.reason(), flaw.count()))
                .collect(Collectors.joining("; "));
    }
}
