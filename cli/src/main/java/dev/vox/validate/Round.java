package dev.vox.validate;

import dev.vox.voice.scenario.Quantities;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Checks of a phase that run together, at most some at once. One thread decides everything here; others only look.
final class Round {
    private static final long FOREVER = TimeUnit.HOURS.toNanos(1);

    private final Running run;
    private final String phase;
    private final int slots;

    /// Those whose needs are not known yet.
    private final List<Job> waiting = new ArrayList<>();

    private final Deque<Job> ready = new ArrayDeque<>();

    /// Those that look again later.
    private final List<Job> later = new ArrayList<>();

    private final List<Job> looking = new ArrayList<>();
    private final @Nullable CheckResult[] results;

    /// @param slots how many may look at once
    /// @param results by the place of the check in its phase
    Round(Running run, String phase, int slots, @Nullable CheckResult[] results) {
        this.run = run;
        this.phase = phase;
        this.slots = slots;
        this.results = results;
    }

    /// Runs until every check is decided.
    void run(List<Job> jobs) throws InterruptedException {
        waiting.addAll(jobs);
        for (Job job : jobs) {
            run.sightings().ask(job.check.needs());
        }
        admit();
        while (!(waiting.isEmpty() && ready.isEmpty() && later.isEmpty() && looking.isEmpty())) {
            stopWhenTold();
            begin();
            await();
        }
    }

    private void await() throws InterruptedException {
        if (looking.isEmpty() && waiting.isEmpty() && later.isEmpty()) {
            return;
        }
        Word word = run.inbox().poll(untilNext(run.now()), TimeUnit.NANOSECONDS);
        long now = run.now();
        // Telling what happened may take long, a pager sees to that: what was seen meanwhile is not
        // late.
        for (; word != null; word = run.inbox().poll()) {
            take(word);
        }
        expire(now);
        for (Iterator<Job> each = later.iterator(); each.hasNext(); ) {
            Job job = each.next();
            if (now - job.dueNanos >= 0) {
                each.remove();
                ready.add(job);
            }
        }
    }

    private long untilNext(long now) {
        long least = run.sightings().nextNanos(now).orElse(FOREVER);
        for (Job job : looking) {
            least = Math.min(least, job.deadlineNanos - now);
        }
        for (Job job : later) {
            least = Math.min(least, job.dueNanos - now);
        }
        return Math.max(0, least);
    }

    private void take(Word word) {
        switch (word) {
            case Word.Seen seen -> {
                run.sightings().take(seen);
                admit();
            }
            case Word.Looked(Job job, int attempt, Job.Look look) -> {
                if (attempt == job.attempts && looking.remove(job)) {
                    looked(job, look);
                }
            }
        }
    }

    private void looked(Job job, Job.Look look) {
        job.last = look;
        if (!run.stopped() && job.looksAgain(look)) {
            later.add(job);
        } else {
            decide(job, job.result(look, run.target()));
        }
    }

    /// Lets those go on whose needs are known.
    private void admit() {
        for (Iterator<Job> each = waiting.iterator(); each.hasNext(); ) {
            Job job = each.next();
            Sightings.Sighting sighting = run.sightings().of(job.check.needs());
            if (sighting != null) {
                each.remove();
                admit(job, sighting);
            }
        }
    }

    private void admit(Job job, Sightings.Sighting sighting) {
        Lack lack = sighting.lack();
        if (sighting.broken() != null) {
            String problem = run.target().masked(sighting.broken());
            decide(job, job.unlooked(Status.ERROR, run.instant(), problem, null));
        } else if (lack != null) {
            String reason = run.target().masked(lack.reason());
            String fix = lack.fix() == null ? null : run.target().masked(lack.fix());
            decide(job, job.unlooked(Status.SKIP, run.instant(), reason, fix));
        } else {
            ready.add(job);
        }
    }

    private void begin() {
        while (looking.size() < slots && !ready.isEmpty()) {
            begin(ready.remove());
        }
    }

    private void begin(Job job) {
        CheckDeclaration check = job.check;
        if (job.begins(run.instant(), run.now())) {
            run.tell(new RunEvent.CheckBegan(run.instant(), phase, check.id(), check.title()));
        }
        int attempt = job.attempts;
        looking.add(job);
        job.running =
                run.crew()
                        .begin(() -> {
                            Job.Look look = Job.Look.at(check, run.target(), run.nanoTime());
                            run.inbox().add(new Word.Looked(job, attempt, look));
                        });
    }

    private void expire(long now) {
        run.sightings().expire(now);
        admit();
        for (Job job : List.copyOf(looking)) {
            if (now - job.deadlineNanos >= 0) {
                looking.remove(job);
                Objects.requireNonNull(job.running).cancel(true);
                String problem = "no answer within its deadline of " + shown(job);
                decide(
                        job,
                        job.result(
                                new Job.Look(null, new CheckBroken(problem), now), run.target()));
            }
        }
    }

    private static String shown(Job job) {
        return Quantities.shown(job.check.timeout());
    }

    /// After a failure that ends the run, nothing begins any more.
    private void stopWhenTold() {
        if (!run.stopped()) {
            return;
        }
        for (Job job : later) {
            decide(job, job.result(Objects.requireNonNull(job.last), run.target()));
        }
        List<Job> left = new ArrayList<>(waiting);
        left.addAll(ready);
        for (Job job : left) {
            if (job.last == null) {
                String problem = "not run, since " + run.culprit() + " failed";
                decide(job, job.unlooked(Status.BLOCKED, run.instant(), problem, null));
            } else {
                decide(job, job.result(job.last, run.target()));
            }
        }
        later.clear();
        waiting.clear();
        ready.clear();
    }

    private void decide(Job job, CheckResult result) {
        results[job.index] = result;
        run.decided(phase, result);
    }
}
