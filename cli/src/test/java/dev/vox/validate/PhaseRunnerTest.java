package dev.vox.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.env.ExpandOrder;
import dev.vox.env.Layer;
import dev.vox.env.Project;
import dev.vox.env.Variables;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@Timeout(30)
class PhaseRunnerTest {
    private static final Need GPU = new Need(Need.Kind.GPU, "");
    private static final Need STACK = new Need(Need.Kind.STACK, "");
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-01T10:15:30Z"));

    @TempDir Path folder;

    private final List<RunEvent> events = new ArrayList<>();
    private final Map<String, String> environment = Map.of("PATH", "", "API_TOKEN", "s3cret-words");
    private NeedSight needs = (need, target) -> Optional.empty();
    private boolean failFast;
    private LongSupplier nanoTime = System::nanoTime;
    private Consumer<RunEvent> told = event -> {};

    @Test
    void aCheckThatPassesKeepsWhatItSaw() {
        CheckResult result = only(Declared.check("a"));

        assertThat(result.status()).isEqualTo(Status.PASS);
        assertThat(result.evidence()).containsExactly(new Evidence("word", "pass"));
        assertThat(result.problem()).isNull();
        assertThat(result.fix()).isNull();
        assertThat(result.attempts()).isEqualTo(1);
        assertThat(result.startedAt()).isEqualTo(CLOCK.instant());
        assertThat(result.docs()).isEqualTo("docs/a.md");
    }

    @Test
    void aRequiredCheckFailsAndARecommendedOneWarns() {
        assertThat(only(Declared.failing("a")))
                .returns(Status.FAIL, CheckResult::status)
                .returns("it says fail", CheckResult::problem)
                .returns("mend a", CheckResult::fix);
        assertThat(only(Declared.failing("a").recommended()).status()).isEqualTo(Status.WARN);
    }

    @Test
    void aFixThatTheCheckKnowsOutweighsThatOfTheFile() {
        CheckResult result =
                only(
                        Declared.check(
                                "a",
                                (target, deadline) ->
                                        new Verdict.Failed("p", List.of(), "do just this")));

        assertThat(result.fix()).isEqualTo("do just this");
    }

    @Test
    void whatACheckThrowsIsItsError() {
        assertThat(only(broken(new CheckBroken("no such host"))))
                .returns(Status.ERROR, CheckResult::status)
                .returns("no such host", CheckResult::problem);
        assertThat(only(broken(new IllegalStateException())).problem())
                .isEqualTo("a fault of the check: IllegalStateException");
        assertThat(only(broken(new StackOverflowError())).status()).isEqualTo(Status.ERROR);
    }

    @Test
    void aMissingPrerequisiteOfACheckIsSkippedWithTheReason() {
        CheckResult result =
                only(
                        Declared.check(
                                "a",
                                (target, deadline) ->
                                        new Verdict.Missing("no worker is up", List.of(), null)));

        assertThat(result)
                .returns(Status.SKIP, CheckResult::status)
                .returns("no worker is up", CheckResult::problem)
                .returns(null, CheckResult::fix);
    }

    @Test
    void whatIsMissingIsToldWithTheWayToGetItAndNotWithTheFixOfAFailure() {
        Verdict missing = new Verdict.Missing("no worker is up", List.of(), "start one");

        assertThat(only(Declared.check("a", (target, deadline) -> missing)).fix())
                .isEqualTo("start one");
        needs = (need, target) -> Optional.of(new Lack("there is no GPU", null));
        assertThat(only(Declared.check("a").needing(GPU)).fix()).isNull();
    }

    @Test
    void aNeedThatIsMissingSkipsTheCheckWithoutALook() {
        AtomicInteger looks = new AtomicInteger();
        needs = (need, target) -> Optional.of(new Lack("there is no GPU", "buy one"));
        CheckResult result =
                only(Declared.check("a", (target, deadline) -> counted(looks)).needing(GPU));

        assertThat(looks).hasValue(0);
        assertThat(result)
                .returns(Status.SKIP, CheckResult::status)
                .returns("there is no GPU", CheckResult::problem)
                .returns("buy one", CheckResult::fix)
                .returns(0, CheckResult::attempts);
    }

    @Test
    void aNeedThatNobodyKnowsBreaksTheCheck() {
        needs =
                (need, target) -> {
                    throw new CheckBroken("the engine speaks nonsense");
                };

        assertThat(only(Declared.check("a").needing(STACK)))
                .returns(Status.ERROR, CheckResult::status)
                .returns(
                        "need stack is not known: the engine speaks nonsense",
                        CheckResult::problem);
    }

    @Test
    void eachNeedIsLookedAtOnceARunAndAllOfThemTogether() {
        AtomicInteger looks = new AtomicInteger();
        CyclicBarrier both = new CyclicBarrier(2);
        needs =
                (need, target) -> {
                    looks.incrementAndGet();
                    meet(both);
                    return Optional.empty();
                };

        RunReport report =
                run(
                        phase(
                                1,
                                Declared.check("a").needing(GPU),
                                Declared.check("b").needing(STACK, GPU).runsAlone()),
                        phase(2, Declared.check("c").needing(GPU)));

        assertThat(looks).hasValue(2);
        assertThat(statuses(report)).containsExactly(Status.PASS, Status.PASS, Status.PASS);
    }

    @Test
    void theChecksOfAPhaseLookTogether() {
        CyclicBarrier all = new CyclicBarrier(8);
        Declared[] checks =
                IntStream.range(0, 8)
                        .mapToObj(at ->
                                Declared.check(
                                        "c" + at,
                                        (target, deadline) -> {
                                            meet(all);
                                            return TestKinds.verdict("pass");
                                        }))
                        .toArray(Declared[]::new);

        assertThat(statuses(run(phase(1, checks)))).containsOnly(Status.PASS).hasSize(8);
    }

    @Test
    void notMoreThanSixteenLookAtOnce() {
        AtomicInteger looking = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier sixteen = new CyclicBarrier(16);
        Declared[] checks =
                IntStream.range(0, 64)
                        .mapToObj(at ->
                                Declared.check(
                                        "c" + at,
                                        (target, deadline) -> {
                                            most.accumulateAndGet(
                                                    looking.incrementAndGet(), Math::max);
                                            meet(sixteen);
                                            looking.decrementAndGet();
                                            return TestKinds.verdict("pass");
                                        }))
                        .toArray(Declared[]::new);

        assertThat(statuses(run(phase(1, checks)))).containsOnly(Status.PASS).hasSize(64);
        assertThat(most).hasValue(16);
    }

    @Test
    void checksThatMeasureTimeRunAfterTheOthersOneAtATime() {
        AtomicInteger looking = new AtomicInteger();
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Check alone =
                (target, deadline) -> {
                    int others = looking.getAndIncrement();
                    order.add("alone with " + others);
                    looking.decrementAndGet();
                    return TestKinds.verdict("pass");
                };
        Check together =
                (target, deadline) -> {
                    looking.incrementAndGet();
                    order.add("together");
                    looking.decrementAndGet();
                    return TestKinds.verdict("pass");
                };

        run(
                phase(
                        1,
                        Declared.check("a", alone).runsAlone(),
                        Declared.check("b", together),
                        Declared.check("c", alone).runsAlone(),
                        Declared.check("d", together)));

        assertThat(order).containsExactly("together", "together", "alone with 0", "alone with 0");
    }

    @Test
    void resultsStandInTheOrderOfTheFile() {
        RunReport report =
                run(
                        phase(
                                1,
                                Declared.check("z").runsAlone(),
                                Declared.check("y"),
                                Declared.check("x").needing(GPU)));

        assertThat(report.phases().getFirst().checks())
                .extracting(CheckResult::id)
                .containsExactly("z", "y", "x");
    }

    @Test
    void aCheckThatFailsLooksAgainUntilItPasses() {
        AtomicInteger looks = new AtomicInteger();
        Declared check =
                Declared.check(
                                "a",
                                (target, deadline) ->
                                        TestKinds.verdict(
                                                looks.incrementAndGet() < 4 ? "fail" : "pass"))
                        .again(Duration.ofMillis(5), Duration.ofSeconds(20));

        assertThat(only(check))
                .returns(Status.PASS, CheckResult::status)
                .returns(4, CheckResult::attempts);
        assertThat(events)
                .filteredOn(RunEvent.CheckBegan.class::isInstance)
                .as("it begins once")
                .hasSize(1);
    }

    @Test
    void aCheckThatNeverPassesFailsWhenItsTimeIsUp() {
        Declared check = Declared.failing("a").again(Duration.ofMillis(20), Duration.ofMillis(100));

        CheckResult result = only(check);

        assertThat(result.status()).isEqualTo(Status.FAIL);
        assertThat(result.attempts()).isBetween(2, 6);
    }

    @Test
    void aCheckThatIgnoresItsDeadlineIsInterruptedAndBroke() throws Exception {
        CompletableFuture<String> end = new CompletableFuture<>();
        Declared check =
                Declared.check(
                                "a",
                                (target, deadline) -> {
                                    try {
                                        new CountDownLatch(1).await();
                                    } catch (InterruptedException e) {
                                        end.complete("interrupted");
                                        throw e;
                                    }
                                    return TestKinds.verdict("pass");
                                })
                        .within(Duration.ofMillis(20));

        assertThat(only(check))
                .returns(Status.ERROR, CheckResult::status)
                .returns("no answer within its deadline of 20ms", CheckResult::problem);
        assertThat(end.get(5, TimeUnit.SECONDS)).isEqualTo("interrupted");
    }

    @Test
    void aCheckThatAnsweredInTimeIsNotLateBecauseTellingOfAnotherTookLong() {
        AtomicLong passed = new AtomicLong();
        nanoTime = () -> System.nanoTime() + passed.get();
        List<Thread> looking = new CopyOnWriteArrayList<>();
        told =
                event -> {
                    if (event instanceof RunEvent.CheckEnded && passed.get() == 0) {
                        await(() ->
                                looking.size() == 2
                                        && looking.stream().allMatch(PhaseRunnerTest::isIdle));
                        passed.set(Duration.ofMinutes(5).toNanos());
                    }
                };
        Check noted =
                (target, deadline) -> {
                    looking.add(Thread.currentThread());
                    return TestKinds.verdict("pass");
                };

        RunReport report = run(phase(1, Declared.check("a", noted), Declared.check("b", noted)));

        assertThat(statuses(report)).containsExactly(Status.PASS, Status.PASS);
    }

    @Test
    void aPhaseThatNeedsAFailedOneIsBlockedAndSoIsWhatNeedsIt() {
        RunReport report =
                run(
                        phase(1, Declared.failing("a"), Declared.check("b")),
                        needing(phase(2, Declared.check("c")), "phase-1"),
                        needing(phase(3, Declared.check("d")), "phase-2"),
                        phase(4, Declared.check("e")));

        assertThat(report.phases())
                .extracting(PhaseResult::status)
                .containsExactly(Status.FAIL, Status.BLOCKED, Status.BLOCKED, Status.PASS);
        assertThat(report.phases().get(1).blockedBy()).isEqualTo("phase-1");
        assertThat(report.phases().get(2).blockedBy()).isEqualTo("phase-2");
        assertThat(report.phases().get(1).checks().getFirst())
                .returns(Status.BLOCKED, CheckResult::status)
                .returns("phase-1 failed", CheckResult::problem);
    }

    @Test
    void aWarningOrASkipBlocksNothing() {
        needs = (need, target) -> Optional.of(new Lack("there is no GPU", null));
        RunReport report =
                run(
                        phase(
                                1,
                                Declared.failing("a").recommended(),
                                Declared.check("b").needing(GPU)),
                        needing(phase(2, Declared.check("c")), "phase-1"));

        assertThat(report.phases())
                .extracting(PhaseResult::status)
                .containsExactly(Status.WARN, Status.PASS);
    }

    @Test
    void aNeededPhaseThatIsNotSelectedBlocksNothing() {
        assertThat(statuses(run(needing(phase(2, Declared.check("c")), "phase-1"))))
                .containsExactly(Status.PASS);
    }

    @Test
    void afterTheFirstFailureNothingBeginsWhereThatIsAsked() {
        failFast = true;
        AtomicInteger looks = new AtomicInteger();
        RunReport report =
                run(
                        phase(
                                1,
                                Declared.failing("a"),
                                Declared.check("b", (target, deadline) -> counted(looks))
                                        .runsAlone()),
                        phase(2, Declared.check("c", (target, deadline) -> counted(looks))));

        assertThat(looks).hasValue(0);
        assertThat(statuses(report)).containsExactly(Status.FAIL, Status.BLOCKED, Status.BLOCKED);
        assertThat(report.phases().getFirst().checks().get(1).problem())
                .isEqualTo("not run, since a failed");
        assertThat(report.phases().get(1).blockedBy()).isEqualTo("phase-1");
        assertThat(report.complete()).isTrue();
    }

    @Test
    void anInterruptedRunReportsWhatWasDone() throws Exception {
        CountDownLatch waits = new CountDownLatch(1);
        CompletableFuture<String> stopped = new CompletableFuture<>();
        Declared endless =
                Declared.check(
                        "endless",
                        (target, deadline) -> {
                            waits.countDown();
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                stopped.complete("stopped");
                                throw e;
                            }
                            return TestKinds.verdict("pass");
                        });
        CompletableFuture<RunReport> report = new CompletableFuture<>();
        Thread runner =
                new Thread(() ->
                        report.complete(
                                run(
                                        phase(1, Declared.check("done")),
                                        phase(2, Declared.check("quick"), endless.runsAlone()),
                                        phase(3, Declared.check("never")))));
        runner.start();
        assertThat(waits.await(10, TimeUnit.SECONDS)).isTrue();
        runner.interrupt();

        RunReport done = report.get(10, TimeUnit.SECONDS);
        assertThat(stopped).isCompletedWithValue("stopped");
        assertThat(done.complete()).isFalse();
        assertThat(done.phases())
                .extracting(PhaseResult::name)
                .containsExactly("phase-1", "phase-2");
        assertThat(done.phases().get(1).checks())
                .extracting(CheckResult::id)
                .containsExactly("quick");
        assertThat(Conclusion.of(done)).isEqualTo(Conclusion.INTERRUPTED);
        assertThat(events.getLast()).isEqualTo(new RunEvent.RunEnded(done));
    }

    @Test
    void aPhaseThatWasInterruptedBeforeAnythingWasDecidedDidNotPass() {
        Thread.currentThread().interrupt();

        RunReport report = run(phase(1, Declared.check("a")));

        assertThat(report.complete()).isFalse();
        assertThat(report.phases())
                .singleElement()
                .returns(Status.SKIP, PhaseResult::status)
                .returns(List.of(), PhaseResult::checks);
    }

    @Test
    void theFixOfACheckThatDidNotLookHoldsNoSecretEither() {
        needs = (need, target) -> Optional.of(new Lack("no s3cret-words", "say s3cret-words"));

        assertThat(only(Declared.check("a").needing(GPU)))
                .returns("no ***", CheckResult::problem)
                .returns("say ***", CheckResult::fix);
    }

    @Test
    void secretsOfTheEnvironmentAreMaskedInAllThatIsTold() {
        CheckResult result =
                only(
                        Declared.check(
                                "a",
                                (target, deadline) ->
                                        new Verdict.Failed(
                                                "got s3cret-words",
                                                List.of(new Evidence("answer", "<s3cret-words>")),
                                                "ask s3cret-words")));

        assertThat(result.problem()).isEqualTo("got ***");
        assertThat(result.evidence()).containsExactly(new Evidence("answer", "<***>"));
        assertThat(result.fix()).isEqualTo("ask ***");
    }

    @Test
    void eventsTellTheRunInOrder() {
        RunReport report = run(phase(1, Declared.check("a")), phase(2, Declared.check("b")));

        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "RunBegan",
                        "PhaseBegan",
                        "CheckBegan",
                        "CheckEnded",
                        "PhaseEnded",
                        "PhaseBegan",
                        "CheckBegan",
                        "CheckEnded",
                        "PhaseEnded",
                        "RunEnded");
        assertThat(events.getFirst()).isEqualTo(new RunEvent.RunBegan(CLOCK.instant(), 2, 2));
        assertThat(report.voxVersion()).isEqualTo("1.0");
        assertThat(report.project()).isEqualTo(folder.toString());
    }

    private static Declared broken(Throwable thrown) {
        return Declared.check(
                "a",
                (target, deadline) -> {
                    if (thrown instanceof CheckBroken broken) {
                        throw broken;
                    }
                    if (thrown instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) thrown;
                });
    }

    private static Verdict counted(AtomicInteger looks) {
        looks.incrementAndGet();
        return TestKinds.verdict("pass");
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time is left to wait").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /// Whether a thread of the crew has told what it saw, and waits for more to do.
    private static boolean isIdle(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING;
    }

    private static void meet(CyclicBarrier barrier) throws InterruptedException, CheckBroken {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new CheckBroken("nobody else came", e);
        }
    }

    private static List<Status> statuses(RunReport report) {
        return report.phases().stream()
                .flatMap(phase -> phase.checks().stream())
                .map(CheckResult::status)
                .toList();
    }

    private CheckResult only(Declared check) {
        events.clear();
        return run(phase(1, check)).phases().getFirst().checks().getFirst();
    }

    private static Phase phase(int number, Declared... checks) {
        return new Phase(
                number,
                "Phase " + number,
                "test.yaml",
                List.of(),
                Stream.of(checks).map(Declared::made).toList());
    }

    private static Phase needing(Phase phase, String... needs) {
        return new Phase(
                phase.number(), phase.title(), phase.source(), List.of(needs), phase.checks());
    }

    private RunReport run(Phase... phases) {
        Variables variables =
                Variables.resolve(List.of(Layer.process(environment)), ExpandOrder.VOX);
        Target target =
                new ProjectTarget(
                        new Project(folder), () -> variables, () -> variables, Optional::empty);
        return new PhaseRunner(needs, CLOCK, nanoTime)
                .run(
                        List.of(phases),
                        target,
                        new PhaseRunner.Request("1.0", false, failFast),
                        event -> {
                            events.add(event);
                            told.accept(event);
                        });
    }
}
