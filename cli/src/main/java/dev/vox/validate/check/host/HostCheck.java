package dev.vox.validate.check.host;

import static dev.vox.validate.check.answer.Seen.that;

import dev.vox.problem.VoxException;
import dev.vox.process.SearchPath;
import dev.vox.profile.Host;
import dev.vox.profile.Missing;
import dev.vox.profile.Profile;
import dev.vox.profile.Readiness;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.observe.Engine;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.answer.Seen;
import dev.vox.validate.check.host.HostKind.Question;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Looks at one thing of the machine.
///
/// @param least what it must have; null for anything
/// @param name of the program or the runtime; empty for what has no name
record HostCheck(Supplier<HostFacts> facts, Question question, @Nullable String least, String name)
        implements Check {
    private static final long BYTES_A_MB = 1_000_000;

    @Override
    public Verdict look(Target target, Duration deadline) throws InterruptedException, CheckBroken {
        HostFacts machine = facts.get();
        return switch (question) {
            case JDK -> version("JDK", machine.java().toString());
            case ENGINE -> engine(machine, target, engine -> version("engine", engine.version()));
            case COMPOSE -> compose(machine, target, deadline);
            case DISK -> disk(machine, target);
            case MEMORY -> memory(host(machine, target));
            case PROCESSORS -> amount("processors", machine.processors(), "");
            case GPU -> gpu(host(machine, target));
            case RUNTIME -> engine(machine, target, this::runtime);
            case PROGRAM -> program(machine.environment(target));
            case MODEL -> model(machine, target);
        };
    }

    private Verdict version(String what, String found) {
        Optional<Version> version = Version.in(found);
        Optional<Version> wanted = Optional.ofNullable(least).flatMap(Version::in);
        boolean enough =
                wanted.isEmpty()
                        || version.filter(there -> there.isAtLeast(wanted.get())).isPresent();
        return enough
                ? Seen.yes(that(what, found))
                : Seen.no(
                        what + " is " + found + ", and " + least + " or newer is needed",
                        null,
                        that(what, found));
    }

    private Verdict engine(HostFacts machine, Target target, Function<Engine, Verdict> judgement) {
        Map<String, String> environment = machine.environment(target);
        try (ContainerObserver observer = machine.engines().apply(environment)) {
            return judgement.apply(observer.engine());
        } catch (VoxException e) {
            return Seen.nothing(
                    "no container engine answers: " + firstLine(e), e.hint().orElse(null));
        }
    }

    private Verdict runtime(Engine engine) {
        List<String> there = engine.runtimes().stream().sorted().toList();
        return there.contains(name)
                ? Seen.yes(that("runtimes", Seen.listed(there)))
                : Seen.no(
                        "the engine has no runtime " + name,
                        null,
                        that("runtimes", Seen.listed(there)));
    }

    private Verdict compose(HostFacts machine, Target target, Duration deadline)
            throws InterruptedException {
        return ComposeVersion.of(machine.environment(target), deadline)
                .map(found -> version("Compose", found))
                .orElseGet(() ->
                        Seen.nothing(
                                "docker has no plugin for Compose, or is not there",
                                "install Docker with its plugin for Compose"));
    }

    private Verdict disk(HostFacts machine, Target target) throws CheckBroken {
        Path folder = target.project().root();
        try {
            return amount("free", machine.room().free(folder) / BYTES_A_MB, " MB");
        } catch (IOException e) {
            throw new CheckBroken("[" + folder + "] nobody says how much room there is", e);
        }
    }

    private Verdict memory(Host host) {
        Long memory = host.ramMb();
        return memory == null
                ? Seen.nothing("this system does not say how much memory it has", null)
                : amount("memory", memory, " MB");
    }

    private Verdict amount(String what, long found, String unit) {
        long wanted = least == null ? 0 : Long.parseLong(least);
        String shown = found + unit;
        return found >= wanted
                ? Seen.yes(that(what, shown))
                : Seen.no(
                        what + ": " + shown + ", and " + wanted + unit + " are needed",
                        null,
                        that(what, shown));
    }

    private static Verdict gpu(Host host) {
        return host.gpu() ? Seen.yes(that("GPU", "there")) : Seen.nothing("no GPU here", null);
    }

    private Verdict program(Map<String, String> environment) {
        return SearchPath.of(environment)
                .find(name)
                .map(file -> Seen.yes(that(name, file)))
                .orElseGet(() -> Seen.no("the program " + name + " is not on the PATH", null));
    }

    /// A model that lacks something is no fault of the machine's: what needs it is skipped.
    private static Verdict model(HostFacts machine, Target target) {
        try {
            Profile profile = machine.configurations().apply(target.project()).profile();
            Host host =
                    machine.probe()
                            .observe(
                                    target.project(),
                                    machine.environment(target),
                                    List.of(profile));
            Readiness readiness = Readiness.of(profile, host);
            Missing missing = readiness.first();
            return missing == null
                    ? Seen.yes(that("model", profile.name()))
                    : Seen.nothing(
                            "profile " + profile.name() + " needs " + missing.phrase(),
                            missing.fix());
        } catch (VoxException e) {
            return Seen.nothing("no model is chosen: " + firstLine(e), e.hint().orElse(null));
        }
    }

    private static Host host(HostFacts machine, Target target) {
        return machine.probe().observe(target.project(), machine.environment(target), List.of());
    }

    private static String firstLine(VoxException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
