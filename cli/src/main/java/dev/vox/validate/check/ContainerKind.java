package dev.vox.validate.check;

import dev.vox.json.JsonValue;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.VoxException;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.observe.Inspection;
import dev.vox.stack.compose.observe.Setup;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckKind;
import dev.vox.validate.StackUnderTest;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.container.ContainerFigures;
import dev.vox.validate.check.container.HealthcheckProof;
import dev.vox.validate.check.container.HealthcheckTest;
import dev.vox.yaml.YamlReader;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// `container`: what an engine says of containers, and whether their healthchecks can fail.
///
/// Without a service or a name, every container of the running stack is looked at.
public final class ContainerKind implements CheckKind {
    private static final String CAN_FAIL = "healthcheck-can-fail";

    private final Function<Map<String, String>, ContainerObserver> engines;
    private final InstantSource clock;

    /// @param engines connects to the engine that an environment names
    /// @param clock tells the age of images
    public ContainerKind(
            Function<Map<String, String>, ContainerObserver> engines, InstantSource clock) {
        this.engines = engines;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "container";
    }

    @Override
    public Check read(YamlReader with) {
        Optional<String> service = with.text("service");
        Optional<String> container = with.text("name");
        if (service.isPresent() && container.isPresent()) {
            with.mistake("name", "names one container and 'service' another; leave one out");
        }
        boolean canFail = with.flag(CAN_FAIL).orElse(false);
        Expected expected = Expected.read(with, ContainerFigures.NAMES, Set.of("env"));
        if (!canFail && expected.parts().isEmpty()) {
            with.require("expect");
        }
        Wanted wanted = new Wanted(service.orElse(""), container.orElse(""), canFail, expected);
        return (target, deadline) -> look(wanted, target, deadline);
    }

    /// @param service empty for any
    /// @param name empty for any
    private record Wanted(String service, String name, boolean canFail, Expected expected) {
        /// Whether it is about every container; those without a healthcheck may have their reason.
        boolean any() {
            return service.isEmpty() && name.isEmpty();
        }
    }

    private Verdict look(Wanted wanted, Target target, Duration deadline) throws CheckBroken {
        Map<String, String> chosen = new TreeMap<>();
        if (!wanted.name().isEmpty()) {
            String name = target.expand(wanted.name());
            chosen.put(name, name);
        } else {
            Map<String, String> all =
                    target.stack().map(StackUnderTest::containers).orElse(Map.of());
            if (all.isEmpty()) {
                return new Verdict.Missing(
                        "no stack is up in containers",
                        List.of(),
                        "start it with `vox dev --backend compose`");
            }
            if (!wanted.service().isEmpty() && !all.containsKey(wanted.service())) {
                return new Verdict.Failed(
                        "[%s] no container of this service; there are: %s"
                                .formatted(
                                        wanted.service(),
                                        String.join(", ", new TreeMap<>(all).keySet())),
                        List.of(),
                        null);
            }
            chosen.putAll(all);
            if (!wanted.service().isEmpty()) {
                chosen.keySet().retainAll(List.of(wanted.service()));
            }
        }
        try (ContainerObserver engine = engines.apply(target.environment())) {
            return new Look(engine, wanted, target, deadline).at(chosen);
        } catch (MissingPrerequisite e) {
            return new Verdict.Missing(
                    target.masked(String.valueOf(e.getMessage())),
                    List.of(),
                    e.hint().orElse(null));
        } catch (VoxException e) {
            throw new CheckBroken(target.masked(String.valueOf(e.getMessage())), e);
        }
    }

    /// One look at some containers.
    private final class Look {
        private final ContainerObserver engine;
        private final Wanted wanted;
        private final Target target;
        private final HealthcheckProof proof;
        private final Sight sight;

        Look(ContainerObserver engine, Wanted wanted, Target target, Duration deadline) {
            this.engine = engine;
            this.wanted = wanted;
            this.target = target;
            this.proof = new HealthcheckProof(engine, deadline);
            this.sight = new Sight(target);
        }

        /// @param containers ids or names, by what they are called
        Verdict at(Map<String, String> containers) throws CheckBroken {
            for (Map.Entry<String, String> each : containers.entrySet()) {
                at(each.getKey(), each.getValue());
            }
            return sight.verdict();
        }

        private void at(String called, String container) throws CheckBroken {
            Optional<Setup> setup = engine.setup(container);
            Optional<Inspection> seen = engine.inspect(container);
            if (setup.isEmpty() || seen.isEmpty()) {
                sight.wrong("[%s] there is no such container".formatted(called));
                return;
            }
            if (wanted.canFail()) {
                healthcheck(called, seen.get(), HealthcheckTest.of(setup.get().healthcheck()));
            }
            if (!wanted.expected().parts().isEmpty()) {
                expectations(called, setup.get(), seen.get());
            }
        }

        private void healthcheck(String called, Inspection seen, HealthcheckTest test) {
            if (!test.declared() && wanted.any()) {
                sight.saw(called + " healthcheck", "none");
                return;
            }
            HealthcheckProof.Finding finding =
                    proof.of(seen.id(), seen.state() == Container.State.RUNNING, test);
            finding.problem()
                    .ifPresent(problem -> sight.wrong("[%s] %s".formatted(called, problem)));
            sight.saw(called + " healthcheck", finding.seen());
        }

        private void expectations(String called, Setup setup, Inspection seen) throws CheckBroken {
            JsonValue.Members figures =
                    ContainerFigures.of(
                            setup,
                            seen,
                            engine.images(List.of(setup.image())).get(setup.image()),
                            clock.instant());
            Sight one =
                    new Sight(
                            new MaskingTarget(
                                    target, text -> ContainerFigures.masked(text, setup)));
            wanted.expected().hold(one, figures);
            Measures.tell(one, called + " ", figures);
            Verdict verdict = one.verdict();
            verdict.evidence().forEach(each -> sight.saw(each.name(), each.value()));
            if (verdict instanceof Verdict.Failed failed) {
                sight.wrong("[%s] %s".formatted(called, failed.problem()));
            }
        }
    }
}
