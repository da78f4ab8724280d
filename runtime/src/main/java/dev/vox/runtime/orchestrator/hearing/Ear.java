package dev.vox.runtime.orchestrator.hearing;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import dev.vox.runtime.asr.Recognizer;
import dev.vox.runtime.audio.WireFormat;
import dev.vox.runtime.vad.Heard;
import dev.vox.runtime.vad.Hearing;
import dev.vox.runtime.vad.SpeechBoundary;
import dev.vox.runtime.vad.VadSettings;
import dev.vox.runtime.vad.VoiceDetector;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Hears one client: its frames in, on a thread of its own; what its user says out.
///
/// While somebody speaks time runs on without the client's frames, so that a client that falls silent ends the utterance.
public final class Ear implements AutoCloseable {
    private static final short[] SILENCE = new short[VoiceDetector.FRAME_SAMPLES];
    private static final System.Logger LOGGER = System.getLogger("vox.orchestrator");
    private static final long FRAME = WireFormat.FRAME_DURATION.toNanos();
    private static final long IDLE = Duration.ofMillis(200).toNanos();
    private static final Duration STOPS = Duration.ofSeconds(1);
    private static final Collection<SpokenUtterance> NONE = List.of();

    /// As long as a word: speech that lasts this long is speech.
    private static final long WORD_FRAMES = Math.ceilDiv(250, WireFormat.FRAME_MILLIS);

    private final String id;
    private final VadSettings vad;
    private final Recognizer recognizer;
    private final Patience patience;
    private final EarListener listener;
    private final FrameQueue queue = new FrameQueue();
    private final PreRoll preRoll = new PreRoll();
    private final ClientTime time = new ClientTime();
    private final Deque<SpokenUtterance> recognising = new ArrayDeque<>();
    private final Thread thread;
    private volatile @Nullable Hearing hearing;
    private volatile long heardMillis;
    private int sampleRate;
    private long heard;
    private @Nullable SpokenUtterance speech;
    private @Nullable SpokenUtterance previous;
    private boolean deaf;
    private long lastFrameAt;
    private long filled;

    private Ear(
            String id,
            VadSettings vad,
            Recognizer recognizer,
            Patience patience,
            EarListener listener) {
        this.id = id;
        this.vad = vad;
        this.recognizer = recognizer;
        this.patience = patience;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("ear-" + id).unstarted(this::run);
    }

    /// Begins to listen.
    ///
    /// @param id the session's
    /// @param preparation loads the recogniser meanwhile
    public static Ear open(
            String id,
            VadSettings vad,
            Recognizer recognizer,
            Preparation preparation,
            Patience patience,
            EarListener listener) {
        Ear ear = new Ear(id, vad, recognizer, patience, listener);
        preparation.begin(listener::failed);
        ear.thread.start();
        return ear;
    }

    /// Takes a frame of the client's. Never blocks.
    ///
    /// @param pcm 20 ms at the rate; not changed any more
    /// @param rate 48 000 or 16 000 Hz
    public void hear(byte[] pcm, int rate) {
        queue.add(pcm, rate);
    }

    /// Takes note of a frame that goes to the client, by `System.nanoTime()`.
    public void played(byte[] pcm, long sentNanos) {
        Hearing current = hearing;
        if (current != null) {
            current.played(pcm, sentNanos);
        }
    }

    /// The client drops what it has and has not played.
    public void flushed(long atNanos) {
        Hearing current = hearing;
        if (current != null) {
            current.flushed(atNanos);
        }
    }

    /// Stops listening, and waits a second at most until the recogniser is left alone.
    @Override
    public void close() {
        thread.interrupt();
        try {
            long end = System.nanoTime() + STOPS.toNanos();
            boolean stopped = thread.join(STOPS);
            for (SpokenUtterance utterance : stopped ? recognising : NONE) {
                stopped &= utterance.awaitEnd(Duration.ofNanos(end - System.nanoTime()));
            }
            if (!stopped) {
                LOGGER.log(WARNING, "{0}: the recogniser {1} does not stop", id, recognizer.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                listen();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            recognising.forEach(SpokenUtterance::close);
        }
    }

    private void listen() throws InterruptedException {
        FrameQueue.Frame frame = queue.poll(speech == null ? IDLE : FRAME);
        try {
            if (frame != null && !deaf) {
                hear(frame);
            } else if (speech != null) {
                fill();
            }
        } catch (RuntimeException e) {
            goDeaf(e);
        }
        recognising.removeIf(utterance -> utterance != speech && utterance.checkDeadline());
    }

    /// A bug of ours must not leave the agent waiting for the end of a speech.
    private void goDeaf(RuntimeException bug) {
        LOGGER.log(ERROR, id + ": the ear failed", bug);
        deaf = true;
        cutOff();
        listener.failed("the ear failed; the session hears no more");
    }

    private void hear(FrameQueue.Frame frame) {
        Hearing current = at(frame.sampleRate());
        for (int i = 0; i < frame.lost(); i++) {
            heard(current.miss(), current, frame.arrivedAt());
        }
        lastFrameAt = frame.arrivedAt();
        filled = 0;
        heard(
                current.hear(frame.pcm(), frame.arrivedAt(), listener.attention()),
                current,
                frame.arrivedAt());
    }

    /// The client owes frames: silence is heard for each, once it is late.
    private void fill() {
        long late = System.nanoTime() - lastFrameAt;
        Hearing current = hearing;
        if (current == null || late < patience.missingFrames().toNanos()) {
            return;
        }
        while (speech != null && filled < late / FRAME) {
            filled++;
            time.filled(heard);
            heard(current.miss(), current, lastFrameAt + filled * FRAME);
        }
    }

    /// The detector for frames of a rate; with another rate it begins anew.
    private Hearing at(int rate) {
        Hearing current = hearing;
        if (current != null && rate == sampleRate) {
            return current;
        }
        cutOff();
        time.restart(heard);
        heard = 0;
        sampleRate = rate;
        Hearing fresh = Hearing.at(rate, vad);
        hearing = fresh;
        return fresh;
    }

    /// Ends the speech that is going on, where it is.
    private void cutOff() {
        if (speech != null) {
            ended(new SpeechBoundary.Ended(heard - 1, heard - 1), lastFrameAt);
        }
    }

    private void heard(Heard frame, Hearing current, long at) {
        heard = frame.number() + 1;
        heardMillis = time.end(frame.number());
        Optional<SpeechBoundary> boundary = frame.boundary();
        if (boundary.isPresent()) {
            switch (boundary.get()) {
                case SpeechBoundary.Began began -> began(began, frame, current);
                case SpeechBoundary.Ended ended -> ended(ended, at);
            }
            return;
        }
        SpokenUtterance running = speech;
        if (running == null) {
            preRoll.add(frame);
        } else {
            // Whatever else is in it: a word with holes is no word, and our own voice is held by
            // now.
            running.hear(frame.samples());
            confirmIfWord(running, current);
        }
    }

    private void began(SpeechBoundary.Began boundary, Heard frame, Hearing current) {
        SpokenUtterance begun =
                new SpokenUtterance(
                        id, recognizer, listener, patience, () -> heardMillis, previous);
        begun.begin(time.mark(boundary));
        preRoll.add(frame);
        preRoll.from(boundary.firstFrame())
                .forEach(early -> begun.hear(clear(early, boundary.firstFrame())));
        speech = begun;
        previous = begun;
        recognising.addLast(begun);
        confirmIfWord(begun, current);
    }

    /// The breath before a word, without our own voice in it.
    private static short[] clear(Heard early, long firstFrame) {
        return early.echo() && early.number() < firstFrame ? SILENCE : early.samples();
    }

    private static void confirmIfWord(SpokenUtterance running, Hearing current) {
        if (current.speechFrames() >= WORD_FRAMES) {
            running.confirm();
        }
    }

    private void ended(SpeechBoundary.Ended boundary, long at) {
        SpokenUtterance running = speech;
        speech = null;
        if (running != null) {
            long since = boundary.decidedAt() - boundary.lastFrame();
            running.end(time.mark(boundary), at - since * FRAME);
        }
    }
}
