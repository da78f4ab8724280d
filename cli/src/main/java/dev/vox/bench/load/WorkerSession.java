package dev.vox.bench.load;

import dev.vox.proto.tts.ControlCommand;
import dev.vox.proto.tts.ControlRequest;
import dev.vox.proto.tts.ControlResponse;
import dev.vox.proto.tts.EndSessionRequest;
import dev.vox.proto.tts.EndSessionResponse;
import dev.vox.proto.tts.TextChunk;
import dev.vox.voice.Command;
import dev.vox.voice.Pace;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/// A session of a worker.
final class WorkerSession implements LineSession {
    private static final long CLOSING = Duration.ofSeconds(1).toNanos();

    private final WorkerLine line;
    private final WorkerLine.Link link;
    private final String id;
    private final Pace pace;
    private volatile @Nullable Speaking speaking;
    private volatile boolean closed;

    WorkerSession(WorkerLine line, WorkerLine.Link link, String id, Pace pace) {
        this.line = line;
        this.link = link;
        this.id = id;
        this.pace = pace;
    }

    @Override
    public void speak(List<String> texts, UtteranceListener listener) {
        if (closed || speaking != null) {
            throw new IllegalStateException(closed ? "the session is closed" : "it still speaks");
        }
        ClientCall<TextChunk, HeardFrame> call =
                link.channel().newCall(link.synthesize(), CallOptions.DEFAULT);
        long now = line.ticker().nanoTime();
        Speaking utterance = new Speaking(call, listener, now);
        speaking = utterance;
        line.watch().add(utterance);
        listener.sent(now);
        call.start(utterance, new Metadata());
        // Frames are measured where they come and never queued, so there is no demand to hold back.
        call.request(Integer.MAX_VALUE);
        for (int i = 0; i < texts.size(); i++) {
            call.sendMessage(
                    TextChunk.newBuilder()
                            .setSessionId(id)
                            .setText(texts.get(i))
                            .setIsFinal(i == texts.size() - 1)
                            .setSequenceNumber(i + 1)
                            .build());
        }
        call.halfClose();
    }

    @Override
    public CompletableFuture<Acknowledgement> control(Command command) {
        ControlRequest request =
                ControlRequest.newBuilder()
                        .setSessionId(id)
                        .setCommand(ControlCommand.valueOf(command.name()))
                        .build();
        Speaking utterance = speaking;
        if (utterance != null) {
            utterance.commanded(command);
        }
        Answer<ControlResponse> answer = new Answer<>(line.ticker());
        long sentAt = line.ticker().nanoTime();
        line.stub(link).control(request, answer);
        return answer.future()
                .handle((response, failure) -> {
                    if (failure != null) {
                        throw line.failure(failure, id);
                    }
                    if (!response.getSuccess()) {
                        throw line.failed(response.getMessage(), null);
                    }
                    return new Acknowledgement(command, sentAt, answer.receivedAt());
                });
    }

    @Override
    public boolean paced() {
        return pace == Pace.REALTIME;
    }

    @Override
    public boolean tellsEnd() {
        return true;
    }

    @Override
    public boolean marksEnd() {
        return true;
    }

    @Override
    public boolean spent() {
        return closed;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        Speaking utterance = speaking;
        if (utterance != null) {
            utterance.closing();
        }
        closed = true;
        line.forget(this);
        Answer<EndSessionResponse> answer = new Answer<>(line.ticker());
        line.stub(link).endSession(EndSessionRequest.newBuilder().setSessionId(id).build(), answer);
    }

    /// A call that speaks. The connection's event loop hears it.
    private final class Speaking extends ClientCall.Listener<HeardFrame>
            implements LineWatch.Watched {
        private final ClientCall<TextChunk, HeardFrame> call;
        private final UtteranceListener listener;
        private final Waiting waiting;
        private final AtomicBoolean over = new AtomicBoolean();
        private volatile boolean stopped;
        private volatile long closedAt;
        private volatile @Nullable String problem;

        Speaking(ClientCall<TextChunk, HeardFrame> call, UtteranceListener listener, long now) {
            this.call = call;
            this.listener = listener;
            this.waiting = new Waiting(true, now);
        }

        void commanded(Command command) {
            stopped |= command == Command.STOP;
            waiting.paused(command == Command.PAUSE);
        }

        /// The worker ends it with its session; to cancel it at once would fill the worker's log.
        void closing() {
            stopped = true;
            closedAt = line.ticker().nanoTime();
        }

        @Override
        public void look(long now) {
            if (closed && now - closedAt > CLOSING) {
                call.cancel("the session is closed", null);
            } else if (waiting.hopeless(now)) {
                problem = waiting.problem();
                call.cancel(problem, null);
            }
        }

        @Override
        public void onMessage(HeardFrame frame) {
            waiting.heard(frame.arrivedAt());
            listener.frame(frame);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            if (!over.compareAndSet(false, true)) {
                return;
            }
            line.watch().remove(this);
            speaking = null;
            listener.ended(end(status, line.ticker().nanoTime()));
        }

        private UtteranceEnd end(Status status, long now) {
            String late = problem;
            if (late != null) {
                return new UtteranceEnd.Failed(now, late);
            }
            if (stopped) {
                return new UtteranceEnd.Stopped(now);
            }
            return status.isOk()
                    ? new UtteranceEnd.Spoken(now, null)
                    : new UtteranceEnd.Failed(
                            now, WorkerLine.reason(status.asRuntimeException(), id));
        }
    }
}
