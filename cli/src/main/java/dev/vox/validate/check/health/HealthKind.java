package dev.vox.validate.check.health;

import static dev.vox.validate.check.answer.Seen.that;

import dev.vox.probe.HealthPage;
import dev.vox.stack.Health;
import dev.vox.stack.HealthProbe;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckKind;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.answer.Seen;
import dev.vox.yaml.YamlReader;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// `health`: one of the checks that the orchestrator does itself, asked as `vox dev` and `vox status` ask.
///
/// The keys are those of `docs/reference/check-kinds.md`.
public final class HealthKind implements CheckKind {
    private final Supplier<HealthProbe> probe;

    public HealthKind(Supplier<HealthProbe> probe) {
        this.probe = probe;
    }

    @Override
    public String name() {
        return "health";
    }

    @Override
    public Check read(YamlReader with) {
        with.require("check");
        String id = with.text("check").orElse("");
        return (target, deadline) -> look(target, id, deadline);
    }

    private Verdict look(Target target, String id, Duration deadline) throws CheckBroken {
        Optional<URI> address = target.stack().flatMap(stack -> stack.address("health"));
        if (address.isEmpty()) {
            return Seen.nothing("no stack is up that has a health page", "start it: vox dev");
        }
        Health health = probe.get().ask(address.get(), deadline);
        if (health.parts().isEmpty()) {
            return Seen.no(
                    "the health page is silent: "
                            + (health.problem() == null ? "it has no checks" : health.problem()),
                    null,
                    that("page", address.get()));
        }
        return health.parts().stream()
                .filter(part -> part.id().equals(id))
                .findFirst()
                .map(HealthKind::verdict)
                .orElseGet(() -> Seen.nothing("the health page has no check " + id, null));
    }

    private static Verdict verdict(HealthPage.Part part) {
        return part.ok()
                ? Seen.yes(that(part.name(), "ok"))
                : Seen.no(part.error(), null, that(part.name(), part.error()));
    }
}
