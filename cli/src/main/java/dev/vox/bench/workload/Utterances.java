package dev.vox.bench.workload;

import dev.vox.bench.load.Chorus;
import dev.vox.bench.load.Generator;
import dev.vox.bench.load.LevelMeter;
import dev.vox.bench.load.MeasuredUtterance;
import dev.vox.bench.load.SessionPool;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// A number of utterances of a text, until all are over.
final class Utterances {
    private static final Duration PREPARATION = Duration.ofMillis(20);

    /// Between two utterances of a session a while passes, at random, so that sessions do not march in step.
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(40);

    /// So long may an utterance last that every session is busy with.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /// So many failures without a single success are enough.
    private static final int HOPELESS = 10;

    private final Generator generator;
    private final SessionPool pool;
    private final Telling telling;

    /// Who is told of each utterance.
    record Telling(String subject, Progress progress) {
        void of(int done, int total, int words) {
            progress.report(
                    new ProgressEvent.Advanced(
                            subject, done, total, "%d characters".formatted(words)));
        }
    }

    Utterances(Generator generator, SessionPool pool, Telling telling) {
        this.generator = generator;
        this.pool = pool;
        this.telling = telling;
    }

    /// Each session speaks on when it has spoken.
    ///
    /// @param voices that speak at a time
    void closed(String text, int count, int voices, long seed, UtteranceFigures figures)
            throws InterruptedException {
        Random random = new Random(seed);
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger heard = new AtomicInteger();
        Tally tally = new Tally();
        LevelMeter level = new LevelMeter();
        Chorus.Script script =
                () -> {
                    int number = asked.incrementAndGet();
                    if (number > count || tally.hopeless()) {
                        return null;
                    }
                    return new Chorus.Line(
                            List.of(text),
                            Duration.ofNanos(random.nextLong(LONGEST_PAUSE.toNanos())),
                            number == 1 ? level : null,
                            measured -> {
                                figures.heard(measured);
                                tally.heard(measured);
                                telling.of(heard.incrementAndGet(), count, text.length());
                            });
                };
        long begin = generator.timetable().now() + PREPARATION.toNanos();
        int speaking = Math.min(voices, count);
        CompletableFuture<Void> silent =
                new Chorus(generator, pool, script).begin(speaking, begin, LONGEST_PAUSE);
        SessionPool.await(
                silent,
                "the end of the utterances",
                LONGEST.multipliedBy(Math.ceilDiv(count, speaking)));
        figures.level(level);
        tally.check();
    }

    /// Utterances begin when they are due, whatever comes of those before.
    void open(
            String text,
            int count,
            FirstAudioWorkload.Load load,
            long seed,
            UtteranceFigures figures)
            throws InterruptedException {
        Random random = new Random(seed);
        AtomicInteger heard = new AtomicInteger();
        Tally tally = new Tally();
        LevelMeter level = new LevelMeter();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        long due = generator.timetable().now() + PREPARATION.toNanos();
        for (int i = 0; i < count; i++) {
            CompletableFuture<Void> over = new CompletableFuture<>();
            LevelMeter meter = i == 0 ? level : null;
            all.add(over);
            generator
                    .timetable()
                    .at(
                            due,
                            scheduledAt -> {
                                var _ =
                                        generator
                                                .speak(pool, scheduledAt, List.of(text), meter)
                                                .thenAccept(measured -> {
                                                    figures.heard(measured);
                                                    tally.heard(measured);
                                                    telling.of(
                                                            heard.incrementAndGet(),
                                                            count,
                                                            text.length());
                                                })
                                                .whenComplete((done, failure) -> {
                                                    if (failure == null) {
                                                        over.complete(null);
                                                    } else {
                                                        over.completeExceptionally(failure);
                                                    }
                                                });
                            });
            due += load.arrivals().distance(load.rate(), random).toNanos();
        }
        Duration lasts = Duration.ofNanos(due - generator.timetable().now());
        SessionPool.await(
                CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)),
                "the end of the utterances",
                lasts.plus(LONGEST));
        figures.level(level);
        tally.check();
    }

    /// Whether anything can be measured at all.
    private final class Tally {
        private int failed;
        private int spoken;
        private String problem = "";

        synchronized void heard(MeasuredUtterance measured) {
            if (measured.outcome() == MeasuredUtterance.Outcome.SPOKEN) {
                spoken++;
            } else {
                failed++;
                problem = measured.flaw().orElse("");
            }
        }

        synchronized boolean hopeless() {
            return spoken == 0 && failed >= HOPELESS;
        }

        synchronized void check() {
            if (spoken == 0 && failed > 0) {
                throw new OperationFailed(
                        "[%s] no utterance was spoken: %s".formatted(telling.subject(), problem));
            }
        }
    }
}
