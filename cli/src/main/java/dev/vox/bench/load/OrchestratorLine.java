package dev.vox.bench.load;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.runtime.orchestrator.message.AudioBinary;
import dev.vox.voice.Pace;
import dev.vox.voice.ShownAddress;
import dev.vox.voice.Ticker;

import org.jspecify.annotations.Nullable;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sessions of an orchestrator over WebSocket, a connection each, whose messages a few threads hear.
///
/// It offers the sub-protocol `vox.binary.v1` and speaks as clients of old do where that is not known.
final class OrchestratorLine implements SpeechLine {
    private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(1);
    private static final int THREADS = 2;

    private final URI address;
    private final String voice;
    private final Ticker ticker;
    private final LineThreads threads = new LineThreads("bench-line");
    private final LineWatch watch;
    private final ExecutorService hearing = Executors.newFixedThreadPool(THREADS, threads);
    private final HttpClient http;
    private final Set<OrchestratorSession> open = ConcurrentHashMap.newKeySet();

    OrchestratorLine(URI address, String voice, Ticker ticker) {
        this.address = address;
        this.voice = voice;
        this.ticker = ticker;
        this.watch = new LineWatch(ticker, threads);
        this.http = HttpClient.newBuilder().executor(hearing).build();
    }

    @Override
    public Through through() {
        return Through.ORCHESTRATOR;
    }

    @Override
    public CompletableFuture<LineSession> open(Pace pace) {
        OrchestratorSession session = new OrchestratorSession(this, pace);
        open.add(session);
        return http.newWebSocketBuilder()
                .connectTimeout(OPEN_TIMEOUT)
                .subprotocols(AudioBinary.SUB_PROTOCOL)
                .buildAsync(address, session)
                .thenCompose(socket -> session.greeted())
                .orTimeout(OPEN_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS)
                .handle((greeted, failure) -> opened(session, failure));
    }

    private LineSession opened(OrchestratorSession session, @Nullable Throwable failure) {
        if (failure != null) {
            session.close();
            throw failure(failure);
        }
        return session;
    }

    private VoxException failure(Throwable wrapper) {
        Throwable cause =
                wrapper instanceof CompletionException && wrapper.getCause() != null
                        ? wrapper.getCause()
                        : wrapper;
        return switch (cause) {
            case VoxException known -> known;
            case ConnectException refusal ->
                    new MissingPrerequisite(
                            "[%s] nothing listens there".formatted(ShownAddress.of(address)),
                            "start it with `vox dev`",
                            refusal);
            case WebSocketHandshakeException handshake ->
                    failed(
                            "no orchestrator: the WebSocket handshake was answered with HTTP %d"
                                    .formatted(handshake.getResponse().statusCode()),
                            handshake);
            case TimeoutException late ->
                    failed("no session within %d s".formatted(OPEN_TIMEOUT.toSeconds()), late);
            default -> failed("no WebSocket: " + cause.getMessage(), cause);
        };
    }

    String voice() {
        return voice;
    }

    Ticker ticker() {
        return ticker;
    }

    LineWatch watch() {
        return watch;
    }

    void forget(OrchestratorSession session) {
        open.remove(session);
    }

    OperationFailed failed(String problem, @Nullable Throwable cause) {
        return new OperationFailed(
                "[%s] %s".formatted(ShownAddress.of(address), problem), null, cause);
    }

    @Override
    public long[] threads() {
        return threads.ids();
    }

    @Override
    public void close() {
        CompletableFuture<?>[] goodByes =
                open.stream().map(OrchestratorSession::goodBye).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(goodByes)
                    .exceptionally(failure -> null)
                    .get(SHUTDOWN_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            // Who does not hear a good-bye finds the connection closed.
        } finally {
            http.shutdownNow();
            hearing.shutdownNow();
            watch.close();
        }
    }
}
