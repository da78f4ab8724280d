package dev.vox.voice;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.runtime.orchestrator.message.AudioBinary;
import dev.vox.runtime.orchestrator.message.ErrorCode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/// A conversation with an orchestrator over WebSocket.
///
/// One thread takes events, by [#next(Duration)] or [#speak(String, FrameSink)]; any thread sends. Events that are not taken
/// stay in the network and slow the server down, so nothing is ever dropped here.
public final class VoiceSession implements AutoCloseable {
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(500);

    private static final String ANOTHER_VOICE =
            "name a voice that the stack has, or leave out --voice";

    private final WebSocket socket;
    private final Inbox inbox;
    private final SessionOptions options;
    private final Patience patience;
    private final Ticker ticker;
    private final boolean tellsEnd;
    private final ReentrantLock sending = new ReentrantLock();
    private volatile boolean paused;
    private String id = "";
    private long nextSequence = 1;
    private @Nullable String endReason;

    VoiceSession(
            WebSocket socket,
            Inbox inbox,
            SessionOptions options,
            Patience patience,
            Ticker ticker) {
        this.socket = socket;
        this.inbox = inbox;
        this.options = options;
        this.patience = patience;
        this.ticker = ticker;
        // Who accepts the sub-protocol knows our messages; any other server is told nothing it may
        // not know.
        this.tellsEnd = AudioBinary.SUB_PROTOCOL.equals(socket.getSubprotocol());
    }

    /// Waits for the greeting, then says what this client wants to hear.
    void begin(Duration timeout) throws InterruptedException {
        VoiceEvent greeting =
                next(timeout)
                        .orElseThrow(() ->
                                failed(
                                        "no session_start within %d ms"
                                                .formatted(options.connectTimeout().toMillis())));
        id =
                switch (greeting) {
                    case VoiceEvent.Started started -> started.sessionId();
                    case VoiceEvent.Ended ended ->
                            throw failed("the session was refused: " + ended.reason());
                    case VoiceEvent.Failed failure -> throw failed(failure.message());
                    case VoiceEvent.Audio _,
                            VoiceEvent.UtteranceEnded _,
                            VoiceEvent.StateChanged _,
                            VoiceEvent.Transcript _,
                            VoiceEvent.Flushed _,
                            VoiceEvent.SpeechHeard _,
                            VoiceEvent.TurnOver _ ->
                            throw failed("the server did not begin with session_start");
                };
        if (tellsEnd) {
            send(Messages.hello(options));
        } else if (options.voice().isPresent()) {
            throw new MissingPrerequisite(
                    "[--voice] the server at %s does not let a client choose its voice"
                            .formatted(options.shown()),
                    "leave out --voice");
        }
    }

    /// The id that the server gave.
    public String id() {
        return id;
    }

    /// Whether the server speaks our dialect: it tells the end of an utterance, and follows the voice and pace asked for.
    public boolean tellsEnd() {
        return tellsEnd;
    }

    /// Whether audio comes in real time.
    public boolean paced() {
        return !tellsEnd || options.pace() == Pace.REALTIME;
    }

    /// Sends a text to be spoken as it is, after those sent before it.
    ///
    /// @return the moment just before it was written, in nanoseconds of the ticker
    /// @throws OperationFailed when it cannot be written
    public long say(String text) throws InterruptedException {
        return send(Messages.text(text, tellsEnd ? TextRole.ASSISTANT : TextRole.UNSAID));
    }

    /// Sends a control, which acts at once on what is being spoken.
    ///
    /// @return the moment just before it was written, in nanoseconds of the ticker
    /// @throws OperationFailed when it cannot be written
    public long control(Command command) throws InterruptedException {
        paused = command == Command.PAUSE;
        return send(Messages.control(command));
    }

    /// The next event, or empty when none came in time. The last one is [VoiceEvent.Ended], again and again.
    public Optional<VoiceEvent> next(Duration timeout) throws InterruptedException {
        if (endReason != null) {
            return Optional.of(new VoiceEvent.Ended(endReason));
        }
        Inbound message = inbox.take(socket, timeout);
        if (message == null) {
            return Optional.empty();
        }
        VoiceEvent event = Messages.event(message);
        if (event instanceof VoiceEvent.Ended ended) {
            endReason = ended.reason();
        }
        return Optional.of(event);
    }

    /// Sends a text and hands its audio to the sink until it is spoken. Nothing else may be spoken meanwhile.
    ///
    /// A server of ours tells the end; with any other it is half a second without a message after the first frame.
    ///
    /// @throws MissingPrerequisite when the server does not have the voice asked for
    /// @throws OperationFailed when the server reports an error or is too late; the session is of no use then
    /// @throws SessionOver when the session ended before the utterance did
    /// @throws IOException when the sink failed; the session is of no use then
    public UtteranceMeasurement speak(String text, FrameSink sink)
            throws IOException, SessionOver, InterruptedException {
        long sentAt = sayOrTellWhyNot(text);
        UtteranceRecorder recorder = new UtteranceRecorder(paced(), sentAt, nextSequence);
        boolean speaking = true;
        while (speaking) {
            Duration longest = patienceFor(recorder, sentAt);
            Optional<VoiceEvent> event = longest.isZero() ? Optional.empty() : next(longest);
            if (event.isEmpty()) {
                quiet(recorder);
                speaking = false;
            } else {
                speaking = hear(event.get(), recorder, sink);
            }
        }
        nextSequence = recorder.nextSequence();
        return recorder.measurement();
    }

    /// A text that cannot be sent because the session ended meanwhile fails for that reason.
    private long sayOrTellWhyNot(String text) throws SessionOver, InterruptedException {
        try {
            return say(text);
        } catch (OperationFailed e) {
            Optional<VoiceEvent> event = next(Duration.ZERO);
            while (event.isPresent()) {
                if (event.get() instanceof VoiceEvent.Ended ended) {
                    throw new SessionOver(ended.reason(), 0);
                }
                event = next(Duration.ZERO);
            }
            throw e;
        }
    }

    /// How long the next event may take; zero when the time is over, however much else the server says.
    private Duration patienceFor(UtteranceRecorder recorder, long sentAt) {
        if (paused) {
            return patience.paused();
        }
        if (recorder.frames() > 0) {
            return tellsEnd ? patience.silence() : patience.legacyEnd();
        }
        Duration gone = Duration.ofNanos(ticker.nanoTime() - sentAt);
        Duration left = patience.firstFrame().minus(gone);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /// Nothing came in time: the end of a legacy utterance, else a failure.
    private void quiet(UtteranceRecorder recorder) {
        if (recorder.frames() == 0) {
            throw failed(
                    "no audio within %d ms of the text"
                            .formatted(patience.firstFrame().toMillis()));
        }
        if (tellsEnd) {
            throw failed(
                    "neither a frame nor the end of the utterance within %d ms of frame %d"
                            .formatted(patience.silence().toMillis(), recorder.frames()));
        }
    }

    private boolean hear(VoiceEvent event, UtteranceRecorder recorder, FrameSink sink)
            throws IOException, SessionOver {
        return switch (event) {
            case VoiceEvent.Audio audio -> {
                recorder.frame(audio.sequence(), audio.pcm(), audio.arrivedAt());
                sink.frame(audio.pcm());
                yield true;
            }
            case VoiceEvent.UtteranceEnded _ -> false;
            case VoiceEvent.Started _,
                    VoiceEvent.StateChanged _,
                    VoiceEvent.Transcript _,
                    VoiceEvent.Flushed _,
                    VoiceEvent.SpeechHeard _,
                    VoiceEvent.TurnOver _ ->
                    true;
            case VoiceEvent.Failed failure -> throw failure(failure);
            case VoiceEvent.Ended ended -> throw new SessionOver(ended.reason(), recorder.frames());
        };
    }

    private RuntimeException failure(VoiceEvent.Failed failure) {
        return failure.code().equals(ErrorCode.VOICE_UNAVAILABLE.name())
                ? unavailable(failure.message())
                : failed(failure.message());
    }

    private MissingPrerequisite unavailable(String problem) {
        return options.voice().isPresent()
                ? new MissingPrerequisite("[--voice] " + problem, ANOTHER_VOICE)
                : new MissingPrerequisite("[%s] %s".formatted(options.shown(), problem));
    }

    private long send(String json) throws InterruptedException {
        sending.lockInterruptibly();
        try {
            // Before the write: its completion is told late on a busy machine, even after the
            // answer, and a latency must not look better for that.
            long sentAt = ticker.nanoTime();
            socket.sendText(json, true).get(SEND_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
            return sentAt;
        } catch (TimeoutException e) {
            throw new OperationFailed(
                    "[%s] the server took no message for %d s"
                            .formatted(options.shown(), SEND_TIMEOUT.toSeconds()),
                    null,
                    e);
        } catch (ExecutionException e) {
            throw new OperationFailed(
                    "[%s] the connection is closed".formatted(options.shown()), null, e);
        } finally {
            sending.unlock();
        }
    }

    private OperationFailed failed(String problem) {
        return new OperationFailed("[%s] %s".formatted(options.shown(), problem));
    }

    /// Says good-bye and waits for the answer, half a second at most.
    @Override
    public void close() {
        try {
            if (endReason == null && !socket.isOutputClosed()) {
                socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                        .get(CLOSE_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
                awaitEnd();
            }
        } catch (ExecutionException | TimeoutException e) {
            endReason = "closed";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            socket.abort();
        }
    }

    private void awaitEnd() throws InterruptedException {
        long deadline = System.nanoTime() + CLOSE_TIMEOUT.toNanos();
        while (endReason == null && System.nanoTime() < deadline) {
            next(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
    }
}
