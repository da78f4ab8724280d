package dev.vox.voice;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.runtime.orchestrator.message.AudioBinary;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Opens sessions with orchestrators over WebSocket. Owns the threads that they share.
public final class VoiceClient implements AutoCloseable {
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(1);

    private final Patience patience;
    private final Ticker ticker;
    private final HttpClient http;

    /// A client on the machine's own clock.
    public VoiceClient() {
        this(Patience.USUAL, Ticker.SYSTEM);
    }

    VoiceClient(Patience patience, Ticker ticker) {
        this.patience = patience;
        this.ticker = ticker;
        this.http =
                HttpClient.newBuilder()
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
    }

    /// Opens a session and waits for the server's greeting.
    ///
    /// @throws MissingPrerequisite when nothing listens at the address, or a voice is asked for that the server cannot give
    /// @throws OperationFailed when what listens is no orchestrator, refuses the session or does not greet in time
    public VoiceSession open(SessionOptions options) throws InterruptedException {
        long deadline = System.nanoTime() + options.connectTimeout().toNanos();
        Inbox inbox = new Inbox(ticker);
        WebSocket socket = connect(options, inbox);
        VoiceSession session = new VoiceSession(socket, inbox, options, patience, ticker);
        try {
            session.begin(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        } catch (RuntimeException | InterruptedException e) {
            session.close();
            throw e;
        }
        return session;
    }

    /// Opens a conversation: audio both ways, in real time.
    ///
    /// @param loudspeaker where the server's audio is played, beside the session's own ear
    /// @throws MissingPrerequisite when nothing listens at the address
    /// @throws OperationFailed when what listens is no orchestrator, refuses the session or does not greet in time
    public DuplexSession converse(DuplexOptions options, Loudspeaker loudspeaker)
            throws InterruptedException {
        return converse(options, Attached.to(loudspeaker));
    }

    /// Opens a conversation with more attached to it than a loudspeaker.
    ///
    /// @throws MissingPrerequisite as above
    /// @throws OperationFailed as above
    public DuplexSession converse(DuplexOptions options, Attached attached)
            throws InterruptedException {
        SessionOptions session = options.session();
        long deadline = System.nanoTime() + session.connectTimeout().toNanos();
        Inbox inbox = new Inbox(ticker);
        WebSocket socket = connect(session, inbox);
        DuplexSession conversation = new DuplexSession(socket, inbox, options, attached, ticker);
        try {
            conversation.begin(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        } catch (RuntimeException | InterruptedException e) {
            conversation.close();
            throw e;
        }
        return conversation;
    }

    private WebSocket connect(SessionOptions options, Inbox inbox) throws InterruptedException {
        WebSocket.Builder builder =
                http.newWebSocketBuilder().connectTimeout(options.connectTimeout());
        if (!options.legacy()) {
            builder.subprotocols(AudioBinary.SUB_PROTOCOL);
        }
        try {
            return builder.buildAsync(options.address(), inbox)
                    .get(options.connectTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw noAnswer(options, e);
        } catch (ExecutionException e) {
            throw refused(options, e.getCause() instanceof CompletionException c ? c : e);
        }
    }

    private static RuntimeException refused(SessionOptions options, Exception wrapper) {
        Throwable cause = wrapper.getCause();
        return switch (cause) {
            case WebSocketHandshakeException handshake ->
                    new OperationFailed(
                            "[%s] no orchestrator: the WebSocket handshake was answered with HTTP %d"
                                    .formatted(
                                            options.shown(), handshake.getResponse().statusCode()),
                            null,
                            cause);
            case ConnectException refusal ->
                    new MissingPrerequisite(
                            "[%s] nothing listens there".formatted(options.shown()),
                            "start it with `vox dev`",
                            refusal);
            case HttpTimeoutException timeout -> noAnswer(options, timeout);
            case IOException io ->
                    new OperationFailed(
                            "[%s] no WebSocket: %s".formatted(options.shown(), io.getMessage()),
                            null,
                            io);
            case null, default -> new IllegalStateException("opening a WebSocket failed", wrapper);
        };
    }

    private static OperationFailed noAnswer(SessionOptions options, Exception cause) {
        return new OperationFailed(
                "[%s] no answer to the WebSocket handshake within %d ms"
                        .formatted(options.shown(), options.connectTimeout().toMillis()),
                null,
                cause);
    }

    /// Ends what is still open.
    @Override
    public void close() {
        http.shutdownNow();
        try {
            http.awaitTermination(SHUTDOWN_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
