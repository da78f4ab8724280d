package dev.vox.validate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.validate.CheckBroken;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.FaultyWorker.Defect;
import dev.vox.voice.RunningStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// The kind against a stack that really speaks. What is fast enough here is not the tests' business: the limits are an hour, or
/// nothing at all.
@Timeout(120)
class BenchKindTest {
    private static RunningStack stack;

    @TempDir Path folder;
    private final BenchKind kind = new BenchKind();

    @BeforeAll
    static void start() throws Exception {
        stack = RunningStack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private StackTarget target() {
        return StackTarget.in(folder)
                .at("websocket", stack.address())
                .at("grpc", URI.create("grpc://127.0.0.1:" + stack.workerPort()))
                .model("mock-440hz");
    }

    @Test
    void firstAudibleIsSampledAndRankedAfterAWarmUp() throws Exception {
        Verdict verdict =
                Kinds.look(
                        kind,
                        "{figure: first_audible, samples: 5, warmup: 1, max: 3600000}",
                        target());

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
        assertThat(Kinds.seen(verdict, "samples")).isEqualTo("5, after 1 of warm-up");
        assertThat(Kinds.seen(verdict, "p95")).isEqualTo(Kinds.seen(verdict, "max"));
        assertThat(Kinds.seen(verdict, "allowed")).isEqualTo("1 h, limit of the check");
        assertThat(Kinds.seen(verdict, "objective"))
                .startsWith("p95 within 30 ms of profile mock: ");
    }

    @Test
    void commandsAreSampledWhileTheWorkerSpeaks() throws Exception {
        Verdict verdict =
                Kinds.look(
                        kind,
                        "{figure: bargein_control, samples: 30, max: 3600000, voice: mock-440hz}",
                        target());

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
        assertThat(Kinds.seen(verdict, "samples")).isEqualTo("30, after 2 of warm-up");
    }

    @Test
    void jitterIsThatOfAllSessionsTogether() throws Exception {
        Verdict verdict =
                Kinds.look(
                        kind,
                        "{figure: frame_jitter, samples: 3, warmup: 0, sessions: 3, max: 3600000,"
                                + " voice: mock-440hz}",
                        target());

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
        int samples = Integer.parseInt(Kinds.seen(verdict, "samples").split(",", 2)[0]);
        assertThat(samples).isBetween(3 * 10, 3 * 25);
    }

    @Test
    void aFigureAboveItsLimitFailsAndNamesBoth() throws Exception {
        Verdict verdict =
                Kinds.look(kind, "{figure: total, samples: 2, warmup: 0, max: 0}", target());

        assertThat(Kinds.problem(verdict))
                .matches(
                        "\\[ws://127\\.0\\.0\\.1:\\d+] total p95 is .+, above the limit of the"
                                + " check, 0 ms");
    }

    @Test
    void theObjectiveOfTheProfileCountsAtLeastAsTheCheckSays() throws Exception {
        Verdict verdict =
                Kinds.look(
                        kind,
                        "{figure: first_audible, samples: 1, never-below: 3600000}",
                        target());

        assertThat(Kinds.seen(verdict, "allowed")).isEqualTo("1 h, least limit of the check");
    }

    @Test
    void aModelThatIsNotKnownHasTheReferenceObjective() throws Exception {
        Verdict verdict =
                Kinds.look(kind, "{figure: first_audible, samples: 1}", target().model("nobody"));

        assertThat(Kinds.seen(verdict, "allowed")).isEqualTo("500 ms, reference objective");
    }

    @Test
    void withoutAStackItIsMissing() throws Exception {
        Verdict verdict = Kinds.look(kind, "{figure: first_audible}", StackTarget.in(folder));

        assertThat(Kinds.prerequisite(verdict)).isEqualTo("no stack is up");
    }

    @Test
    void anUtteranceThatFailsIsNamed() throws Exception {
        try (FaultyWorker worker = new FaultyWorker(Defect.BREAKS)) {
            Verdict verdict =
                    Kinds.look(
                            kind,
                            "{figure: total, max: 1000, through: worker, url: '%s'}"
                                    .formatted(worker.address()),
                            StackTarget.in(folder));

            assertThat(Kinds.problem(verdict)).contains("the device is gone");
        }
    }

    @Test
    void aWorkerThatAnswersWithZerosHasNoFirstAudible() throws Exception {
        try (FaultyWorker worker = new FaultyWorker(Defect.ZEROS)) {
            Verdict verdict =
                    Kinds.look(
                            kind,
                            "{figure: first_audible, through: worker, url: '%s'}"
                                    .formatted(worker.address()),
                            StackTarget.in(folder));

            assertThat(Kinds.problem(verdict))
                    .contains("an utterance of 25 frames has no first_audible");
        }
    }

    @Test
    void profilesThatCannotBeReadBreakIt() throws Exception {
        Path profiles = Files.createDirectories(folder.resolve("profiles"));
        Files.writeString(profiles.resolve("odd.yaml"), "nme: odd\n");

        assertThatThrownBy(() -> Kinds.look(kind, "{figure: first_audible}", target()))
                .isInstanceOf(CheckBroken.class)
                .hasMessageContaining("odd.yaml");
    }

    @Test
    void mistakesAreNotedAtOnce() {
        assertThat(
                        Kinds.mistakes(
                                kind,
                                """
                                figure: bargein_control
                                through: orchestrator
                                statistic: p42
                                samples: 0
                                """))
                .containsExactly(
                        "with:2:10: 'through' must be worker for bargein_control: an orchestrator"
                                + " acknowledges no command",
                        "with:3:12: 'statistic' must be one of p50, p90, p95, p99, max, not 'p42'",
                        "with:4:10: 'samples' must be from 1 to 10000, not 0");
        assertThat(Kinds.mistakes(kind, "{figure: total}"))
                .containsExactly(
                        "with:1:10: 'figure' needs 'max': there is no reference for p95 total");
    }
}
