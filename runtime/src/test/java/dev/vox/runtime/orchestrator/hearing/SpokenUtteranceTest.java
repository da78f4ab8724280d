package dev.vox.runtime.orchestrator.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.asr.Recognition;
import dev.vox.runtime.asr.RecognitionException;
import dev.vox.runtime.asr.Recognizer;
import dev.vox.runtime.asr.Transcript;
import dev.vox.runtime.model.Await;
import dev.vox.runtime.vad.Attention;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

@Timeout(20)
final class SpokenUtteranceTest {
    private static final SpeechMark MARK = new SpeechMark(0, 20);
    private static final Patience SHORT =
            new Patience(Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMillis(200));

    private final CountDownLatch clientReads = new CountDownLatch(1);
    private final Told told = new Told();
    private final AtomicReference<Consumer<Transcript>> partials = new AtomicReference<>();
    private final CountDownLatch answers = new CountDownLatch(1);

    @Test
    void aClientThatDoesNotReadDoesNotHoldTheRecognisersThread() {
        SpokenUtterance utterance = begun(new Deaf());
        partials.get().accept(new Transcript("one", false));
        partials.get().accept(new Transcript("one two", false));
        partials.get().accept(new Transcript("one two three", false));
        // All three were taken while the client was not told of any.
        clientReads.countDown();
        Await.until("the newest is told", () -> told.all.contains("partial one two three"));
        assertThat(told.all.getFirst()).isEqualTo("confirmed");
        answers.countDown();
        utterance.close();
    }

    @Test
    void aRecogniserThatNeverLetsGoIsGivenUpAndKnownToHoldOn() {
        clientReads.countDown();
        SpokenUtterance utterance = begun(new Deaf());
        utterance.end(MARK, System.nanoTime());
        Await.until("it is given up", utterance::checkDeadline);
        assertThat(told.all).contains("failed deaf took longer than 50 ms", "false alarm");
        assertThat(utterance.isLetGo()).isFalse();
        answers.countDown();
        Await.until("it lets go", utterance::isLetGo);
    }

    @Test
    void aRecogniserThatOwesTooMuchIsNotAsked() {
        clientReads.countDown();
        SpokenUtterance utterance = utterance(new Overdue(new Deaf()));
        utterance.begin(MARK);
        utterance.end(MARK, System.nanoTime());
        Await.until("it is over", utterance::isLetGo);
        assertThat(told.all)
                .contains(
                        "failed deaf has not answered what was said before, and is not asked for"
                                + " more");
        assertThat(partials.get()).isNull();
    }

    private SpokenUtterance begun(Recognizer recognizer) {
        SpokenUtterance utterance = utterance(recognizer);
        utterance.begin(MARK);
        Await.until("the recogniser has begun", () -> partials.get() != null);
        return utterance;
    }

    private SpokenUtterance utterance(Recognizer recognizer) {
        return new SpokenUtterance("test", recognizer, told, SHORT, () -> 0, null);
    }

    /// Answers when it is allowed to, whatever happens meanwhile.
    private final class Deaf implements Recognizer {
        @Override
        public String name() {
            return "deaf";
        }

        @Override
        public void prepare() {}

        @Override
        public Recognition begin(Consumer<Transcript> taker) {
            partials.set(taker);
            return new Recognition() {
                @Override
                public void hear(short[] samples) {}

                @Override
                public Transcript finish(Duration deadline) throws RecognitionException {
                    while (answers.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    throw new RecognitionException("too late");
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public void close() {}
    }

    private final class Told implements EarListener {
        final List<String> all = new CopyOnWriteArrayList<>();

        @Override
        public Attention attention() {
            return Attention.SPEAKING;
        }

        @Override
        public void began(SpeechMark mark) {}

        @Override
        public void confirmed() {
            try {
                clientReads.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            all.add("confirmed");
        }

        @Override
        public void ended(SpeechMark mark) {
            all.add("ended");
        }

        @Override
        public void falseAlarm(SpeechMark mark) {
            all.add("false alarm");
        }

        @Override
        public void partial(String text) {
            all.add("partial " + text);
        }

        @Override
        public void understood(String text, long endedAt) {
            all.add("understood " + text);
        }

        @Override
        public void nothingUnderstood() {
            all.add("nothing understood");
        }

        @Override
        public void failed(String message) {
            all.add("failed " + message);
        }
    }
}
