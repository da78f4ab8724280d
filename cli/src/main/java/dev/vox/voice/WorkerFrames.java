package dev.vox.voice;

import dev.vox.proto.tts.AudioFrame;
import dev.vox.proto.tts.TextChunk;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Receives the frames of one utterance and keeps them until they are taken.
///
/// It is bounded by demand: the call is asked for as many frames as there is room, and for one more each time one is taken;
/// a reader that does not take makes the worker wait. Arrival is stamped when a frame comes, not when it is taken.
final class WorkerFrames implements ClientResponseObserver<TextChunk, AudioFrame> {
    /// Half a second of audio.
    private static final int CAPACITY = 25;

    private final Ticker ticker;

    /// Has room for the demand and for the end.
    private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(CAPACITY + 1);

    private @Nullable ClientCallStreamObserver<TextChunk> call;

    /// What a call yields.
    sealed interface Item {
        /// A frame and when it came, in nanoseconds of the ticker.
        record Frame(AudioFrame frame, long arrivedAt) implements Item {}

        /// The call ended well.
        record Completed() implements Item {}

        /// The call failed.
        record Broken(Throwable cause) implements Item {}
    }

    WorkerFrames(Ticker ticker) {
        this.ticker = ticker;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<TextChunk> stream) {
        call = stream;
        stream.disableAutoRequestWithInitial(CAPACITY);
    }

    /// The next item; null when none came in time.
    @Nullable Item take(Duration timeout) throws InterruptedException {
        Item item = items.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
        if (item instanceof Item.Frame && call != null) {
            call.request(1);
        }
        return item;
    }

    @Override
    public void onNext(AudioFrame frame) {
        items.add(new Item.Frame(frame, ticker.nanoTime()));
    }

    @Override
    public void onError(Throwable cause) {
        items.add(new Item.Broken(cause));
    }

    @Override
    public void onCompleted() {
        items.add(new Item.Completed());
    }
}
