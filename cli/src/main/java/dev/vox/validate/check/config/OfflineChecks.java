package dev.vox.validate.check.config;

import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.plan.BuildPolicy;
import dev.vox.stack.compose.plan.CheckFacts;
import dev.vox.stack.compose.plan.Checks;
import dev.vox.stack.compose.plan.ComposeTarget;
import dev.vox.stack.compose.plan.HostFiles;
import dev.vox.stack.plan.Problem;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The checks that `vox dev` does before it touches anything, as far as no engine has to be asked: it is taken to have what the
/// services ask of it, and nobody to hold a port. What images are built from is another check's.
final class OfflineChecks {
    private OfflineChecks() {}

    static List<Problem> of(ComposeChoice choice) {
        ComposeTarget target =
                choice.selection().target(choice.model(), Map.of(), BuildPolicy.NEVER);
        CheckFacts facts =
                new CheckFacts(
                        HostFiles.real(),
                        true,
                        runtimes(choice),
                        true,
                        List.of(),
                        List.of(),
                        Map.of(),
                        null);
        return Checks.of(target, choice.selection().wanted(), facts).problems();
    }

    private static Set<String> runtimes(ComposeChoice choice) {
        Set<String> runtimes =
                choice.wanted().stream()
                        .map(Service::runtime)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        runtimes.add("nvidia");
        return runtimes;
    }
}
