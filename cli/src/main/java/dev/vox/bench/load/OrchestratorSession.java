package dev.vox.bench.load;

import dev.vox.runtime.audio.WireFormat;
import dev.vox.runtime.orchestrator.message.AudioBinary;
import dev.vox.runtime.orchestrator.message.ClientMessage;
import dev.vox.runtime.orchestrator.message.ClientMessages;
import dev.vox.runtime.orchestrator.message.InvalidMessageException;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.ServerMessages;
import dev.vox.runtime.orchestrator.message.Topic;
import dev.vox.voice.Command;
import dev.vox.voice.Messages;
import dev.vox.voice.Pace;
import dev.vox.voice.TextRole;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/// A session of an orchestrator. The HTTP client calls it for one message after the other.
final class OrchestratorSession implements LineSession, WebSocket.Listener {
    /// Servers end a session after a hundred messages.
    private static final int MOST_MESSAGES = 90;

    private final OrchestratorLine line;
    private final Pace pace;
    private final CompletableFuture<Void> greeted = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private final byte[] pcm = new byte[WireFormat.FRAME_BYTES];
    private final HeardFrame frame = new HeardFrame();
    private final Outbox outbox;
    private volatile boolean ours;
    private volatile boolean over;
    private volatile @Nullable HeardUtterance speaking;
    private volatile long lastSequence;
    private final AtomicInteger sentMessages = new AtomicInteger();

    OrchestratorSession(OrchestratorLine line, Pace pace) {
        this.line = line;
        this.pace = pace;
        this.outbox = new Outbox(line.ticker());
    }

    /// Comes when the server has greeted.
    CompletableFuture<Void> greeted() {
        return greeted;
    }

    @Override
    public void speak(List<String> texts, UtteranceListener listener) {
        if (over || speaking != null) {
            throw new IllegalStateException(over ? "the session is over" : "it still speaks");
        }
        HeardUtterance utterance =
                new HeardUtterance(this, listener, lastSequence, line.ticker().nanoTime());
        speaking = utterance;
        line.watch().add(utterance);
        sentMessages.incrementAndGet();
        var _ =
                outbox.text(
                                Messages.text(
                                        String.join(" ", texts),
                                        ours ? TextRole.ASSISTANT : TextRole.UNSAID),
                                listener::sent)
                        .whenComplete((sent, failure) -> {
                            if (failure != null) {
                                utterance.failed("the connection is closed");
                            }
                        });
    }

    @Override
    public CompletableFuture<Acknowledgement> control(Command command) {
        HeardUtterance utterance = speaking;
        if (utterance != null) {
            utterance.commanded(command);
        }
        sentMessages.incrementAndGet();
        return outbox.command(command)
                .orTimeout(
                        WorkerLine.CALL_TIMEOUT.toNanos(),
                        java.util.concurrent.TimeUnit.NANOSECONDS)
                .handle((acknowledgement, failure) -> {
                    if (failure != null) {
                        throw line.failed(
                                "%s was not acknowledged".formatted(command.name()), failure);
                    }
                    return acknowledgement;
                });
    }

    @Override
    public boolean paced() {
        return !ours || pace == Pace.REALTIME;
    }

    @Override
    public boolean tellsEnd() {
        return ours;
    }

    @Override
    public boolean marksEnd() {
        return false;
    }

    @Override
    public boolean spent() {
        return over || sentMessages.get() >= MOST_MESSAGES;
    }

    @Override
    public void close() {
        CompletableFuture<Void> _ = goodBye();
    }

    CompletableFuture<Void> goodBye() {
        end("the session is closed", true);
        return outbox.goodBye();
    }

    OrchestratorLine line() {
        return line;
    }

    /// The utterance is over; the next may begin.
    void finished() {
        speaking = null;
    }

    @Override
    public void onOpen(WebSocket socket) {
        ours = AudioBinary.SUB_PROTOCOL.equals(socket.getSubprotocol());
        outbox.open(socket);
        socket.request(Long.MAX_VALUE);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
        long arrivedAt = line.ticker().nanoTime();
        if (last && binary.size() == 0) {
            audio(part, arrivedAt);
            return null;
        }
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        binary.writeBytes(bytes);
        if (last) {
            audio(ByteBuffer.wrap(binary.toByteArray()), arrivedAt);
            binary.reset();
        }
        return null;
    }

    private void audio(ByteBuffer message, long arrivedAt) {
        if (message.remaining() < AudioBinary.HEADER_BYTES) {
            broken("the server sent no message: an audio frame without a number");
            return;
        }
        long sequence = message.getLong();
        int length = message.remaining();
        byte[] bytes = length <= pcm.length ? pcm : new byte[length];
        message.get(bytes, 0, length);
        frame.lend(bytes, 0);
        hear(sequence, length, WireFormat.SAMPLE_RATE, WireFormat.FRAME_MILLIS, arrivedAt);
    }

    private void hear(long sequence, int length, int rate, int millis, long arrivedAt) {
        lastSequence = Math.max(lastSequence, sequence);
        HeardUtterance utterance = speaking;
        if (utterance != null) {
            frame.fill(sequence - utterance.before(), length, rate, millis, false, arrivedAt);
            utterance.frame(frame);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            long arrivedAt = line.ticker().nanoTime();
            String message = text.toString();
            text.setLength(0);
            try {
                told(ServerMessages.decode(message), arrivedAt);
            } catch (InvalidMessageException e) {
                broken("the server sent no message: " + e.getMessage());
            }
        }
        return null;
    }

    private void told(ServerMessage message, long arrivedAt) {
        HeardUtterance utterance = speaking;
        switch (message) {
            case ServerMessage.SessionStart _ -> begin();
            case ServerMessage.Audio audio -> {
                frame.lend(audio.pcm(), 0);
                hear(
                        audio.sequence(),
                        audio.pcm().length,
                        audio.sampleRate(),
                        audio.frameMillis(),
                        arrivedAt);
            }
            case ServerMessage.SessionEnd(String _, var reason) ->
                    end("the session ended: " + reason.wireName(), false);
            case ServerMessage.Failure(var code, String problem) ->
                    broken("%s: %s".formatted(code.name(), problem));
            case ServerMessage.Metrics metrics -> {
                if (utterance != null) {
                    utterance.told(metrics, arrivedAt);
                }
            }
            case ServerMessage.State _,
                    ServerMessage.Transcript _,
                    ServerMessage.Flush _,
                    ServerMessage.Speech _,
                    ServerMessage.Turn _ -> {}
        }
    }

    private void begin() {
        if (ours) {
            ClientMessage.Hello hello =
                    new ClientMessage.Hello(
                            Set.of(Topic.METRICS),
                            line.voice().isEmpty() ? null : line.voice(),
                            dev.vox.runtime.orchestrator.message.Pace.valueOf(pace.name()));
            sentMessages.incrementAndGet();
            CompletableFuture<Long> _ = outbox.text(ClientMessages.encode(hello), at -> {});
        }
        greeted.complete(null);
    }

    private void broken(String reason) {
        HeardUtterance utterance = speaking;
        if (utterance != null) {
            utterance.failed(reason);
        }
        greeted.completeExceptionally(line.failed(reason, null));
    }

    private void end(String reason, boolean byUs) {
        over = true;
        line.forget(this);
        HeardUtterance utterance = speaking;
        if (utterance != null) {
            if (byUs) {
                utterance.stopped();
            } else {
                utterance.failed(reason);
            }
        }
        outbox.over(reason);
        greeted.completeExceptionally(line.failed(reason, null));
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer mark) {
        outbox.pong(mark, line.ticker().nanoTime());
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        end(
                reason.isBlank()
                        ? "the server closed the connection (%d)".formatted(code)
                        : "the server closed the connection (%d): %s".formatted(code, reason),
                false);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        end("the connection broke", false);
    }
}
