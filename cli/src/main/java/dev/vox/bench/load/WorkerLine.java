package dev.vox.bench.load;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.proto.tts.StartSessionRequest;
import dev.vox.proto.tts.StartSessionResponse;
import dev.vox.proto.tts.TTSServiceGrpc;
import dev.vox.proto.tts.TextChunk;
import dev.vox.voice.Pace;
import dev.vox.voice.ShownAddress;
import dev.vox.voice.Ticker;

import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// Sessions of a speech worker over gRPC: a few connections, whose event loops hear every frame.
final class WorkerLine implements SpeechLine {
    /// How long a call that is not an utterance may take.
    static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(1);
    private static final int SESSIONS_A_CONNECTION = 100;
    private static final int MOST_CONNECTIONS = 8;
    private static final int MOST_LOOPS = 2;

    private final URI address;
    private final String voice;
    private final Ticker ticker;
    private final LineThreads threads = new LineThreads("bench-line");
    private final LineWatch watch;
    private final EventLoopGroup loops;
    private final List<Link> links = new ArrayList<>();
    private final Map<String, CompletableFuture<LineSession>> opening = new ConcurrentHashMap<>();
    private final Set<WorkerSession> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();
    private volatile boolean closed;
    private final String prefix = "bench-" + UUID.randomUUID().toString().substring(0, 8) + "-";

    /// A connection, and how frames are read that come by it.
    record Link(ManagedChannel channel, MethodDescriptor<TextChunk, HeardFrame> synthesize) {}

    WorkerLine(URI address, String voice, int sessions, Ticker ticker) {
        this.address = address;
        this.voice = voice;
        this.ticker = ticker;
        this.watch = new LineWatch(ticker, threads);
        int connections =
                Math.clamp(Math.ceilDiv(sessions, SESSIONS_A_CONNECTION), 1, MOST_CONNECTIONS);
        this.loops =
                new MultiThreadIoEventLoopGroup(
                        Math.min(connections, MOST_LOOPS), threads, NioIoHandler.newFactory());
        for (int i = 0; i < connections; i++) {
            links.add(link());
        }
    }

    private Link link() {
        ManagedChannel channel =
                NettyChannelBuilder.forAddress(address.getHost(), address.getPort())
                        .eventLoopGroup(loops)
                        .channelType(NioSocketChannel.class)
                        .usePlaintext()
                        .directExecutor()
                        .build();
        MethodDescriptor<TextChunk, ?> method = TTSServiceGrpc.getSynthesizeMethod();
        return new Link(
                channel,
                method.toBuilder(method.getRequestMarshaller(), new FrameMarshaller(ticker))
                        .build());
    }

    @Override
    public Through through() {
        return Through.WORKER;
    }

    @Override
    public CompletableFuture<LineSession> open(Pace pace) {
        int number = next.incrementAndGet();
        Link link = links.get(number % links.size());
        String id = prefix + number;
        StartSessionRequest request =
                StartSessionRequest.newBuilder()
                        .setSessionId(id)
                        .setModelId(voice)
                        .putAllOptions(Map.of("pace", pace.name().toLowerCase(Locale.ROOT)))
                        .build();
        Answer<StartSessionResponse> answer = new Answer<>(ticker);
        stub(link).startSession(request, answer);
        CompletableFuture<LineSession> session =
                answer.future()
                        .handle((response, failure) -> opened(link, id, pace, response, failure));
        opening.put(id, session);
        var _ = session.whenComplete((opened, failure) -> opening.remove(id));
        return session;
    }

    private LineSession opened(
            Link link,
            String id,
            Pace pace,
            @Nullable StartSessionResponse response,
            @Nullable Throwable failure) {
        if (failure != null) {
            throw failure(failure, id);
        }
        if (response != null && !response.getSuccess()) {
            throw failed(response.getMessage(), null);
        }
        WorkerSession session = new WorkerSession(this, link, id, pace);
        open.add(session);
        if (closed) {
            session.close();
        }
        return session;
    }

    /// A stub whose calls end in time.
    TTSServiceGrpc.TTSServiceStub stub(Link link) {
        return TTSServiceGrpc.newStub(link.channel())
                .withDeadlineAfter(CALL_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
    }

    Ticker ticker() {
        return ticker;
    }

    LineWatch watch() {
        return watch;
    }

    void forget(WorkerSession session) {
        open.remove(session);
    }

    /// Why a call failed, in words that name no session.
    VoxException failure(Throwable cause, String sessionId) {
        if (Status.fromThrowable(cause).getCode() == Status.Code.UNAVAILABLE) {
            return new MissingPrerequisite(
                    "[%s] no worker answers".formatted(ShownAddress.of(address)),
                    "start one with `vox dev`",
                    cause);
        }
        return failed(reason(cause, sessionId), cause);
    }

    static String reason(Throwable cause, String sessionId) {
        Status status = Status.fromThrowable(cause);
        String description = status.getDescription();
        return description == null
                ? status.getCode().name()
                : description.replace(sessionId, "<id>");
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
        closed = true;
        for (WorkerSession session : open) {
            session.close();
        }
        try {
            awaitOpened();
            for (Link link : links) {
                link.channel().shutdown();
            }
            for (Link link : links) {
                link.channel().awaitTermination(SHUTDOWN_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            links.forEach(link -> link.channel().shutdownNow());
            var _ = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            watch.close();
        }
    }

    /// A session that the worker is about to open can be ended only once it is open.
    private void awaitOpened() throws InterruptedException {
        try {
            CompletableFuture.allOf(opening.values().toArray(CompletableFuture[]::new))
                    .get(SHUTDOWN_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // What was not opened need not be ended.
        }
    }
}
