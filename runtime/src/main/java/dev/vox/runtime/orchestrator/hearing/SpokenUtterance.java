package dev.vox.runtime.orchestrator.hearing;

import static java.lang.System.Logger.Level.ERROR;

import dev.vox.runtime.asr.Recognition;
import dev.vox.runtime.asr.RecognitionException;
import dev.vox.runtime.asr.Recognizer;
import dev.vox.runtime.asr.Transcript;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// One speech of the user's on its way to words. It is recognised on a thread of its own, so that a recogniser that blocks,
/// hangs or fails never holds up the ear.
final class SpokenUtterance implements Runnable {
    private static final System.Logger LOGGER = System.getLogger("vox.orchestrator");
    private static final short[] END = {};

    /// What waits for a recogniser that does not take it: a minute. The newest is lost beyond that.
    private static final int MOST_FRAMES = 3000;

    /// What a recogniser may take beyond its deadline before it is given up.
    private static final Duration GRACE = Duration.ofMillis(500);

    private final Recognizer recognizer;
    private final EarListener listener;
    private final Patience patience;
    private final LongSupplier heardMillis;
    private @Nullable SpokenUtterance previous;
    private final BlockingQueue<short[]> frames = new LinkedBlockingQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch decided = new CountDownLatch(1);
    private final AtomicReference<@Nullable String> newest = new AtomicReference<>();
    private final Thread thread;
    private boolean confirmed;
    private @Nullable SpeechMark end;
    private long endedAt;
    private long decidedAt;
    private boolean over;

    /// @param heardMillis how much of the client's audio has been heard, in ms
    /// @param previous the speech before, whose words come first
    SpokenUtterance(
            String id,
            Recognizer recognizer,
            EarListener listener,
            Patience patience,
            LongSupplier heardMillis,
            @Nullable SpokenUtterance previous) {
        this.recognizer = recognizer;
        this.listener = listener;
        this.patience = patience;
        this.heardMillis = heardMillis;
        this.previous = previous == null || previous.isDecided() ? null : previous;
        this.thread = Thread.ofVirtual().name("recognition-" + id).unstarted(this);
    }

    // What the ear does.

    void begin(SpeechMark mark) {
        listener.began(mark);
        thread.start();
    }

    void hear(short[] samples) {
        if (frames.size() < MOST_FRAMES) {
            frames.add(samples);
        }
    }

    /// It lasts as long as a word.
    void confirm() {
        locked(() -> {
            if (over || confirmed) {
                return;
            }
            confirmed = true;
            listener.confirmed();
            if (end != null) {
                listener.ended(end);
            }
        });
    }

    /// @param lastSpeechAt when its last frame with speech came, by `System.nanoTime()`
    void end(SpeechMark mark, long lastSpeechAt) {
        locked(() -> {
            end = mark;
            endedAt = lastSpeechAt;
            decidedAt = System.nanoTime();
            if (confirmed) {
                listener.ended(mark);
            }
        });
        frames.add(END);
    }

    /// Gives it up when the recogniser takes too long.
    ///
    /// @return whether it is over
    boolean checkDeadline() {
        locked(() -> {
            if (!over
                    && end != null
                    && System.nanoTime() - decidedAt > deadline().plus(GRACE).toNanos()) {
                decide(
                        "",
                        recognizer.name() + " took longer than " + deadline().toMillis() + " ms");
                thread.interrupt();
                frames.clear();
            }
        });
        return isDecided();
    }

    /// The session is over: nobody wants the words.
    void close() {
        locked(() -> over = true);
        thread.interrupt();
        decided.countDown();
    }

    boolean isDecided() {
        return decided.getCount() == 0;
    }

    /// Whether the recogniser has let go of it. One that hangs may not, long after it was given up.
    boolean isLetGo() {
        return thread.getState() == Thread.State.TERMINATED;
    }

    /// Waits until the recogniser is left alone.
    boolean awaitEnd(Duration longest) throws InterruptedException {
        return thread.getState() == Thread.State.NEW || thread.join(longest);
    }

    // What the recogniser's thread does.

    @Override
    public void run() {
        try {
            String problem = null;
            String text = "";
            try {
                text = recognise();
            } catch (RecognitionException e) {
                problem = String.valueOf(e.getMessage());
            } catch (RuntimeException | LinkageError e) {
                LOGGER.log(ERROR, "the recogniser " + recognizer.name() + " failed", e);
                problem = "the recogniser " + recognizer.name() + " failed";
            }
            if (problem != null) {
                awaitEndOfSpeech();
            }
            if (previous != null) {
                previous.awaitDecided();
                previous = null;
            }
            String why = problem;
            String words = text;
            locked(() -> decide(words, why));
        } catch (InterruptedException e) {
            // Given up, or the session is over; a recogniser may also have been interrupted by
            // itself.
            locked(() -> decide("", "the recogniser " + recognizer.name() + " was interrupted"));
        }
    }

    private String recognise() throws RecognitionException, InterruptedException {
        try (Recognition recognition = recognizer.begin(this::partial)) {
            while (true) {
                short[] next = frames.take();
                if (next.length == 0) {
                    Transcript transcript = recognition.finish(lockedDeadline());
                    return transcript.text();
                }
                recognition.hear(next);
            }
        }
    }

    private void awaitEndOfSpeech() throws InterruptedException {
        while (end() == null) {
            frames.take();
        }
    }

    private void awaitDecided() throws InterruptedException {
        Duration longest = patience.recognition().plus(GRACE);
        var _ = decided.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// A thread of the recogniser's may serve many sessions, and telling a client may block: so that is done on another one. Of
    /// partials that come faster than they are told the newest is.
    private void partial(Transcript transcript) {
        String text = transcript.text();
        if (!text.isBlank() && newest.getAndSet(text) == null) {
            Thread.ofVirtual().name(thread.getName() + "-partial").start(this::tellNewest);
        }
    }

    private void tellNewest() {
        locked(() -> {
            String text = newest.getAndSet(null);
            if (text != null && !over) {
                confirm();
                listener.partial(text);
            }
        });
    }

    // Under the lock.

    private void decide(String text, @Nullable String problem) {
        SpeechMark ended = end;
        if (over || ended == null) {
            return;
        }
        try {
            tell(text, problem, ended);
        } finally {
            over = true;
            decided.countDown();
        }
    }

    private void tell(String text, @Nullable String problem, SpeechMark ended) {
        if (problem != null) {
            listener.failed(problem);
        }
        if (!text.isBlank()) {
            confirm();
            listener.understood(text, endedAt);
        } else if (confirmed) {
            listener.nothingUnderstood();
        } else {
            listener.falseAlarm(new SpeechMark(ended.atMillis(), heardMillis.getAsLong()));
        }
    }

    private Duration deadline() {
        return confirmed ? patience.recognition() : patience.doubt();
    }

    private Duration lockedDeadline() {
        lock.lock();
        try {
            return deadline();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable SpeechMark end() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
