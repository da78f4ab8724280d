package dev.vox.runtime.orchestrator.upstream;

import dev.vox.proto.tts.AudioFrame;
import dev.vox.proto.tts.TTSServiceGrpc;
import dev.vox.proto.tts.TextChunk;
import dev.vox.runtime.audio.WireFormat;
import dev.vox.runtime.registry.WorkerAddress;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// The audio of one utterance as it comes from the worker, read by one thread.
///
/// The queue between the network and the reader holds as many frames as were asked for and not read, so it is never full:
/// one more is asked for when one is read. A worker that sends more breaks the protocol of gRPC, not of ours.
public final class SpeechStream {
    /// What the worker sent.
    public sealed interface Item {
        /// A frame.
        ///
        /// @param pcm 1920 bytes
        /// @param last whether the utterance ends with it
        @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
        record Audio(byte[] pcm, boolean last) implements Item {}

        /// The utterance ended, without another frame.
        record End() implements Item {}
    }

    private sealed interface Signal {
        record Frame(AudioFrame frame) implements Signal {}

        record Completed() implements Signal {}

        record Failed(Status status) implements Signal {}
    }

    private final WorkerAddress worker;
    private final BlockingQueue<Signal> signals;
    private @Nullable ClientCallStreamObserver<TextChunk> call;
    private volatile boolean over;

    private SpeechStream(WorkerAddress worker, int window) {
        this.worker = worker;
        this.signals = new ArrayBlockingQueue<>(window + 1);
    }

    /// Sends a text and begins to read.
    static SpeechStream begin(
            TTSServiceGrpc.TTSServiceStub stub,
            WorkerAddress worker,
            String sessionId,
            String text,
            int window) {
        SpeechStream stream = new SpeechStream(worker, window);
        var request = stub.synthesize(stream.new Receiver(window));
        request.onNext(
                TextChunk.newBuilder()
                        .setSessionId(sessionId)
                        .setText(text)
                        .setIsFinal(true)
                        .setSequenceNumber(1)
                        .build());
        request.onCompleted();
        return stream;
    }

    /// Waits for what comes next; not to be called again after the end.
    ///
    /// @return null when nothing came for so long
    /// @throws WorkerFailureException when the worker failed, vanished or broke the protocol
    public @Nullable Item next(Duration longest)
            throws WorkerFailureException, InterruptedException {
        Signal signal = signals.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
        return switch (signal) {
            case null -> null;
            case Signal.Frame(AudioFrame frame) -> {
                requestOne();
                yield item(frame);
            }
            case Signal.Completed() -> new Item.End();
            case Signal.Failed(Status status) ->
                    throw WorkerFailureException.inUtterance(
                            worker, new StatusRuntimeException(status));
        };
    }

    /// The worker that speaks.
    public WorkerAddress worker() {
        return worker;
    }

    /// Wants no more: the call is cancelled, and who waits in [#next] wakes.
    public void cancel() {
        ClientCallStreamObserver<TextChunk> running = call;
        if (running != null && !over) {
            running.cancel("the utterance was dropped", null);
        }
    }

    private void requestOne() {
        ClientCallStreamObserver<TextChunk> running = call;
        if (running != null) {
            running.request(1);
        }
    }

    private Item item(AudioFrame frame) throws WorkerFailureException {
        int length = frame.getAudioData().size();
        if (length == 0 && frame.getIsFinal()) {
            return new Item.End();
        }
        if (length != WireFormat.FRAME_BYTES) {
            throw broken("a frame of " + length + " bytes");
        }
        // 0 is what a worker leaves unsaid.
        if (frame.getSampleRate() != WireFormat.SAMPLE_RATE && frame.getSampleRate() != 0) {
            throw broken("a frame at " + frame.getSampleRate() + " Hz");
        }
        return new Item.Audio(frame.getAudioData().toByteArray(), frame.getIsFinal());
    }

    private WorkerFailureException broken(String what) {
        return new WorkerFailureException(
                WorkerFailureException.Kind.FAILED, "worker " + worker + " sent " + what);
    }

    /// Takes what the network delivers, on its thread, and never blocks it.
    private final class Receiver implements ClientResponseObserver<TextChunk, AudioFrame> {
        private final int window;

        Receiver(int window) {
            this.window = window;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<TextChunk> started) {
            started.disableAutoRequestWithInitial(window);
            call = started;
        }

        @Override
        public void onNext(AudioFrame frame) {
            if (!signals.offer(new Signal.Frame(frame))) {
                throw new IllegalStateException("more frames than were asked for");
            }
        }

        @Override
        public void onError(Throwable error) {
            end(new Signal.Failed(Status.fromThrowable(error)));
        }

        @Override
        public void onCompleted() {
            end(new Signal.Completed());
        }

        private void end(Signal signal) {
            over = true;
            if (!signals.offer(signal)) {
                throw new IllegalStateException("more frames than were asked for");
            }
        }
    }
}
