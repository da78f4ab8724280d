package dev.vox.validate;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/// Runs phases one after another, and the checks of each together.
public final class PhaseRunner {
    /// Checks wait more than they work; more of them at once would wait for each other.
    private static final int AT_ONCE = 16;

    private static final Set<Status> BLOCKING = Set.of(Status.FAIL, Status.ERROR, Status.BLOCKED);

    private final NeedSight needs;
    private final InstantSource clock;
    private final LongSupplier nanoTime;

    /// What is asked of a run.
    ///
    /// @param strict noted in the report
    /// @param failFast whether nothing begins after the first required check that fails
    public record Request(String voxVersion, boolean strict, boolean failFast) {}

    /// @param needs looks at what checks need
    /// @param nanoTime measures how long checks take, as `System.nanoTime` does
    public PhaseRunner(NeedSight needs, InstantSource clock, LongSupplier nanoTime) {
        this.needs = needs;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /// Runs phases in their order.
    ///
    /// It does not throw when its thread is interrupted: the report then holds what was done, and says that it is not
    /// complete.
    ///
    /// @param phases each behind those that it needs; a need that is not among them blocks nothing
    /// @param events takes what happens, on the calling thread
    public RunReport run(
            List<Phase> phases, Target target, Request request, Consumer<RunEvent> events) {
        Instant at = clock.instant();
        long begun = nanoTime.getAsLong();
        int checks = phases.stream().mapToInt(phase -> phase.checks().size()).sum();
        events.accept(new RunEvent.RunBegan(at, phases.size(), checks));
        Map<String, PhaseResult> results = new LinkedHashMap<>();
        boolean complete;
        try (Crew crew = new Crew()) {
            Running run =
                    new Running(target, crew, needs, request.failFast(), clock, nanoTime, events);
            complete = all(phases, run, results);
        }
        RunReport report =
                new RunReport(
                        request.voxVersion(),
                        target.project().root().toString(),
                        at,
                        Duration.ofNanos(nanoTime.getAsLong() - begun),
                        request.strict(),
                        complete,
                        List.copyOf(results.values()));
        events.accept(new RunEvent.RunEnded(report));
        return report;
    }

    /// Whether it came to its end.
    private static boolean all(List<Phase> phases, Running run, Map<String, PhaseResult> results) {
        for (Phase phase : phases) {
            run.tell(
                    new RunEvent.PhaseBegan(
                            run.instant(),
                            phase.name(),
                            phase.number(),
                            phase.title(),
                            phase.checks().size()));
            String blocker = blocker(phase, run, results);
            OnePhase one = new OnePhase(phase, run);
            boolean complete = blocker == null ? one.run() : one.block(blocker);
            PhaseResult result = one.result(blocker, complete);
            results.put(phase.name(), result);
            run.tell(new RunEvent.PhaseEnded(result));
            if (!complete) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String blocker(
            Phase phase, Running run, Map<String, PhaseResult> results) {
        if (run.stopped()) {
            return results.values().stream()
                    .filter(result -> BLOCKING.contains(result.status()))
                    .map(PhaseResult::name)
                    .findFirst()
                    .orElse(null);
        }
        return phase.needs().stream()
                .filter(results::containsKey)
                .filter(need ->
                        BLOCKING.contains(Objects.requireNonNull(results.get(need)).status()))
                .findFirst()
                .orElse(null);
    }

    /// One phase while it runs.
    private static final class OnePhase {
        private final Phase phase;
        private final Running run;
        private final Instant at;
        private final long begun;
        private final List<Job> jobs;
        private final @Nullable CheckResult[] results;

        OnePhase(Phase phase, Running run) {
            this.phase = phase;
            this.run = run;
            this.at = run.instant();
            this.begun = run.now();
            this.jobs =
                    IntStream.range(0, phase.checks().size())
                            .mapToObj(index -> new Job(phase.checks().get(index), index))
                            .toList();
            this.results = new CheckResult[jobs.size()];
        }

        /// Those that measure time come last, one at a time; what they need is looked at from the beginning.
        boolean run() {
            try {
                jobs.forEach(job -> run.sightings().ask(job.check.needs()));
                round(AT_ONCE, jobs.stream().filter(job -> !job.check.alone()).toList());
                round(1, jobs.stream().filter(job -> job.check.alone()).toList());
                return true;
            } catch (InterruptedException e) {
                return false;
            }
        }

        private void round(int slots, List<Job> some) throws InterruptedException {
            new Round(run, phase.name(), slots, results).run(some);
        }

        boolean block(String blocker) {
            String problem = blocker + " failed";
            for (Job job : jobs) {
                CheckResult result =
                        job.unlooked(
                                Status.BLOCKED,
                                run.instant(),
                                problem,
                                "see to " + blocker + " first");
                results[job.index] = result;
                run.decided(phase.name(), result);
            }
            return true;
        }

        PhaseResult result(@Nullable String blocker, boolean complete) {
            List<CheckResult> decided = new ArrayList<>();
            Arrays.stream(results).filter(Objects::nonNull).forEach(decided::add);
            Status status = complete ? Conclusion.ofPhase(decided) : Conclusion.ofCutPhase(decided);
            return new PhaseResult(
                    phase.name(),
                    phase.number(),
                    phase.title(),
                    blocker == null ? status : Status.BLOCKED,
                    at,
                    Duration.ofNanos(run.now() - begun),
                    blocker,
                    decided);
        }
    }
}
