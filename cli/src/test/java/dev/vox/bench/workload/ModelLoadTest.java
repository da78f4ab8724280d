package dev.vox.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.Fingerprint;
import dev.vox.bench.result.Recording;
import dev.vox.bench.target.Subject;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.progress.Progress;
import dev.vox.proto.tts.TTSServiceGrpc;
import dev.vox.voice.Pace;
import dev.vox.voice.RunningStack;
import dev.vox.voice.WorkerClient;
import dev.vox.voice.WorkerModel;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

@Timeout(120)
class ModelLoadTest {
    private static final ModelLoadKind KIND = new ModelLoadKind();

    @Test
    void each_kind_of_load_is_measured_and_speaks_its_first_words() throws Exception {
        try (RunningStack stack = RunningStack.start();
                WorkerClient client = WorkerClient.of("127.0.0.1", stack.workerPort())) {
            List<WorkerModel> before = client.models();
            Workload workload = Subjects.read(KIND, "samples: 2\nvoice: kevin16\n");
            Recording recording = new Recording(System.nanoTime());

            workload.require(Subjects.of(stack));
            workload.run(Subjects.of(stack), 0, 2, recording, Progress.NONE);

            for (String load : List.of("cold", "warm", "swap")) {
                Map<String, String> labels = Map.of("load", load);
                assertThat(Subjects.samples(recording, Metric.MODEL_LOAD, labels).count())
                        .as(load)
                        .isEqualTo(2);
                assertThat(Subjects.samples(recording, Metric.FIRST_AUDIBLE, labels).percentile(0))
                        .as(load)
                        .isPositive();
            }
            assertThat(recording.flaws()).isEmpty();
            assertThat(client.models()).isEqualTo(before);
        }
    }

    @Test
    void what_was_in_memory_is_there_again_also_when_the_run_is_interrupted() throws Exception {
        try (RunningStack stack = RunningStack.start();
                WorkerClient client = WorkerClient.of("127.0.0.1", stack.workerPort())) {
            client.load("kevin16", Duration.ofSeconds(30));
            List<WorkerModel> before = client.models();
            Workload workload = Subjects.read(KIND, "voice: kevin16\nsamples: 1000\n");
            Thread run = Thread.currentThread();

            assertThatThrownBy(() ->
                            workload.run(
                                    Subjects.of(stack),
                                    0,
                                    1000,
                                    new Recording(System.nanoTime()),
                                    event -> run.interrupt()))
                    .isInstanceOf(InterruptedException.class);

            Thread.interrupted();
            assertThat(client.models()).isEqualTo(before);
        }
    }

    @Test
    void a_model_that_somebody_speaks_with_is_not_called_cold() throws Exception {
        try (RunningStack stack = RunningStack.start();
                WorkerClient client = WorkerClient.of("127.0.0.1", stack.workerPort())) {
            client.startSession("user", "kevin16", Pace.FAST);
            Workload workload = Subjects.read(KIND, "samples: 1\nvoice: kevin16\nloads: [cold]\n");
            Recording recording = new Recording(System.nanoTime());

            workload.run(Subjects.of(stack), 0, 1, recording, Progress.NONE);

            assertThat(recording.series()).isEmpty();
            assertThat(recording.flaws())
                    .singleElement()
                    .satisfies(flaw -> assertThat(flaw.reason()).contains("somebody uses it"));
            client.endSession("user");
        }
    }

    @Test
    void a_subject_without_a_worker_or_with_another_model_is_refused_before_anything() {
        Subject orchestrator =
                new Subject(
                        "far",
                        null,
                        URI.create("ws://127.0.0.1:1"),
                        "",
                        null,
                        null,
                        new Fingerprint(Map.of()));

        assertThatThrownBy(() -> Subjects.read(KIND, "samples: 1\n").require(orchestrator))
                .isInstanceOf(MissingPrerequisite.class)
                .hasMessageContaining("models are loaded by a worker");
    }

    @Test
    void a_worker_that_only_speaks_is_refused_in_a_sentence() throws Exception {
        Server speaking =
                NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                        .addService(new TTSServiceGrpc.TTSServiceImplBase() {})
                        .build()
                        .start();
        try {
            assertThatThrownBy(() ->
                            Subjects.read(KIND, "samples: 1\n")
                                    .require(Subjects.worker(speaking.getPort())))
                    .isInstanceOf(MissingPrerequisite.class)
                    .hasMessageContaining("does not let a client load models");
        } finally {
            speaking.shutdownNow().awaitTermination();
        }
    }

    @Test
    void a_voice_that_is_not_there_is_refused_with_those_that_are() throws Exception {
        try (RunningStack stack = RunningStack.start()) {
            assertThatThrownBy(() ->
                            Subjects.read(KIND, "voice: nobody\n").require(Subjects.of(stack)))
                    .isInstanceOfSatisfying(
                            MissingPrerequisite.class,
                            e -> assertThat(e.hint().orElseThrow()).contains("kevin16"));
        }
    }
}
