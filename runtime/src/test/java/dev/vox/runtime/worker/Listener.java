package dev.vox.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.proto.tts.AudioFrame;
import dev.vox.proto.tts.TTSServiceGrpc;
import dev.vox.proto.tts.TextChunk;
import dev.vox.runtime.audio.WireFormat;
import dev.vox.runtime.model.Await;

import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The client's side of one `Synthesize` call.
final class Listener implements ClientResponseObserver<TextChunk, AudioFrame> {
    private final boolean reading;
    private final List<AudioFrame> frames = new CopyOnWriteArrayList<>();
    private final List<Long> times = new CopyOnWriteArrayList<>();
    private volatile @Nullable Status status;
    private @Nullable ClientCallStreamObserver<TextChunk> call;

    private Listener(boolean reading) {
        this.reading = reading;
    }

    static Listener reading(Channel channel) {
        return call(channel, true);
    }

    /// A call that takes no frame unless it is told to.
    static Listener notReading(Channel channel) {
        return call(channel, false);
    }

    private static Listener call(Channel channel, boolean reading) {
        Listener listener = new Listener(reading);
        TTSServiceGrpc.newStub(channel).synthesize(listener);
        return listener;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<TextChunk> stream) {
        call = stream;
        if (!reading) {
            stream.disableAutoRequestWithInitial(0);
        }
    }

    @Override
    public void onNext(AudioFrame frame) {
        times.add(System.nanoTime());
        frames.add(frame);
    }

    @Override
    public void onError(Throwable failure) {
        status = Status.fromThrowable(failure);
    }

    @Override
    public void onCompleted() {
        status = Status.OK;
    }

    Listener text(String sessionId, String text, boolean isFinal) {
        stream()
                .onNext(
                        TextChunk.newBuilder()
                                .setSessionId(sessionId)
                                .setText(text)
                                .setIsFinal(isFinal)
                                .build());
        return this;
    }

    Listener halfClose() {
        stream().onCompleted();
        return this;
    }

    void vanish() {
        stream().cancel("the client vanishes", null);
    }

    /// Whether the transport takes texts without keeping them for later.
    boolean sendsFreely() {
        return stream().isReady();
    }

    void take(int count) {
        stream().request(count);
    }

    Listener awaitFrames(int count) {
        Await.until(count + " frames came", () -> frames.size() >= count);
        return this;
    }

    Listener awaitEnd() {
        Await.until("the call ended", () -> status != null);
        return this;
    }

    boolean ended() {
        return status != null;
    }

    Status status() {
        Status end = status;
        assertThat(end).as("the status of a call that ended").isNotNull();
        return end;
    }

    List<AudioFrame> frames() {
        return List.copyOf(frames);
    }

    /// When each frame came, on the scale of `System.nanoTime`.
    List<Long> times() {
        return List.copyOf(times);
    }

    byte[] audio() {
        ByteArrayOutputStream audio = new ByteArrayOutputStream();
        for (AudioFrame frame : frames) {
            audio.writeBytes(frame.getAudioData().toByteArray());
        }
        return audio.toByteArray();
    }

    /// Holds what is true of every utterance that ended well.
    Listener assertWhole(String sessionId) {
        assertThat(status().getCode()).isEqualTo(Status.Code.OK);
        List<AudioFrame> all = frames();
        assertThat(all).isNotEmpty();
        for (int i = 0; i < all.size(); i++) {
            AudioFrame frame = all.get(i);
            boolean last = i == all.size() - 1;
            assertThat(frame.getSequenceNumber()).isEqualTo(i + 1L);
            assertThat(frame.getIsFinal()).as("frame %d is final", i + 1).isEqualTo(last);
            assertThat(frame.getSessionId()).isEqualTo(sessionId);
            assertThat(frame.getSampleRate()).isEqualTo(48_000);
            assertThat(frame.getFrameDurationMs()).isEqualTo(20);
            if (!last || !frame.getAudioData().isEmpty()) {
                assertThat(frame.getAudioData().size()).isEqualTo(WireFormat.FRAME_BYTES);
            }
        }
        return this;
    }

    private ClientCallStreamObserver<TextChunk> stream() {
        ClientCallStreamObserver<TextChunk> stream = call;
        assertThat(stream).isNotNull();
        return stream;
    }
}
