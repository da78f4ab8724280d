package dev.vox.bench;

import dev.vox.bench.result.Fingerprint;
import dev.vox.bench.target.Subject;
import dev.vox.proto.tts.AudioFrame;
import dev.vox.proto.tts.Capabilities;
import dev.vox.proto.tts.ControlRequest;
import dev.vox.proto.tts.ControlResponse;
import dev.vox.proto.tts.EndSessionRequest;
import dev.vox.proto.tts.EndSessionResponse;
import dev.vox.proto.tts.GetCapabilitiesRequest;
import dev.vox.proto.tts.GetCapabilitiesResponse;
import dev.vox.proto.tts.ListModelsRequest;
import dev.vox.proto.tts.ListModelsResponse;
import dev.vox.proto.tts.LoadModelRequest;
import dev.vox.proto.tts.LoadModelResponse;
import dev.vox.proto.tts.ModelInfo;
import dev.vox.proto.tts.StartSessionRequest;
import dev.vox.proto.tts.StartSessionResponse;
import dev.vox.proto.tts.TTSServiceGrpc;
import dev.vox.proto.tts.TextChunk;
import dev.vox.proto.tts.UnloadModelRequest;
import dev.vox.proto.tts.UnloadModelResponse;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A worker on a real socket that does wrong what it is told to, and notes what it did and when: a measurement of it is held against
/// that, not against what was asked for, so that a busy machine spoils no proof.
///
/// As a program: `InjectingWorker [NAME=VALUE…]` with the names of [InjectedFaults#with]; it prints `port N` and ends with its input.
public final class InjectingWorker extends TTSServiceGrpc.TTSServiceImplBase
        implements AutoCloseable {
    private final InjectedFaults faults;
    private final Server server;
    private final Map<String, InjectingSession> sessions = new ConcurrentHashMap<>();
    private final List<InjectedUtterance> utterances = new CopyOnWriteArrayList<>();
    private final List<Long> acknowledged = new CopyOnWriteArrayList<>();
    private final long startedAt = System.nanoTime();

    private InjectingWorker(InjectedFaults faults) throws IOException {
        this.faults = faults;
        this.server =
                NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .addService(this)
                        .build()
                        .start();
    }

    /// A worker on a port of its own.
    public static InjectingWorker start(InjectedFaults faults) throws IOException {
        return new InjectingWorker(faults);
    }

    public static void main(String... args) throws Exception {
        InjectedFaults faults = InjectedFaults.NONE;
        for (String arg : args) {
            String[] pair = arg.split("=", 2);
            faults = faults.with(pair[0], pair[1]);
        }
        try (InjectingWorker worker = start(faults)) {
            System.out.println("port " + worker.server.getPort());
            System.out.flush();
            while (System.in.read() >= 0) {
                // Whoever started it closes its input when it has served.
            }
        }
    }

    public URI address() {
        return URI.create("grpc://127.0.0.1:" + server.getPort());
    }

    /// It as what is measured.
    public Subject subject() {
        return new Subject(
                "injecting",
                address(),
                null,
                "",
                ProcessHandle.current().pid(),
                null,
                new Fingerprint(Map.of()));
    }

    /// What it sent, in the order in which it was asked.
    public List<InjectedUtterance> utterances() {
        return utterances;
    }

    /// How long each command waited for its acknowledgement here, in ns.
    public List<Long> acknowledged() {
        return acknowledged;
    }

    /// How many sessions are open.
    public int openSessions() {
        return sessions.size();
    }

    /// Parks until a moment of `System.nanoTime`.
    static void until(long moment) {
        while (moment - System.nanoTime() > 0) {
            LockSupport.parkNanos(moment - System.nanoTime());
        }
    }

    /// Until the stall that a moment falls into is over; the moment itself when it falls into none.
    long afterStall(long moment) {
        long second = TimeUnit.SECONDS.toNanos(1);
        long into = (moment - startedAt) % second;
        return into < faults.stall().toNanos() ? moment + faults.stall().toNanos() - into : moment;
    }

    InjectedFaults faults() {
        return faults;
    }

    @Override
    public void startSession(
            StartSessionRequest request, StreamObserver<StartSessionResponse> answer) {
        boolean paced = "realtime".equals(request.getOptionsMap().get("pace"));
        boolean full;
        synchronized (sessions) {
            full = faults.sessions() > 0 && sessions.size() >= faults.sessions();
            if (!full) {
                sessions.put(request.getSessionId(), new InjectingSession(this, paced));
            }
        }
        StartSessionResponse.Builder response = StartSessionResponse.newBuilder().setSuccess(!full);
        if (full) {
            response.setMessage("session limit of %d reached".formatted(faults.sessions()));
        }
        reply(answer, response.build());
    }

    @Override
    public void endSession(EndSessionRequest request, StreamObserver<EndSessionResponse> answer) {
        InjectingSession session = sessions.remove(request.getSessionId());
        if (session != null) {
            session.stop();
        }
        reply(answer, EndSessionResponse.newBuilder().setSuccess(true).build());
    }

    @Override
    public void control(ControlRequest request, StreamObserver<ControlResponse> answer) {
        long receivedAt = System.nanoTime();
        InjectingSession session = sessions.get(request.getSessionId());
        if (session != null) {
            session.take(request.getCommand());
        }
        until(receivedAt + faults.acknowledge().toNanos());
        acknowledged.add(System.nanoTime() - receivedAt);
        reply(answer, ControlResponse.newBuilder().setSuccess(true).build());
        if (session != null) {
            session.acknowledged(request.getCommand());
        }
    }

    @Override
    public StreamObserver<TextChunk> synthesize(StreamObserver<AudioFrame> frames) {
        long askedAt = System.nanoTime();
        ((ServerCallStreamObserver<AudioFrame>) frames).setOnCancelHandler(() -> {});
        return new StreamObserver<>() {
            private boolean begun;

            @Override
            public void onNext(TextChunk chunk) {
                if (begun) {
                    return;
                }
                begun = true;
                InjectingSession session = sessions.get(chunk.getSessionId());
                if (session == null) {
                    frames.onError(
                            Status.NOT_FOUND
                                    .withDescription(
                                            "Session %s not found".formatted(chunk.getSessionId()))
                                    .asRuntimeException());
                    return;
                }
                InjectedUtterance utterance = new InjectedUtterance(askedAt);
                utterances.add(utterance);
                Thread.ofVirtual()
                        .start(() ->
                                session.speak(
                                        (ServerCallStreamObserver<AudioFrame>) frames, utterance));
            }

            @Override
            public void onError(Throwable cause) {}

            @Override
            public void onCompleted() {}
        };
    }

    @Override
    public void listModels(ListModelsRequest request, StreamObserver<ListModelsResponse> answer) {
        reply(
                answer,
                ListModelsResponse.newBuilder()
                        .addModels(ModelInfo.newBuilder().setModelId("injecting").setIsLoaded(true))
                        .build());
    }

    @Override
    public void loadModel(LoadModelRequest request, StreamObserver<LoadModelResponse> answer) {
        until(System.nanoTime() + faults.firstFrame().toNanos());
        reply(answer, LoadModelResponse.newBuilder().setSuccess(true).build());
    }

    @Override
    public void unloadModel(
            UnloadModelRequest request, StreamObserver<UnloadModelResponse> answer) {
        reply(answer, UnloadModelResponse.newBuilder().setSuccess(true).build());
    }

    @Override
    public void getCapabilities(
            GetCapabilitiesRequest request, StreamObserver<GetCapabilitiesResponse> answer) {
        reply(
                answer,
                GetCapabilitiesResponse.newBuilder()
                        .setCapabilities(
                                Capabilities.newBuilder()
                                        .setStreaming(true)
                                        .setMaxConcurrentSessions(faults.sessions()))
                        .build());
    }

    private static <T> void reply(StreamObserver<T> answer, T response) {
        answer.onNext(response);
        answer.onCompleted();
    }

    @Override
    public void close() {
        server.shutdownNow();
        try {
            server.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
