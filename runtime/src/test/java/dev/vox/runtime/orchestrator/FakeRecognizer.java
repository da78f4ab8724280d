package dev.vox.runtime.orchestrator;

import dev.vox.runtime.asr.Recognition;
import dev.vox.runtime.asr.RecognitionException;
import dev.vox.runtime.asr.Recognizer;
import dev.vox.runtime.asr.Transcript;

import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Understands what the test says it does, faults included. With nothing planned it understands nothing.
///
/// A plan is the text, or `partial TEXT`, which comes early and stays the text; `fault begin`, `fault hear` and `fault
/// finish` fail there, `fault bug` throws what it may not, `fault hang` never answers, `fault late` answers `late` after its
/// deadline, `fault deaf` does not even heed an interrupt until it may let go.
final class FakeRecognizer implements Recognizer {
    final Deque<String> plans = new ConcurrentLinkedDeque<>();
    final List<Integer> heardMillis = new CopyOnWriteArrayList<>();
    final AtomicInteger prepared = new AtomicInteger();
    final Semaphore mayFinish = new Semaphore(1000);
    final CountDownLatch mayLetGo = new CountDownLatch(1);
    volatile String unprepared = "";

    FakeRecognizer understands(String... plan) {
        plans.addAll(List.of(plan));
        return this;
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public void prepare() throws RecognitionException {
        prepared.incrementAndGet();
        if (!unprepared.isEmpty()) {
            throw new RecognitionException(unprepared);
        }
    }

    @Override
    public Recognition begin(Consumer<Transcript> partials) throws RecognitionException {
        String plan = plans.isEmpty() ? "" : plans.removeFirst();
        if (plan.equals("fault begin")) {
            throw new RecognitionException("the fake recogniser does not begin");
        }
        return new FakeRecognition(plan, partials);
    }

    @Override
    public void close() {}

    private final class FakeRecognition implements Recognition {
        private final String plan;
        private final Consumer<Transcript> partials;
        private int samples;

        FakeRecognition(String plan, Consumer<Transcript> partials) {
            this.plan = plan;
            this.partials = partials;
        }

        @Override
        public void hear(short[] frame) {
            samples += frame.length;
            if (plan.equals("fault hear")) {
                throw new IllegalStateException("the fake recogniser is deaf");
            }
            if (plan.startsWith("partial ") && samples == 5 * frame.length) {
                partials.accept(new Transcript(plan.substring(8), false));
            }
        }

        @Override
        public Transcript finish(Duration deadline)
                throws RecognitionException, InterruptedException {
            mayFinish.acquire();
            heardMillis.add(samples / 16);
            switch (plan) {
                case "fault finish" -> throw new RecognitionException("the fake one is confused");
                case "fault bug" -> throw new IllegalStateException("a bug");
                case "fault hang" -> new CountDownLatch(1).await();
                case "fault deaf" -> holdOut();
                case "fault late" -> {
                    boolean unused =
                            new CountDownLatch(1)
                                    .await(deadline.toMillis() + 2000, TimeUnit.MILLISECONDS);
                    return new Transcript("late", true);
                }
                default -> {}
            }
            return new Transcript(plan.startsWith("partial ") ? plan.substring(8) : plan, true);
        }

        private void holdOut() {
            boolean over = false;
            while (!over) {
                try {
                    over = mayLetGo.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    over = false;
                }
            }
        }

        @Override
        public void close() {}
    }
}
