package dev.vox.bench.load;

import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.runtime.audio.WireFormat;
import dev.vox.voice.Command;
import dev.vox.voice.Ear;
import dev.vox.voice.PlayoutClock;
import dev.vox.voice.UtteranceRecorder;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/// An utterance that is broken into, and what an ear still hears of it.
///
/// The listener's sound card takes frames ahead by the playout buffer of 60 ms; the moment a command is sent the rest is held,
/// and what the card has plays out. It is the model of full-duplex sessions (`dev.vox.voice.Playout`).
public final class InterruptedUtterance implements UtteranceListener {
    private static final long FRAME = WireFormat.FRAME_DURATION.toNanos();
    private static final long BUFFER = UtteranceRecorder.PLAYOUT_BUFFER.toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Generator generator;
    private final LineSession session;
    private final Ear ear = new Ear();
    private final PlayoutClock playout = new PlayoutClock(BUFFER);
    private final byte[] pcm = new byte[WireFormat.FRAME_BYTES];
    private final CompletableFuture<Long> firstFrame = new CompletableFuture<>();
    private final CompletableFuture<UtteranceEnd> end = new CompletableFuture<>();
    private long[] arrivals = new long[256];
    private long[] plays = new long[256];
    private int frames;

    private InterruptedUtterance(Generator generator, LineSession session) {
        this.generator = generator;
        this.session = session;
    }

    /// Begins to speak on a session.
    public static InterruptedUtterance begin(
            Generator generator, LineSession session, List<String> texts) {
        InterruptedUtterance utterance = new InterruptedUtterance(generator, session);
        session.speak(texts, generator.counting(utterance));
        return utterance;
    }

    @Override
    public void sent(long at) {}

    @Override
    public synchronized void frame(HeardFrame frame) {
        if (frame.length() != WireFormat.FRAME_BYTES) {
            return;
        }
        if (frames == arrivals.length) {
            arrivals = Arrays.copyOf(arrivals, 2 * frames);
            plays = Arrays.copyOf(plays, 2 * frames);
        }
        arrivals[frames] = frame.arrivedAt();
        plays[frames] = playout.play(frame.arrivedAt());
        System.arraycopy(frame.bytes(), frame.offset(), pcm, 0, pcm.length);
        ear.hear(pcm, pcm.length, plays[frames++]);
        firstFrame.complete(frame.arrivedAt());
    }

    @Override
    public void ended(UtteranceEnd how) {
        end.complete(how);
        firstFrame.completeExceptionally(
                new OperationFailed(
                        how instanceof UtteranceEnd.Failed(long _, String reason)
                                ? reason
                                : "an utterance ended without a frame"));
    }

    /// Waits until it is to be heard.
    ///
    /// @return when its first frame came, in ns of the ticker
    public long awaitFirstFrame() throws InterruptedException {
        return SessionPool.await(firstFrame, "the first frame", PATIENCE);
    }

    /// Whether it is over.
    public boolean over() {
        return end.isDone();
    }

    /// Sends a command when it is due, and waits for its acknowledgement.
    ///
    /// @param moment in ns of the ticker
    /// @throws VoxException when it is refused or not acknowledged
    public Acknowledgement control(Command command, long moment) throws InterruptedException {
        CompletableFuture<Acknowledgement> taken = new CompletableFuture<>();
        generator
                .timetable()
                .at(
                        moment,
                        scheduledAt -> {
                            var _ =
                                    session.control(command)
                                            .whenComplete((answer, failure) -> {
                                                if (failure != null) {
                                                    taken.completeExceptionally(failure);
                                                } else {
                                                    taken.complete(answer);
                                                }
                                            });
                        });
        Duration until = Duration.ofNanos(Math.max(0, moment - generator.timetable().now()));
        return SessionPool.await(taken, "the acknowledgement", until.plus(PATIENCE));
    }

    /// Waits until a moment, or until it is over.
    public void listen(long moment) throws InterruptedException {
        CompletableFuture<Void> due = new CompletableFuture<>();
        generator.timetable().at(moment, at -> due.complete(null));
        Duration until = Duration.ofNanos(Math.max(0, moment - generator.timetable().now()));
        SessionPool.await(CompletableFuture.anyOf(due, end), "the time", until.plus(PATIENCE));
    }

    /// Waits until it is over.
    public void awaitEnd() throws InterruptedException {
        SessionPool.await(end, "the end of the utterance", PATIENCE);
    }

    /// Whether frames came later after an acknowledgement than one that was on its way.
    public synchronized boolean wentOn(Acknowledgement taken, long until) {
        for (int i = 0; i < frames; i++) {
            if (arrivals[i] > taken.receivedAt() + FRAME && arrivals[i] < until) {
                return true;
            }
        }
        return false;
    }

    /// When the last audible sample played that the sound card had when a command was sent; empty when it had none that was
    /// audible, as between two words.
    public synchronized OptionalLong lastAudible(long sentAt) {
        long heldUntil = sentAt;
        for (int i = 0; i < frames; i++) {
            if (arrivals[i] <= sentAt && plays[i] <= sentAt + BUFFER - FRAME) {
                heldUntil = Math.max(heldUntil, plays[i] + FRAME);
            }
        }
        OptionalLong last = ear.lastAudible(heldUntil);
        return last.isPresent() && last.getAsLong() > sentAt ? last : OptionalLong.empty();
    }

    /// Why it failed; empty when it did not.
    public Optional<String> failure() {
        return end.getNow(null) instanceof UtteranceEnd.Failed(long _, String reason)
                ? Optional.of(reason)
                : Optional.empty();
    }
}
