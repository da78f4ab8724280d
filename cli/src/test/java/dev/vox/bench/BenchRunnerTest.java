package dev.vox.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Fingerprint;
import dev.vox.bench.result.Recording;
import dev.vox.bench.result.SubjectResult;
import dev.vox.bench.scenario.BenchScenario;
import dev.vox.bench.target.Subject;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// In which order a workload is asked for what, and what stays of a run that does not come to its end.
class BenchRunnerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
    private static final long STEP = 300_000_000;

    private long ticks;

    private BenchRun run(ScriptedWorkload workload, Progress progress, String... names) {
        List<Subject> subjects = Arrays.stream(names).map(ScriptedWorkload::subject).toList();
        return new BenchRunner(InstantSource.fixed(NOW), () -> ticks += STEP)
                .run(
                        new BenchScenario("quick", "a test", "scripted", workload),
                        subjects,
                        progress);
    }

    private void sample(Subject subject, int part, Recording recording) {
        recording.record(Metric.FIRST_AUDIBLE, Map.of(), ticks, 1_000_000L * (part + 1));
    }

    @Test
    void all_are_asked_for_and_warmed_up_before_any_is_measured_and_then_they_take_turns() {
        ScriptedWorkload workload = new ScriptedWorkload(10, this::sample);

        BenchRun run = run(workload, Progress.NONE, "a", "b");

        assertThat(workload.diary)
                .containsExactly(
                        "require a",
                        "require b",
                        "warm up a",
                        "warm up b",
                        "run a 0-5",
                        "run b 0-5",
                        "run b 5-10",
                        "run a 5-10");
        assertThat(run.brokenOffByOrNull()).isNull();
    }

    @Test
    void what_a_process_took_before_it_was_warmed_up_is_known_in_every_turn() {
        List<Optional<Long>> idle = new ArrayList<>();
        ScriptedWorkload workload =
                new ScriptedWorkload(
                        3, (subject, part, recording) -> idle.add(recording.idleMemory()));
        Subject mine = ScriptedWorkload.subject("mine", ProcessHandle.current().pid());

        new BenchRunner(InstantSource.fixed(NOW), () -> ticks += STEP)
                .run(
                        new BenchScenario("quick", "a test", "scripted", workload),
                        List.of(mine, ScriptedWorkload.subject("far")),
                        Progress.NONE);

        assertThat(idle).hasSize(6).filteredOn(Optional::isPresent).hasSize(3);
        assertThat(new HashSet<>(idle)).hasSize(2);
    }

    @Test
    void where_one_has_no_worker_all_are_measured_by_their_orchestrators() {
        Subject whole = reached("grpc://localhost:1", "ws://localhost:2");
        Subject contained = reached(null, "ws://localhost:3");
        Subject alone = reached("grpc://localhost:4", null);

        assertThat(doors(whole, contained)).containsExactly("ws://localhost:2", "ws://localhost:3");
        assertThat(doors(whole, whole)).containsOnly("grpc://localhost:1");
        assertThat(doors(whole, alone)).containsExactly("grpc://localhost:1", "grpc://localhost:4");
        assertThat(doors(contained, alone))
                .containsExactly("ws://localhost:3", "grpc://localhost:4");
    }

    private static Subject reached(@Nullable String worker, @Nullable String orchestrator) {
        return new Subject(
                "any",
                worker == null ? null : URI.create(worker),
                orchestrator == null ? null : URI.create(orchestrator),
                "",
                null,
                null,
                new Fingerprint(Map.of()));
    }

    /// The addresses by which they are measured unless somebody says otherwise.
    private List<String> doors(Subject... subjects) {
        List<String> doors = new ArrayList<>();
        ScriptedWorkload workload =
                new ScriptedWorkload(
                        1,
                        (subject, part, recording) ->
                                doors.add(
                                        subject.worker()
                                                .or(subject::orchestrator)
                                                .orElseThrow()
                                                .toString()));
        new BenchRunner(InstantSource.fixed(NOW), () -> ticks += STEP)
                .run(
                        new BenchScenario("quick", "a test", "scripted", workload),
                        List.of(subjects),
                        Progress.NONE);
        return doors;
    }

    @Test
    void the_result_holds_what_was_measured_of_each_with_its_fingerprint() throws Exception {
        BenchRun run = run(new ScriptedWorkload(4, this::sample), Progress.NONE, "a", "b");

        run.complain();
        BenchResult result = run.result();
        assertThat(result.scenario()).isEqualTo("quick");
        assertThat(result.kind()).isEqualTo("scripted");
        assertThat(result.parameters()).containsEntry("samples", "4");
        assertThat(result.startedAt()).isEqualTo(NOW);
        assertThat(result.partial()).isFalse();
        assertThat(result.subjects()).extracting(SubjectResult::subject).containsExactly("a", "b");
        for (SubjectResult subject : result.subjects()) {
            assertThat(subject.fingerprint().facts()).containsEntry("model", subject.subject());
            assertThat(subject.series().getFirst().samples().values())
                    .containsExactly(1_000_000, 2_000_000, 3_000_000, 4_000_000);
        }
    }

    @Test
    void an_interrupted_run_keeps_what_it_has_and_says_that_it_is_partial() {
        BenchRun run =
                run(
                        new ScriptedWorkload(
                                10,
                                (subject, part, recording) -> {
                                    if (part == 3) {
                                        throw new InterruptedException("Ctrl-C");
                                    }
                                    sample(subject, part, recording);
                                }),
                        Progress.NONE,
                        "a",
                        "b");

        assertThat(run.result().partial()).isTrue();
        assertThat(run.result().subjects().getFirst().series().getFirst().samples().count())
                .isEqualTo(3);
        assertThat(run.result().subjects().getLast().series()).isEmpty();
        assertThatThrownBy(run::complain).isInstanceOf(InterruptedException.class);
    }

    @Test
    void an_interruption_between_two_turns_is_not_lost() {
        BenchRun run =
                run(
                        new ScriptedWorkload(
                                2,
                                (subject, part, recording) -> {
                                    sample(subject, part, recording);
                                    Thread.currentThread().interrupt();
                                }),
                        Progress.NONE,
                        "a",
                        "b");

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(run.result().partial()).isTrue();
        assertThat(run.brokenOffByOrNull()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void a_failure_in_mid_run_keeps_what_there_is_and_is_thrown_afterwards() {
        BenchRun run =
                run(
                        new ScriptedWorkload(
                                10,
                                (subject, part, recording) -> {
                                    sample(subject, part, recording);
                                    if (part == 6) {
                                        throw new OperationFailed("[worker] it crashed");
                                    }
                                }),
                        Progress.NONE,
                        "a");

        assertThat(run.result().partial()).isTrue();
        assertThat(run.result().subjects().getFirst().series().getFirst().samples().count())
                .isEqualTo(7);
        assertThatThrownBy(run::complain).isInstanceOf(OperationFailed.class);
    }

    @Test
    void what_a_subject_lacks_is_said_before_anything_is_done() {
        ScriptedWorkload workload = new ScriptedWorkload(10, this::sample);
        BenchScenario scenario = new BenchScenario("quick", "", "scripted", new Refusing(workload));

        assertThatThrownBy(() ->
                        new BenchRunner(InstantSource.fixed(NOW), () -> ticks)
                                .run(
                                        scenario,
                                        List.of(ScriptedWorkload.subject("a")),
                                        Progress.NONE))
                .isInstanceOf(MissingPrerequisite.class);
        assertThat(workload.diary).isEmpty();
    }

    @Test
    void progress_says_how_many_of_how_many_how_the_figure_stands_and_what_is_left() {
        List<ProgressEvent> events = new ArrayList<>();

        run(new ScriptedWorkload(4, this::sample), events::add, "a");

        assertThat(events.getFirst())
                .isEqualTo(new ProgressEvent.Waiting("a", "the warm-up of quick", "", null));
        ProgressEvent.Advanced second =
                (ProgressEvent.Advanced)
                        events.stream()
                                .filter(event ->
                                        event instanceof ProgressEvent.Advanced advanced
                                                && advanced.done() == 2)
                                .findFirst()
                                .orElseThrow();
        assertThat(second.total()).isEqualTo(4);
        assertThat(second.detail())
                .matches("first_audible p50 \\d+\\.\\d ms, p95 \\d+\\.\\d ms, about .* left");
        ProgressEvent.Finished last = (ProgressEvent.Finished) events.getLast();
        assertThat(last.detail()).isEqualTo("first_audible p50 2.0 ms, p95 4.0 ms");
        assertThat(last.elapsed()).isPositive();
    }
}
