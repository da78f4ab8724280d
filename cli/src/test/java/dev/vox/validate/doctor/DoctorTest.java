package dev.vox.validate.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.env.ExpandOrder;
import dev.vox.env.Project;
import dev.vox.env.Variables;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckDeclaration;
import dev.vox.validate.Need;
import dev.vox.validate.Phase;
import dev.vox.validate.PhaseRunner;
import dev.vox.validate.ProjectTarget;
import dev.vox.validate.Severity;
import dev.vox.validate.Status;
import dev.vox.validate.Verdict;
import dev.vox.validate.remedy.Change;
import dev.vox.validate.remedy.Remedy;
import dev.vox.yaml.Place;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

class DoctorTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-01T10:15:30Z"));
    private static final Check GOOD = (target, deadline) -> new Verdict.Passed(List.of());
    private static final Check BAD =
            (target, deadline) -> new Verdict.Failed("it is broken", List.of(), null);

    @TempDir Path root;

    private Doctor doctor(Duration limit, CheckDeclaration... checks) {
        return doctor(limit, List.of(), checks);
    }

    private Doctor doctor(Duration limit, List<Remedy> remedies, CheckDeclaration... checks) {
        Project project = new Project(root);
        ProjectTarget target =
                new ProjectTarget(
                        project,
                        () -> Variables.resolve(List.of(), ExpandOrder.VOX),
                        () -> Variables.resolve(List.of(), ExpandOrder.VOX),
                        Optional::empty);
        PhaseRunner runner =
                new PhaseRunner((need, where) -> Optional.empty(), CLOCK, System::nanoTime);
        return new Doctor(
                project,
                List.of(new Phase(1, "Prerequisites", "test", List.of(), List.of(checks))),
                remedies,
                (phase, events) -> {
                    var _ =
                            runner.run(
                                    List.of(phase),
                                    target,
                                    new PhaseRunner.Request("0", false, false),
                                    events);
                },
                CLOCK,
                limit);
    }

    private static CheckDeclaration check(
            String id, Severity severity, Check check, Need... needs) {
        return new CheckDeclaration(
                id,
                id,
                "test",
                true,
                check,
                List.of(needs),
                severity,
                Duration.ofMinutes(5),
                new CheckDeclaration.Retry(Duration.ofMinutes(1), Duration.ofMinutes(9)),
                "mend it",
                null,
                new Place("test", 1, 1));
    }

    private static CheckDeclaration required(String id, Check check, Need... needs) {
        return check(id, Severity.REQUIRED, check, needs);
    }

    private static Status status(Examination examination, String id) {
        return examination.findings().stream()
                .filter(finding -> finding.result().id().equals(id))
                .findFirst()
                .orElseThrow()
                .result()
                .status();
    }

    @Test
    void whatNeedsAStackIsNotAsked() throws Exception {
        Examination examination =
                doctor(
                                Doctor.LIMIT,
                                required("a", GOOD),
                                required("b", BAD, new Need(Need.Kind.STACK, "")),
                                required("c", BAD, new Need(Need.Kind.STACK, "compose")))
                        .examine();

        assertThat(examination.findings())
                .extracting(finding -> finding.result().id())
                .containsExactly("a");
        assertThat(examination.healthy(true)).isTrue();
    }

    @Test
    void aCheckThatFailsIsNotAskedAgainAndAgain() throws Exception {
        Examination examination = doctor(Duration.ofSeconds(60), required("a", BAD)).examine();

        assertThat(examination.findings().getFirst().result().attempts()).isEqualTo(1);
        assertThat(examination.healthy(false)).isFalse();
    }

    @Test
    void checksAreRunTogetherEvenThoseThatMeasureTime() throws Exception {
        CyclicBarrier together = new CyclicBarrier(3);
        Check meets =
                (target, deadline) -> {
                    try {
                        together.await(30, TimeUnit.SECONDS);
                        return new Verdict.Passed(List.of());
                    } catch (java.util.concurrent.BrokenBarrierException
                            | java.util.concurrent.TimeoutException e) {
                        throw new CheckBroken("alone", e);
                    }
                };

        Examination examination =
                doctor(
                                Duration.ofSeconds(60),
                                required("a", meets),
                                required("b", meets),
                                required("c", meets))
                        .examine();

        assertThat(examination.count(Status.PASS)).isEqualTo(3);
    }

    @Test
    void whatIsLateIsToldAndNotWaitedFor() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicReference<Boolean> interrupted = new AtomicReference<>(false);
        CountDownLatch ended = new CountDownLatch(1);
        Check hangs =
                (target, deadline) -> {
                    try {
                        never.await();
                        return new Verdict.Passed(List.of());
                    } catch (InterruptedException e) {
                        interrupted.set(true);
                        throw e;
                    } finally {
                        ended.countDown();
                    }
                };

        Examination examination =
                doctor(
                                Duration.ofMillis(300),
                                required("good", GOOD),
                                required("late", hangs),
                                check("odd", Severity.RECOMMENDED, hangs))
                        .examine();

        assertThat(status(examination, "good")).isEqualTo(Status.PASS);
        assertThat(status(examination, "late")).isEqualTo(Status.ERROR);
        assertThat(status(examination, "odd")).isEqualTo(Status.WARN);
        assertThat(examination.findings().get(1).result().problem()).contains("no answer within");
        assertThat(examination.findings().get(1).result().fix()).contains("--only late");
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(interrupted.get()).isTrue();
    }

    @Test
    void aLateCheckThatIsRequiredIsNotHealthy() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Check hangs =
                (target, deadline) -> {
                    never.await();
                    return new Verdict.Passed(List.of());
                };

        assertThat(doctor(Duration.ofMillis(200), required("a", hangs)).examine().healthy(false))
                .isFalse();
    }

    @Test
    void warningsCountOnlyWhenThatIsAsked() throws Exception {
        Examination examination =
                doctor(Doctor.LIMIT, check("a", Severity.RECOMMENDED, BAD)).examine();

        assertThat(examination.healthy(false)).isTrue();
        assertThat(examination.healthy(true)).isFalse();
    }

    @Test
    void aRemedyMakesItsCheckMendable() throws Exception {
        Remedy remedy =
                new Remedy() {
                    @Override
                    public Set<String> answersTo() {
                        return Set.of("a");
                    }

                    @Override
                    public List<Change> plan() {
                        return List.of(new Change.Restrict(root, "700"));
                    }
                };

        Examination examination =
                doctor(Doctor.LIMIT, List.of(remedy), required("a", BAD), required("b", BAD))
                        .examine();

        assertThat(examination.findings())
                .extracting(Finding::fixable)
                .containsExactly(true, false);
        assertThat(Treatment.of(examination, List.of(remedy)).changes()).hasSize(1);
    }

    @Test
    void whatIsLookedAtAgainTakesThePlaceOfWhatWas() throws Exception {
        Examination first = doctor(Doctor.LIMIT, required("a", BAD), required("b", GOOD)).examine();
        Examination again = doctor(Doctor.LIMIT, required("a", GOOD)).examine("a"::equals);

        Examination both = first.with(again);

        assertThat(both.count(Status.PASS)).isEqualTo(2);
        assertThat(both.healthy(false)).isTrue();
    }

    @Test
    void aFaultOfTheRunnerIsNotSwallowed() {
        Doctor doctor =
                new Doctor(
                        new Project(root),
                        List.of(),
                        List.of(),
                        (phase, events) -> {
                            throw new IllegalStateException("broken runner");
                        },
                        CLOCK,
                        Doctor.LIMIT);

        assertThatThrownBy(doctor::examine).hasMessage("broken runner");
    }
}
