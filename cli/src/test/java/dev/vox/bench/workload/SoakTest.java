package dev.vox.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.bench.InjectedFaults;
import dev.vox.bench.InjectingWorker;
import dev.vox.bench.load.Through;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.Fingerprint;
import dev.vox.bench.result.LoadStep;
import dev.vox.bench.result.Recording;
import dev.vox.bench.target.OpenSessions;
import dev.vox.bench.target.Subject;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.progress.Progress;
import dev.vox.voice.RunningStack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;

@Timeout(240)
class SoakTest {
    private static final String SHORT =
            "duration: 8s\nrate: 6\ninterval: 100ms\nwarmup: 2s\nwords: 1\n";
    private static final SoakKind KIND = new SoakKind();

    @Test
    void a_worker_that_leaks_a_descriptor_a_session_is_found_out() throws Exception {
        Recording recording = new Recording(System.nanoTime());
        try (InjectingWorker worker =
                        InjectingWorker.start(InjectedFaults.NONE.with("frames", "5"));
                LeakingDescriptors leak = new LeakingDescriptors(worker)) {
            Subjects.read(KIND, SHORT).run(worker.subject(), 0, 1, recording, Progress.NONE);

            assertThat(leak.leaked()).isGreaterThan(20);
        }

        long hourly = growth(recording, Metric.DESCRIPTOR_GROWTH);
        assertThat(hourly).isPositive();
        assertThat(recording.steps())
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.held()).isFalse();
                    assertThat(step.gaveOut().orElseThrow())
                            .contains("descriptors leak: " + hourly + " more an hour");
                });
    }

    @Test
    void a_worker_whose_sessions_stay_is_found_out_by_them() throws Exception {
        Recording recording = new Recording(System.nanoTime());
        try (InjectingWorker worker =
                InjectingWorker.start(InjectedFaults.NONE.with("frames", "5"))) {
            Subject leaking = saying(worker, () -> OptionalInt.of(worker.utterances().size()));
            Subjects.read(KIND, SHORT).run(leaking, 0, 1, recording, Progress.NONE);
        }

        assertThat(growth(recording, Metric.SESSION_GROWTH)).isPositive();
        assertThat(growth(recording, Metric.DESCRIPTOR_GROWTH)).isZero();
    }

    @Test
    void a_worker_that_keeps_nothing_leaks_nothing() throws Exception {
        Recording recording = new Recording(System.nanoTime());
        try (InjectingWorker worker =
                InjectingWorker.start(InjectedFaults.NONE.with("frames", "5"))) {
            Subject subject = saying(worker, () -> OptionalInt.of(worker.openSessions()));
            Workload workload = Subjects.read(KIND, SHORT);
            workload.require(subject);
            workload.warmUp(subject);
            workload.run(subject, 0, 1, recording, Progress.NONE);
        }

        assertThat(growth(recording, Metric.SESSION_GROWTH)).isZero();
        assertThat(growth(recording, Metric.DESCRIPTOR_GROWTH)).isZero();
        assertThat(recording.steps()).extracting(LoadStep::held).containsExactly(true);
        assertThat(Subjects.samples(recording, Metric.FIRST_AUDIBLE, Map.of()).count())
                .isEqualTo(48 - flawed(recording));
        assertThat(Subjects.samples(recording, Metric.MEMORY, Map.of()).at())
                .isSorted()
                .hasSizeGreaterThan(40);
    }

    @Test
    void what_was_seen_is_judged_also_when_it_is_interrupted() throws Exception {
        Recording recording = new Recording(System.nanoTime());
        Thread run = Thread.currentThread();
        try (InjectingWorker worker = InjectingWorker.start(InjectedFaults.NONE)) {
            assertThatThrownBy(() ->
                            Subjects.read(KIND, "duration: 60m\ninterval: 100ms\n")
                                    .run(
                                            worker.subject(),
                                            0,
                                            1,
                                            recording,
                                            event -> run.interrupt()))
                    .isInstanceOf(InterruptedException.class);
        }

        assertThat(Subjects.samples(recording, Metric.THREADS, Map.of()).count()).isPositive();
        assertThat(growth(recording, Metric.THREAD_GROWTH)).isZero();
    }

    @Test
    void a_process_that_is_not_known_cannot_be_looked_at() {
        Subject far =
                new Subject(
                        "far",
                        URI.create("grpc://far.example:1"),
                        null,
                        "",
                        null,
                        null,
                        new Fingerprint(Map.of()));

        assertThatThrownBy(() -> Subjects.read(KIND, SHORT).require(far))
                .isInstanceOf(MissingPrerequisite.class)
                .hasMessageContaining("its process is not known here");
        Subjects.read(KIND, SHORT + "resources: false\n").require(far);
    }

    @Test
    void sessions_of_an_orchestrator_say_nothing_of_a_load_on_its_worker() throws Exception {
        try (RunningStack stack = RunningStack.start()) {
            Subject both = Subjects.of(stack);
            Subject telling =
                    new Subject(
                            "stack",
                            both.worker().orElseThrow(),
                            both.orchestrator().orElseThrow(),
                            "",
                            List.of(ProcessHandle.current().pid()),
                            null,
                            new Fingerprint(Map.of()),
                            () -> OptionalInt.of(0));

            assertThat(looks(telling, Through.WORKER)).isZero();
            assertThat(looks(telling, Through.ORCHESTRATOR)).isEqualTo(1);
        }
    }

    private static long looks(Subject subject, Through through) {
        Recording recording = new Recording(System.nanoTime());
        new Resources(subject, through, recording).look();
        return recording.series(Metric.OPEN_SESSIONS, Map.of()).samples().count();
    }

    private static long growth(Recording recording, Metric metric) {
        long[] values = Subjects.samples(recording, metric, Map.of()).values();
        assertThat(values).hasSize(1);
        return values[0];
    }

    private static long flawed(Recording recording) {
        return recording.flaws().stream().mapToLong(flaw -> flaw.count()).sum();
    }

    private static Subject saying(InjectingWorker worker, OpenSessions sessions) {
        return new Subject(
                "injecting",
                worker.address(),
                null,
                "",
                List.of(ProcessHandle.current().pid()),
                null,
                new Fingerprint(Map.of()),
                sessions);
    }

    /// Opens a file for each utterance of a worker, and keeps it.
    private static final class LeakingDescriptors implements AutoCloseable {
        private final List<FileInputStream> open = new ArrayList<>();
        private final Thread thread;
        private volatile boolean closed;
        private volatile int count;

        LeakingDescriptors(InjectingWorker worker) {
            thread = Thread.ofPlatform().start(() -> leak(worker));
        }

        private void leak(InjectingWorker worker) {
            while (!closed) {
                if (open.size() < worker.utterances().size()) {
                    try {
                        open.add(new FileInputStream("/dev/null"));
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                    count = open.size();
                }
                LockSupport.parkNanos(1_000_000);
            }
        }

        int leaked() {
            return count;
        }

        @Override
        public void close() throws Exception {
            closed = true;
            thread.join();
            for (FileInputStream each : open) {
                each.close();
            }
        }
    }
}
