package dev.vox.runtime.orchestrator;

import com.google.protobuf.ByteString;

import dev.vox.proto.tts.AudioFrame;
import dev.vox.proto.tts.Capabilities;
import dev.vox.proto.tts.ControlCommand;
import dev.vox.proto.tts.ControlRequest;
import dev.vox.proto.tts.ControlResponse;
import dev.vox.proto.tts.EndSessionRequest;
import dev.vox.proto.tts.EndSessionResponse;
import dev.vox.proto.tts.GetCapabilitiesRequest;
import dev.vox.proto.tts.GetCapabilitiesResponse;
import dev.vox.proto.tts.ListModelsRequest;
import dev.vox.proto.tts.ListModelsResponse;
import dev.vox.proto.tts.ModelInfo;
import dev.vox.proto.tts.StartSessionRequest;
import dev.vox.proto.tts.StartSessionResponse;
import dev.vox.proto.tts.TTSServiceGrpc;
import dev.vox.proto.tts.TextChunk;
import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.routing.StaticRouter;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A worker on a real socket that does as the text says, faults included.
///
/// A text is a program: `5` anywhere in it sends five frames, all at once, whose samples tell the voice and the text's first
/// letter. The last one is final, or with `marker` an empty frame after it is. After the frames `fault fail` fails, `fault
/// late` exceeds a deadline of the worker's, `fault stall` says no more, `fault short` sends a frame of the wrong size, and `fault hollow` an empty one that is not final.
final class FakeWorker extends TTSServiceGrpc.TTSServiceImplBase implements AutoCloseable {
    static final int FRAME_BYTES = 1920;

    final List<String> calls = new CopyOnWriteArrayList<>();
    final Map<String, String> sessions = new ConcurrentHashMap<>();
    final AtomicLong framesSent = new AtomicLong();
    final AtomicInteger running = new AtomicInteger();
    final Set<String> voices = ConcurrentHashMap.newKeySet();
    final Set<String> busyVoices = ConcurrentHashMap.newKeySet();
    private final Server server;
    private final int listening;

    private FakeWorker(int port, BindableService... others) {
        voices.addAll(List.of("", "default", "other"));
        try {
            NettyServerBuilder builder =
                    NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", port))
                            .addService(this);
            List.of(others).forEach(builder::addService);
            server = builder.build().start();
            listening = server.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FakeWorker start() {
        return new FakeWorker(0);
    }

    /// A worker that offers other services besides.
    static FakeWorker startWith(BindableService... others) {
        return new FakeWorker(0, others);
    }

    static FakeWorker startAt(int port) {
        return new FakeWorker(port);
    }

    /// Where it listens, or did before it vanished.
    int port() {
        return listening;
    }

    WorkerAddress address() {
        return new WorkerAddress("127.0.0.1", port());
    }

    StaticRouter router() {
        return new StaticRouter(address());
    }

    /// Vanishes, as a killed process does.
    @Override
    public void close() {
        server.shutdownNow();
        try {
            if (!server.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the fake worker did not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void startSession(
            StartSessionRequest request, StreamObserver<StartSessionResponse> response) {
        calls.add("start " + request.getModelId());
        boolean known = voices.contains(request.getModelId());
        boolean opens = known && !busyVoices.contains(request.getModelId());
        if (opens) {
            sessions.put(request.getSessionId(), request.getModelId());
        }
        String refusal =
                known
                        ? "no room for " + request.getModelId()
                        : "unknown model "
                                + request.getModelId()
                                + "; there are "
                                + List.copyOf(voices);
        answer(
                response,
                StartSessionResponse.newBuilder()
                        .setSuccess(opens)
                        .setMessage(opens ? "" : refusal)
                        .build());
    }

    @Override
    public void endSession(EndSessionRequest request, StreamObserver<EndSessionResponse> response) {
        calls.add("end");
        sessions.remove(request.getSessionId());
        answer(response, EndSessionResponse.newBuilder().setSuccess(true).build());
    }

    @Override
    public void control(ControlRequest request, StreamObserver<ControlResponse> response) {
        ControlCommand command = request.getCommand();
        calls.add(command.name());
        answer(response, ControlResponse.newBuilder().setSuccess(true).build());
    }

    @Override
    public void listModels(ListModelsRequest request, StreamObserver<ListModelsResponse> response) {
        ListModelsResponse.Builder models = ListModelsResponse.newBuilder();
        voices.forEach(voice -> models.addModels(ModelInfo.newBuilder().setModelId(voice)));
        answer(response, models.build());
    }

    @Override
    public void getCapabilities(
            GetCapabilitiesRequest request, StreamObserver<GetCapabilitiesResponse> response) {
        answer(
                response,
                GetCapabilitiesResponse.newBuilder()
                        .setCapabilities(Capabilities.newBuilder().setStreaming(true))
                        .build());
    }

    @Override
    public StreamObserver<TextChunk> synthesize(StreamObserver<AudioFrame> response) {
        ServerCallStreamObserver<AudioFrame> frames =
                (ServerCallStreamObserver<AudioFrame>) response;
        List<Thread> speakers = new ArrayList<>();
        frames.setOnCancelHandler(() -> speakers.forEach(Thread::interrupt));
        return new StreamObserver<>() {
            @Override
            public void onNext(TextChunk chunk) {
                String voice = sessions.get(chunk.getSessionId());
                if (voice == null) {
                    frames.onError(
                            Status.NOT_FOUND
                                    .withDescription(
                                            "Session " + chunk.getSessionId() + " not found")
                                    .asRuntimeException());
                    return;
                }
                calls.add("text " + chunk.getText());
                running.incrementAndGet();
                speakers.add(
                        Thread.ofVirtual()
                                .start(() ->
                                        new FakeUtterance(FakeWorker.this, chunk, voice, frames)
                                                .run()));
            }

            @Override
            public void onError(Throwable error) {
                speakers.forEach(Thread::interrupt);
            }

            @Override
            public void onCompleted() {}
        };
    }

    /// The samples that a text has in a voice: one byte, repeated.
    static ByteString pcm(String voice, String text) {
        byte[] bytes = new byte[FRAME_BYTES];
        Arrays.fill(bytes, mark(voice, text));
        return ByteString.copyFrom(bytes);
    }

    static byte mark(String voice, String text) {
        return (byte) (31 * voice.hashCode() + text.charAt(0));
    }

    private static <T> void answer(StreamObserver<T> response, T message) {
        response.onNext(message);
        response.onCompleted();
    }
}
