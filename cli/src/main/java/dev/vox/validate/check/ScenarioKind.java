package dev.vox.validate.check;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.VoxException;
import dev.vox.text.Figures;
import dev.vox.text.Nearest;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckKind;
import dev.vox.validate.Evidence;
import dev.vox.validate.StackUnderTest;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.voice.VoiceClient;
import dev.vox.voice.scenario.Figure;
import dev.vox.voice.scenario.Outcome;
import dev.vox.voice.scenario.RunResult;
import dev.vox.voice.scenario.Scenario;
import dev.vox.voice.scenario.ScenarioEngine;
import dev.vox.voice.scenario.ScenarioListener;
import dev.vox.voice.scenario.ScenarioReader;
import dev.vox.voice.scenario.ScenarioResult;
import dev.vox.voice.scenario.ShippedScenarios;
import dev.vox.voice.scenario.TurnResult;
import dev.vox.voice.sound.UserVoice;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `scenario`: a conversation is held with the stack, with a voice that really sounds, and its expectations must be met.
///
/// An orchestrator in legacy mode hears nobody: the check is skipped.
public final class ScenarioKind implements CheckKind {
    private static final String LEGACY = "legacy";
    private static final long MOST_RUNS = 100;

    @Override
    public String name() {
        return "scenario";
    }

    @Override
    public boolean alone() {
        return true;
    }

    @Override
    public Check read(YamlReader with) {
        Optional<String> name = with.text("name");
        Optional<String> file = with.text("file");
        if (name.isEmpty() && file.isEmpty()) {
            with.require("name");
        }
        if (name.isPresent() && file.isPresent()) {
            with.mistake("file", "is one scenario and 'name' another; leave one out");
        }
        name.filter(given -> !ShippedScenarios.NAMES.contains(given))
                .ifPresent(given -> with.mistake("name", unknown(given)));
        Optional<Long> runs = with.whole("repeat", 1, MOST_RUNS);
        Address address = Address.read(with, "url", "websocket", List.of("ws", "wss"));
        return (target, deadline) -> {
            Optional<URI> found = address.find(target);
            if (found.isEmpty()) {
                return address.missing(target);
            }
            Verdict deaf = deaf(target, found.get());
            return deaf == null
                    ? held(scenario(target, name, file, runs), found.get(), target)
                    : deaf;
        };
    }

    private static String unknown(String given) {
        return "must be one of %s, not '%s'%s"
                .formatted(
                        String.join(", ", ShippedScenarios.NAMES),
                        given,
                        Nearest.to(given, ShippedScenarios.NAMES)
                                .map("; did you mean '%s'?"::formatted)
                                .orElse(""));
    }

    /// The verdict on a stack that hears nobody; null when it may hear.
    private static @Nullable Verdict deaf(Target target, URI address) throws CheckBroken {
        boolean legacy =
                target.stack()
                        .filter(stack -> stack.address("websocket").equals(Optional.of(address)))
                        .map(StackUnderTest::mode)
                        .filter(LEGACY::equals)
                        .isPresent();
        return legacy
                ? new Verdict.Missing(
                        "the orchestrator is in legacy mode, in which it hears nobody",
                        List.of(new Evidence("mode", LEGACY)),
                        "start it in agent mode: vox dev agent")
                : null;
    }

    private static Scenario scenario(
            Target target, Optional<String> name, Optional<String> file, Optional<Long> runs)
            throws CheckBroken {
        Scenario scenario =
                file.isPresent()
                        ? read(target, target.expand(file.get()))
                        : ShippedScenarios.find(name.orElseThrow()).orElseThrow();
        return runs.map(count -> scenario.repeated(count.intValue())).orElse(scenario);
    }

    private static Scenario read(Target target, String file) throws CheckBroken {
        Path path = target.project().root().resolve(file);
        Path folder = path.getParent();
        try {
            return ScenarioReader.read(
                    file,
                    Files.readString(path),
                    folder == null ? target.project().root() : folder);
        } catch (IOException e) {
            throw new CheckBroken("[%s] cannot be read: %s".formatted(file, e.getMessage()), e);
        } catch (InvalidConfiguration e) {
            throw new CheckBroken(String.valueOf(e.getMessage()), e);
        }
    }

    private static Verdict held(Scenario scenario, URI address, Target target)
            throws InterruptedException {
        ScenarioResult result;
        try (VoiceClient client = new VoiceClient();
                UserVoice voice = UserVoice.load()) {
            result =
                    new ScenarioEngine(client, voice).run(scenario, address, ScenarioListener.NONE);
        } catch (VoxException e) {
            return new Verdict.Failed(
                    target.masked(String.valueOf(e.getMessage())),
                    List.of(),
                    e.hint().orElse(null));
        }
        List<String> problems = problems(result);
        List<Evidence> evidence = evidence(result);
        return problems.isEmpty()
                ? new Verdict.Passed(evidence)
                : new Verdict.Failed(
                        target.masked(
                                "[scenario %s] %s"
                                        .formatted(scenario.name(), String.join("; ", problems))),
                        evidence,
                        "see it happen: vox scenario run " + scenario.name());
    }

    private static List<String> problems(ScenarioResult result) {
        List<String> problems = new ArrayList<>();
        for (RunResult run : result.runs()) {
            for (TurnResult turn : run.turns()) {
                turn.problem()
                        .ifPresent(problem ->
                                problems.add(
                                        "turn %d never began: %s"
                                                .formatted(turn.number(), problem)));
                turn.outcomes().stream()
                        .filter(outcome -> !outcome.met())
                        .forEach(outcome -> problems.add(unmet(turn, outcome)));
            }
        }
        return problems;
    }

    private static String unmet(TurnResult turn, Outcome outcome) {
        return "turn %d: %s was not met: %s"
                .formatted(turn.number(), outcome.expectation().label(), outcome.evidence());
    }

    private static List<Evidence> evidence(ScenarioResult result) {
        List<Evidence> evidence = new ArrayList<>();
        long met =
                result.runs().stream()
                        .flatMap(run -> run.turns().stream())
                        .flatMap(turn -> turn.outcomes().stream())
                        .filter(Outcome::met)
                        .count();
        evidence.add(new Evidence("expectations met", Long.toString(met)));
        for (RunResult run : result.runs()) {
            for (TurnResult turn : run.turns()) {
                for (Figure figure : turn.figures()) {
                    evidence.add(
                            new Evidence(
                                    figure.metric().label().replace('_', ' '),
                                    Figures.duration(figure.value())));
                }
            }
            run.invalid().forEach(why -> evidence.add(new Evidence("figures not to be used", why)));
        }
        return evidence;
    }
}
