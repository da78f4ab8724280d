package dev.vox.voice;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.proto.tts.AudioFrame;
import dev.vox.proto.tts.ControlCommand;
import dev.vox.proto.tts.ControlRequest;
import dev.vox.proto.tts.ControlResponse;
import dev.vox.proto.tts.EndSessionRequest;
import dev.vox.proto.tts.ListModelsRequest;
import dev.vox.proto.tts.LoadModelRequest;
import dev.vox.proto.tts.LoadModelResponse;
import dev.vox.proto.tts.ModelInfo;
import dev.vox.proto.tts.StartSessionRequest;
import dev.vox.proto.tts.StartSessionResponse;
import dev.vox.proto.tts.TTSServiceGrpc;
import dev.vox.proto.tts.TextChunk;
import dev.vox.proto.tts.UnloadModelRequest;
import dev.vox.proto.tts.UnloadModelResponse;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.StreamObserver;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A client of a speech worker over gRPC. It may be used by many threads.
public final class WorkerClient implements AutoCloseable {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration FRAME_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(1);

    private final ManagedChannel channel;
    private final WorkerCalls calls;
    private final Ticker ticker;

    private WorkerClient(String address, ManagedChannel channel, Ticker ticker) {
        this.channel = channel;
        this.calls = new WorkerCalls(address);
        this.ticker = ticker;
    }

    /// A client of the worker at this address. The connection is made with the first call.
    public static WorkerClient of(String host, int port) {
        return new WorkerClient(
                "grpc://" + host + ":" + port,
                NettyChannelBuilder.forAddress(host, port).usePlaintext().directExecutor().build(),
                Ticker.SYSTEM);
    }

    /// The voices that the worker has.
    ///
    /// @throws MissingPrerequisite when no worker is there
    /// @throws OperationFailed when it fails
    public List<String> voices() {
        return calls
                .answer(() -> unary().listModels(ListModelsRequest.getDefaultInstance()))
                .getModelsList()
                .stream()
                .map(ModelInfo::getModelId)
                .toList();
    }

    /// The models that the worker has.
    ///
    /// @throws MissingPrerequisite when no worker is there, or it does not list its models
    public List<WorkerModel> models() {
        return calls
                .offered(() -> unary().listModels(ListModelsRequest.getDefaultInstance()))
                .getModelsList()
                .stream()
                .map(each -> new WorkerModel(each.getModelId(), each.getIsLoaded()))
                .toList();
    }

    /// Makes a model resident.
    ///
    /// @param deadline how long that may take
    /// @return from the request sent to its answer
    /// @throws MissingPrerequisite when the worker loads no models on demand
    /// @throws OperationFailed when it cannot; the message is the worker's own
    public Duration load(String model, Duration deadline) {
        LoadModelRequest request = LoadModelRequest.newBuilder().setModelId(model).build();
        TTSServiceGrpc.TTSServiceBlockingStub stub =
                TTSServiceGrpc.newBlockingStub(channel)
                        .withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS);
        long sentAt = ticker.nanoTime();
        LoadModelResponse response = calls.offered(() -> stub.loadModel(request));
        Duration roundTrip = Duration.ofNanos(ticker.nanoTime() - sentAt);
        if (!response.getSuccess()) {
            throw calls.failed(response.getMessage(), null);
        }
        return roundTrip;
    }

    /// Lets a model go, when nobody uses it any more.
    ///
    /// @throws MissingPrerequisite when the worker does not let models go on demand
    /// @throws OperationFailed when it cannot; the message is the worker's own
    public void unload(String model) {
        UnloadModelRequest request = UnloadModelRequest.newBuilder().setModelId(model).build();
        UnloadModelResponse response = calls.offered(() -> unary().unloadModel(request));
        if (!response.getSuccess()) {
            throw calls.failed(response.getMessage(), null);
        }
    }

    /// Opens a session.
    ///
    /// @param sessionId chosen by the client; an open session of that id is replaced
    /// @param voice empty for the worker's default
    /// @throws MissingPrerequisite when no worker is there
    /// @throws OperationFailed when it refuses; the message is its own
    public void startSession(String sessionId, String voice, Pace pace) {
        StartSessionRequest request =
                StartSessionRequest.newBuilder()
                        .setSessionId(sessionId)
                        .setModelId(voice)
                        .putAllOptions(Map.of("pace", pace.name().toLowerCase(Locale.ROOT)))
                        .build();
        StartSessionResponse response = calls.answer(() -> unary().startSession(request));
        if (!response.getSuccess()) {
            throw calls.failed(response.getMessage(), null);
        }
    }

    /// Ends a session and its utterances.
    public void endSession(String sessionId) {
        EndSessionRequest request = EndSessionRequest.newBuilder().setSessionId(sessionId).build();
        calls.answer(() -> unary().endSession(request));
    }

    /// Acts on what a session speaks; returns when the command has taken effect.
    ///
    /// @return from the command sent to its acknowledgement
    public Duration control(String sessionId, Command command) {
        ControlRequest request =
                ControlRequest.newBuilder()
                        .setSessionId(sessionId)
                        .setCommand(ControlCommand.valueOf(command.name()))
                        .build();
        long sentAt = ticker.nanoTime();
        ControlResponse response = calls.answer(() -> unary().control(request));
        Duration roundTrip = Duration.ofNanos(ticker.nanoTime() - sentAt);
        if (!response.getSuccess()) {
            throw calls.failed(response.getMessage(), null);
        }
        return roundTrip;
    }

    /// Speaks a text as one utterance of a session and hands its audio to the sink until it is spoken. Several may run at
    /// the same time.
    ///
    /// @param pace as the session was started, so that the figures are the right ones
    /// @throws OperationFailed when the worker fails, or says nothing for 10 s
    /// @throws IOException when the sink failed
    public UtteranceMeasurement speak(String sessionId, String text, Pace pace, FrameSink sink)
            throws IOException, InterruptedException {
        WorkerFrames frames = new WorkerFrames(ticker);
        StreamObserver<TextChunk> call = TTSServiceGrpc.newStub(channel).synthesize(frames);
        boolean spoken = false;
        try {
            long sentAt = ticker.nanoTime();
            call.onNext(chunk(sessionId, text));
            UtteranceRecorder recorder = new UtteranceRecorder(pace == Pace.REALTIME, sentAt, 1);
            call.onCompleted();
            hear(frames, recorder, sink);
            spoken = true;
            return recorder.measurement();
        } finally {
            if (!spoken) {
                ((ClientCallStreamObserver<TextChunk>) call).cancel("the client gave up", null);
            }
        }
    }

    /// Speaks a text as one utterance of a session and hands each frame on as it was sent, whatever its format, until it is
    /// spoken.
    ///
    /// @throws OperationFailed when the worker fails, or says nothing for 10 s
    public void listen(String sessionId, String text, WorkerFrame.Listener listener)
            throws InterruptedException {
        WorkerFrames frames = new WorkerFrames(ticker);
        StreamObserver<TextChunk> call = TTSServiceGrpc.newStub(channel).synthesize(frames);
        boolean spoken = false;
        try {
            call.onNext(chunk(sessionId, text));
            call.onCompleted();
            while (next(frames) instanceof WorkerFrames.Item.Frame(AudioFrame frame, long at)) {
                listener.frame(
                        new WorkerFrame(
                                frame.getSequenceNumber(),
                                frame.getAudioData().toByteArray(),
                                frame.getSampleRate(),
                                frame.getFrameDurationMs(),
                                frame.getIsFinal(),
                                at));
            }
            spoken = true;
        } finally {
            if (!spoken) {
                ((ClientCallStreamObserver<TextChunk>) call).cancel("the client gave up", null);
            }
        }
    }

    private static TextChunk chunk(String sessionId, String text) {
        return TextChunk.newBuilder()
                .setSessionId(sessionId)
                .setText(text)
                .setIsFinal(true)
                .setSequenceNumber(1)
                .build();
    }

    private void hear(WorkerFrames frames, UtteranceRecorder recorder, FrameSink sink)
            throws IOException, InterruptedException {
        while (next(frames) instanceof WorkerFrames.Item.Frame item) {
            audio(item, recorder, sink);
        }
    }

    /// The next frame, or the end.
    private WorkerFrames.Item next(WorkerFrames frames) throws InterruptedException {
        return switch (frames.take(FRAME_TIMEOUT)) {
            case WorkerFrames.Item.Frame frame -> frame;
            case WorkerFrames.Item.Completed end -> end;
            case WorkerFrames.Item.Broken broken ->
                    throw calls.failed(WorkerCalls.reason(broken.cause()), broken.cause());
            case null ->
                    throw calls.failed(
                            "no frame within %d s".formatted(FRAME_TIMEOUT.toSeconds()), null);
        };
    }

    private static void audio(
            WorkerFrames.Item.Frame item, UtteranceRecorder recorder, FrameSink sink)
            throws IOException {
        AudioFrame frame = item.frame();
        if (!frame.getAudioData().isEmpty()) {
            byte[] pcm = frame.getAudioData().toByteArray();
            recorder.frame(frame.getSequenceNumber(), pcm, item.arrivedAt());
            sink.frame(pcm);
        }
    }

    private TTSServiceGrpc.TTSServiceBlockingStub unary() {
        return TTSServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(CALL_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Ends what is still open.
    @Override
    public void close() {
        channel.shutdownNow();
        try {
            channel.awaitTermination(SHUTDOWN_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
