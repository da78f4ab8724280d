package dev.vox.validate.doctor;

import dev.vox.env.Project;
import dev.vox.validate.CheckDeclaration;
import dev.vox.validate.CheckResult;
import dev.vox.validate.Need;
import dev.vox.validate.Phase;
import dev.vox.validate.RunEvent;
import dev.vox.validate.Severity;
import dev.vox.validate.Status;
import dev.vox.validate.remedy.Remedy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Runs checks that need no stack, all at once, and waits for none longer than its limit.
public final class Doctor {
    /// What all checks together may take.
    public static final Duration LIMIT = Duration.ofMillis(1_500);

    /// What one check may take: it is told as late before the whole is.
    private static final Duration ONE = Duration.ofMillis(1_350);

    /// What those that are late get to stop what they started.
    private static final Duration SETTLING = Duration.ofMillis(150);

    private final Project project;
    private final List<Phase> phases;
    private final List<Remedy> remedies;
    private final Runner runner;
    private final InstantSource clock;
    private final Duration limit;

    /// Runs the checks of a phase, together.
    @FunctionalInterface
    public interface Runner {
        /// Runs them and tells how it goes on.
        ///
        /// @throws InterruptedException if the thread was interrupted
        void run(Phase phase, Consumer<RunEvent> events) throws InterruptedException;
    }

    /// @param phases of which those checks are taken that need no stack
    /// @param limit for all of it
    public Doctor(
            Project project,
            List<Phase> phases,
            List<Remedy> remedies,
            Runner runner,
            InstantSource clock,
            Duration limit) {
        this.project = project;
        this.phases = new ArrayList<>(phases);
        this.phases.add(ProjectChecks.phase(remedies));
        this.remedies = List.copyOf(remedies);
        this.runner = runner;
        this.clock = clock;
        this.limit = limit;
    }

    /// Runs every check.
    ///
    /// @throws InterruptedException if the thread was interrupted
    public Examination examine() throws InterruptedException {
        return examine(id -> true);
    }

    /// Runs some checks, by their ids.
    ///
    /// @throws InterruptedException if the thread was interrupted
    public Examination examine(Predicate<String> wanted) throws InterruptedException {
        Map<CheckDeclaration, String> sections = new LinkedHashMap<>();
        for (Phase phase : phases) {
            for (CheckDeclaration check : phase.checks()) {
                if (wanted.test(check.id()) && needsNoStack(check)) {
                    sections.put(hurried(check), phase.title());
                }
            }
        }
        Instant began = clock.instant();
        long begun = System.nanoTime();
        Map<String, CheckResult> results = run(List.copyOf(sections.keySet()));
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        List<Finding> findings = new ArrayList<>();
        sections.forEach((check, section) -> {
            CheckResult result = results.getOrDefault(check.id(), late(check, began, took));
            findings.add(new Finding(section, result, hasRemedy(check.id())));
        });
        return new Examination(project.root().toString(), began, took, findings);
    }

    private boolean hasRemedy(String id) {
        return remedies.stream().anyMatch(remedy -> remedy.answersTo().contains(id));
    }

    private static boolean needsNoStack(CheckDeclaration check) {
        return check.needs().stream().noneMatch(need -> need.kind() == Need.Kind.STACK);
    }

    /// A check that looks once, beside the others, in little time.
    private static CheckDeclaration hurried(CheckDeclaration check) {
        Duration time = check.timeout().compareTo(ONE) > 0 ? ONE : check.timeout();
        return new CheckDeclaration(
                check.id(),
                check.title(),
                check.kind(),
                false,
                check.check(),
                check.needs(),
                check.severity(),
                time,
                null,
                check.fix(),
                check.docs(),
                check.place());
    }

    /// What is decided within the limit.
    private Map<String, CheckResult> run(List<CheckDeclaration> checks)
            throws InterruptedException {
        Map<String, CheckResult> results = new ConcurrentHashMap<>();
        Phase all = new Phase(1, "Doctor", "vox doctor", List.of(), checks);
        FutureTask<Void> task =
                new FutureTask<>(() -> {
                    runner.run(all, event -> note(event, results));
                    return null;
                });
        Thread thread = Thread.ofPlatform().daemon().name("vox-doctor").start(task);
        try {
            task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // What is not there by now is late.
            task.cancel(true);
            var _ = thread.join(SETTLING);
        } catch (ExecutionException e) {
            throw failure(e);
        } finally {
            task.cancel(true);
        }
        return Map.copyOf(results);
    }

    private static void note(RunEvent event, Map<String, CheckResult> results) {
        if (event instanceof RunEvent.CheckEnded(_, CheckResult result)) {
            results.put(result.id(), result);
        }
    }

    private static RuntimeException failure(ExecutionException e) {
        return e.getCause() instanceof RuntimeException cause
                ? cause
                : new IllegalStateException("the checks could not be run", e.getCause());
    }

    private static CheckResult late(CheckDeclaration check, Instant began, Duration took) {
        boolean required = check.severity() == Severity.REQUIRED;
        return new CheckResult(
                check.id(),
                check.title(),
                check.kind(),
                check.severity(),
                required ? Status.ERROR : Status.WARN,
                began,
                took,
                1,
                List.of(),
                "no answer within %d ms, and it was not waited for".formatted(took.toMillis()),
                "ask again, and wait for it: vox validate --only " + check.id(),
                check.docs());
    }
}
