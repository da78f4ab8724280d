package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.cli.output.Streams;
import dev.vox.validate.CheckDeclaration;
import dev.vox.validate.CheckKinds;
import dev.vox.validate.Phase;
import dev.vox.validate.PhaseReader;
import dev.vox.validate.ShippedPhases;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.FaultyWorker;
import dev.vox.validate.check.FaultyWorker.Defect;
import dev.vox.validate.check.Kinds;
import dev.vox.validate.check.StackTarget;
import dev.vox.voice.RunningStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The checks of the shipped phases 4 and 6, against an agent that really listens and speaks, and against workers that do it wrong.
@Timeout(180)
class SpeechPhasesTest {
    /// How fast this machine is just now is not the tests' business.
    private static final String OF_TIME = "performance.";

    private static RunningStack stack;

    @TempDir Path folder;

    @BeforeAll
    static void start() throws Exception {
        stack = RunningStack.agent();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static CheckKinds kinds() throws Exception {
        Streams quiet =
                new Streams(
                        InputStream.nullInputStream(),
                        Streams.Sink.pipe(OutputStream.nullOutputStream()),
                        Streams.Sink.pipe(OutputStream.nullOutputStream()));
        Map<String, String> environment = FreePorts.variables();
        return new ValidateComposition(
                        environment,
                        Run.CLOCK,
                        new StackComposition(quiet, environment, Run.CLOCK),
                        Set::of)
                .kinds();
    }

    private static List<CheckDeclaration> checks(int... numbers) throws Exception {
        List<CheckDeclaration> checks = new ArrayList<>();
        for (Phase phase : PhaseReader.read(kinds(), ShippedPhases.files(), List.of())) {
            for (int number : numbers) {
                if (phase.number() == number) {
                    checks.addAll(phase.checks());
                }
            }
        }
        return checks;
    }

    private StackTarget target() {
        return StackTarget.in(folder)
                .at("websocket", stack.address())
                .at("health", stack.health())
                .at("orchestrator-metrics", stack.health().resolve("/metrics"))
                .at("grpc", URI.create("grpc://127.0.0.1:" + stack.workerPort()))
                .model("kevin16")
                .mode("agent");
    }

    private static Verdict look(CheckDeclaration check, StackTarget target) throws Exception {
        return check.check().look(target, Kinds.DEADLINE);
    }

    private static Verdict look(String id, StackTarget target) throws Exception {
        for (CheckDeclaration check : checks(4, 6)) {
            if (check.id().equals(id)) {
                return look(check, target);
            }
        }
        throw new AssertionError("no check " + id);
    }

    @Test
    void nothingIsWrongWithAStackThatIsUp() throws Exception {
        List<String> passed = new ArrayList<>();
        for (CheckDeclaration check : checks(4, 6)) {
            Verdict verdict = look(check, target());
            if (!check.id().startsWith(OF_TIME)) {
                assertThat(verdict).as(check.id()).isNotInstanceOf(Verdict.Failed.class);
            }
            if (verdict instanceof Verdict.Passed) {
                passed.add(check.id());
            }
        }

        assertThat(passed)
                .contains(
                        "discovery.registry",
                        "discovery.worker",
                        "discovery.grpc-health",
                        "discovery.grpc-stubs",
                        "discovery.websocket",
                        "discovery.health",
                        "discovery.metrics",
                        "discovery.endpoints-host",
                        "discovery.endpoints-browser",
                        "discovery.same-endpoints",
                        "speech.model-loaded",
                        "speech.worker",
                        "speech.orchestrator",
                        "speech.barge-in");
    }

    @Test
    void withoutAStackNothingFails() throws Exception {
        for (CheckDeclaration check : checks(6)) {
            assertThat(look(check, StackTarget.in(folder)))
                    .as(check.id())
                    .isInstanceOf(Verdict.Missing.class);
        }
    }

    @Test
    void aStackThatIsUpButSilentIsCaughtAndNamed() throws Exception {
        try (FaultyWorker worker = new FaultyWorker(Defect.ZEROS);
                RunningStack silent = RunningStack.over(worker.address().getPort())) {
            StackTarget target =
                    StackTarget.in(folder)
                            .at("websocket", silent.address())
                            .at("grpc", worker.address());

            assertThat(Kinds.problem(look("speech.worker", target)))
                    .contains("worker answers with zeros");
            assertThat(Kinds.problem(look("speech.orchestrator", target)))
                    .contains("stack answers with zeros");
        }
    }

    @Test
    void aStackThatIsUpAtTheWrongSampleRateIsCaughtAndNamed() throws Exception {
        try (FaultyWorker worker = new FaultyWorker(Defect.HIDES_24_KHZ);
                RunningStack wrong = RunningStack.over(worker.address().getPort())) {
            StackTarget target =
                    StackTarget.in(folder)
                            .at("websocket", wrong.address())
                            .at("grpc", worker.address());

            assertThat(Kinds.problem(look("speech.worker", target)))
                    .contains("wrong sample rate: it declares 48000 Hz and its audio is at 24000");
            assertThat(Kinds.problem(look("speech.orchestrator", target)))
                    .contains("wrong sample rate: it declares 48000 Hz and its audio is at 24000");
        }
    }
}
