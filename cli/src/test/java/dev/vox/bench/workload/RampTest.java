package dev.vox.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.bench.InjectedFaults;
import dev.vox.bench.InjectingWorker;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.LoadStep;
import dev.vox.bench.result.Recording;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.progress.Progress;
import dev.vox.runtime.model.ModelManager;
import dev.vox.runtime.model.ModelSettings;
import dev.vox.runtime.tts.mock.MockEngine;
import dev.vox.runtime.worker.WorkerServer;
import dev.vox.runtime.worker.WorkerSettings;
import dev.vox.voice.RunningStack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

@Timeout(240)
class RampTest {
    private static final String EASY =
            """
            duration: 700ms
            warmup: 0s
            objectives: [first_audible.p95 <= 20s, frame_jitter.p95 <= 10s]
            """;

    private static final RampKind KIND = new RampKind();

    @Test
    void a_worker_that_is_limited_to_twenty_sessions_holds_twenty() throws Exception {
        Recording recording = new Recording(System.nanoTime());
        try (InjectingWorker worker =
                InjectingWorker.start(InjectedFaults.NONE.with("sessions", "20"))) {
            Workload workload = Subjects.read(KIND, EASY);
            workload.require(worker.subject());
            workload.run(worker.subject(), 0, 1, recording, Progress.NONE);
        }

        assertThat(sessions(recording)).isEqualTo(20);
        assertThat(recording.steps())
                .filteredOn(step -> !step.held())
                .isNotEmpty()
                .allSatisfy(step ->
                        assertThat(step.gaveOut())
                                .hasValue("sessions: refused: session limit of 20 reached"));
        assertThat(recording.steps())
                .extracting(LoadStep::sessions)
                .startsWith(1, 2, 4, 8, 16, 32)
                .contains(20, 21);
    }

    @Test
    void the_limit_of_a_real_worker_is_found_and_named_in_its_own_words() throws Exception {
        Recording recording = new Recording(System.nanoTime());
        InstantSource clock = InstantSource.system();
        try (ModelManager models =
                        new ModelManager(
                                List.of(new MockEngine(Duration.ZERO, false)),
                                ModelSettings.of("mock-440hz"),
                                clock);
                WorkerServer worker =
                        WorkerServer.start(
                                new WorkerSettings(
                                        "127.0.0.1",
                                        0,
                                        "127.0.0.1",
                                        0,
                                        5,
                                        WorkerSettings.DEFAULT_SESSION_IDLE_TIMEOUT,
                                        WorkerSettings.DEFAULT_STALLED_READER_TIMEOUT),
                                models,
                                clock)) {
            Subjects.read(KIND, EASY + "words: 1\n")
                    .run(Subjects.worker(worker.port()), 0, 1, recording, Progress.NONE);
        }

        assertThat(sessions(recording)).isEqualTo(5);
        assertThat(recording.steps())
                .filteredOn(step -> !step.held())
                .extracting(step -> step.gaveOut().orElseThrow())
                .allSatisfy(why -> assertThat(why).contains("refused", "MAX_CONCURRENT_SESSIONS"));
    }

    @Test
    void where_an_objective_is_missed_at_once_no_session_holds() throws Exception {
        Recording recording = new Recording(System.nanoTime());
        try (InjectingWorker worker =
                InjectingWorker.start(InjectedFaults.NONE.with("first-frame", "700"))) {
            Subjects.read(
                            KIND,
                            "duration: 700ms\nwarmup: 0s\nobjectives: first_audible.p95 <= 500ms\n")
                    .run(worker.subject(), 0, 1, recording, Progress.NONE);
        }

        assertThat(sessions(recording)).isZero();
        assertThat(recording.steps())
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.held()).isFalse();
                    assertThat(step.series())
                            .filteredOn(series -> series.metric() == Metric.FIRST_AUDIBLE)
                            .allSatisfy(series ->
                                    assertThat(series.samples().percentile(0))
                                            .isGreaterThanOrEqualTo(
                                                    Duration.ofMillis(700).toNanos()));
                });
    }

    @Test
    void the_most_that_was_asked_for_is_the_end_of_it() throws Exception {
        Recording recording = new Recording(System.nanoTime());
        try (InjectingWorker worker = InjectingWorker.start(InjectedFaults.NONE)) {
            Subjects.read(KIND, EASY + "sessions: 3\nfrom: 2\n")
                    .run(worker.subject(), 0, 1, recording, Progress.NONE);
        }

        assertThat(sessions(recording)).isEqualTo(3);
        assertThat(recording.steps()).extracting(LoadStep::sessions).containsExactly(2, 3);
    }

    @Test
    void an_orchestrator_is_measured_by_its_own_face() throws Exception {
        Recording recording = new Recording(System.nanoTime());
        try (RunningStack stack = RunningStack.start()) {
            Workload workload =
                    Subjects.read(KIND, EASY + "sessions: 2\nwords: 1\nthrough: orchestrator\n");
            workload.warmUp(Subjects.of(stack));
            workload.run(Subjects.of(stack), 0, 1, recording, Progress.NONE);
        }

        assertThat(recording.steps())
                .allSatisfy(step -> assertThat(step.gaveOut()).isEmpty())
                .extracting(LoadStep::sessions)
                .containsExactly(1, 2);
    }

    @Test
    void an_objective_that_a_ramp_does_not_measure_is_a_mistake_of_the_file() {
        assertThatThrownBy(() ->
                        Subjects.read(
                                KIND,
                                "objectives: [bargein_ear.p95 < 1s, first_audibel.p9 < 1s]\n"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("bargein_ear, which a ramp does not measure")
                .hasMessageContaining("did you mean 'first_audible'");
    }

    private static long sessions(Recording recording) {
        return Subjects.samples(recording, Metric.SESSIONS_AT_SLO, Map.of()).percentile(50);
    }
}
