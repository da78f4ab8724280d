package dev.vox.voice;

import dev.vox.problem.OperationFailed;
import dev.vox.runtime.audio.WireFormat;
import dev.vox.runtime.orchestrator.message.AudioBinary;
import dev.vox.voice.sound.Backdrop;
import dev.vox.voice.sound.UserAudio;

import org.jspecify.annotations.Nullable;

import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;

/// A conversation with an orchestrator: the user's audio goes out in real time while the server's comes in and is played.
///
/// Two threads of its own run it: one is the session's clock, which captures and plays 20 ms at a time and does not drift, the other
/// takes what the server sends. Any thread may say, type and command; one takes the events by [#next(Duration)].
public final class DuplexSession implements AutoCloseable {
    private static final long FRAME = WireFormat.FRAME_DURATION.toNanos();
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final WebSocket socket;
    private final Inbox inbox;
    private final DuplexOptions options;
    private final Ticker ticker;
    private final boolean dialect;
    private final Connection connection;
    private final Ear ear = new Ear();
    private final ConversationTap tap;
    private final Playout playout;
    private final UserStream user;
    private final UserLine line;
    private final FaultyLink outbound;
    private final ServerEar server;
    private final ToldEvents events;
    private volatile boolean talking;
    private volatile boolean silent;
    private volatile boolean closed;
    private volatile @Nullable Thread clock;
    private volatile @Nullable Thread receiver;
    private String id = "";

    DuplexSession(
            WebSocket socket,
            Inbox inbox,
            DuplexOptions options,
            Attached attached,
            Ticker ticker) {
        this.socket = socket;
        this.inbox = inbox;
        this.options = options;
        this.ticker = ticker;
        this.dialect = AudioBinary.SUB_PROTOCOL.equals(socket.getSubprotocol());
        this.connection = new Connection(socket, options.session().shown(), ticker);
        this.playout = new Playout(options.playoutBuffer(), ear, attached.loudspeaker());
        this.tap = attached.tap();
        this.events = new ToldEvents(ticker, tap);
        this.user = new UserStream(playout, events::tell, tap, attached.opening());
        this.outbound = new FaultyLink(options.faults(), 1);
        this.line = new UserLine(connection, outbound, options.sampleRate(), tap);
        this.server =
                new ServerEar(
                        dialect,
                        playout,
                        new ArrivalOnset(options.playoutBuffer()),
                        line,
                        new FaultyLink(options.faults(), 2),
                        events::tell,
                        tap);
    }

    /// Waits for the greeting, says what this client wants to hear, and starts the clock.
    void begin(Duration timeout) throws InterruptedException {
        Inbound greeting = inbox.take(socket, timeout);
        if (greeting == null) {
            throw failed(
                    "no session_start within %d ms"
                            .formatted(options.session().connectTimeout().toMillis()));
        }
        id =
                switch (Messages.event(greeting)) {
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
        if (dialect) {
            connection.text(Messages.hello(options.session().voiceOrNull()));
        }
        if (options.talks()) {
            talk();
        }
        receiver = Thread.ofVirtual().name("hearing-" + id).start(this::receive);
        clock = Thread.ofVirtual().name("clock-" + id).start(this::run);
    }

    /// The id that the server gave.
    public String id() {
        return id;
    }

    /// Whether the server speaks our dialect, in which alone it listens to audio.
    public boolean dialect() {
        return dialect;
    }

    /// Streams the user's audio from now on: to a server of ours the session is full duplex.
    ///
    /// @throws OperationFailed when the server takes no audio, or the connection is closed
    public void talk() throws InterruptedException {
        if (talking) {
            return;
        }
        if (!dialect) {
            throw failed("the server does not listen: it does not know vox.binary.v1");
        }
        connection.text(Messages.audioFormat(options.sampleRate()));
        talking = true;
    }

    /// Lets the user's side give this to hear from the next frame on, instead of what it gave before.
    public void say(UserAudio audio) {
        user.say(audio, ticker.nanoTime());
    }

    /// Puts the user into another room from the next frame on.
    public void surround(Backdrop backdrop) {
        user.surround(backdrop);
    }

    /// Takes another network from the next frame on; its randomness goes on as it was seeded.
    public void degrade(NetworkFaults faults) {
        outbound.become(faults);
        server.degrade(faults);
    }

    /// Sends a text.
    ///
    /// @return the moment just before it was written, in nanoseconds of the ticker
    /// @throws OperationFailed when it cannot be written
    public long type(String text, TextRole role) throws InterruptedException {
        long sentAt = connection.text(Messages.text(text, dialect ? role : TextRole.UNSAID));
        tap.typed(text, role, sentAt);
        return sentAt;
    }

    /// Sends a command and acts on what is played: PAUSE holds what the sound card has not taken, STOP drops all.
    ///
    /// [ConversationEvent.ControlTaken] follows when the server has taken it.
    ///
    /// @return the moment just before it was written, in nanoseconds of the ticker
    /// @throws OperationFailed when it cannot be written
    public long control(Command command) throws InterruptedException {
        String message = Messages.control(command);
        long sentAt = connection.textAndPing(message, at -> writing(command, at));
        tap.commanded(command, sentAt);
        switch (command) {
            case PAUSE -> {}
            case RESUME -> playout.release(ticker.nanoTime());
            case STOP -> playout.discard(ticker.nanoTime());
        }
        return sentAt;
    }

    private long writing(Command command, long at) {
        if (command == Command.PAUSE) {
            events.tell(new ConversationEvent.Held(playout.hold(at)));
        }
        return server.expect(command, at);
    }

    /// The next event, or empty when none came in time. The last one is [ConversationEvent.Over], again and again.
    public Optional<ConversationEvent> next(Duration timeout) throws InterruptedException {
        return events.next(timeout);
    }

    /// What the user's ear heard of the server.
    public Ear ear() {
        return ear;
    }

    /// What was to be heard of the user, without the room.
    public Ear mouth() {
        return user.mouth();
    }

    /// How the server's audio came so far.
    public Reception reception() {
        return server.reception();
    }

    /// When the last frame of the server's came; the beginning of time when none did.
    public long lastFrameAt() {
        return server.lastFrameAt();
    }

    /// How much of the server's audio is yet to be played.
    public Duration queued() {
        return playout.queued(ticker.nanoTime());
    }

    /// Now, on the clock of every event.
    public long now() {
        return ticker.nanoTime();
    }

    private void run() {
        EarWatch watch = new EarWatch(ear, events::tell);
        long capturedAt = ticker.nanoTime();
        try {
            while (!silent) {
                ticker.awaitUntil(Math.min(capturedAt + FRAME, line.nextAt()));
                long now = ticker.nanoTime();
                if (now - capturedAt >= FRAME) {
                    short[] frame = user.next(capturedAt);
                    if (talking && !events.isOver()) {
                        line.take(frame, capturedAt, now);
                    }
                    playout.advance(now);
                    watch.look(now);
                    capturedAt += FRAME;
                }
                line.send(now);
            }
        } catch (OperationFailed e) {
            events.over(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void receive() {
        try {
            while (!closed && !events.isOver()) {
                Inbound message = inbox.take(socket, LOOK);
                if (message != null) {
                    server.hear(message).ifPresent(events::over);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private OperationFailed failed(String problem) {
        return new OperationFailed("[%s] %s".formatted(options.session().shown(), problem));
    }

    /// Says good-bye, waits up to a second for the server to end the session, and stops the threads.
    @Override
    public void close() {
        silent = true;
        try {
            if (!events.isOver() && clock != null) {
                // No frame of audio may follow the good-bye.
                await(clock);
                connection.goodBye();
                await(receiver);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
            events.over("closed");
            socket.abort();
            interrupt(clock);
            interrupt(receiver);
        }
    }

    private static void await(@Nullable Thread thread) throws InterruptedException {
        if (thread != null) {
            var _ = thread.join(CLOSE_TIMEOUT);
        }
    }

    private static void interrupt(@Nullable Thread thread) {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
