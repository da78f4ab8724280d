package dev.vox.bench.load;

import dev.vox.voice.Ticker;

import io.grpc.stub.StreamObserver;

import java.util.concurrent.CompletableFuture;

/// The answer to a call that has one.
final class Answer<T> implements StreamObserver<T> {
    private final CompletableFuture<T> future = new CompletableFuture<>();
    private final Ticker ticker;
    private volatile long receivedAt;

    Answer(Ticker ticker) {
        this.ticker = ticker;
    }

    CompletableFuture<T> future() {
        return future;
    }

    /// When it came, in ns of the ticker.
    long receivedAt() {
        return receivedAt;
    }

    @Override
    public void onNext(T answer) {
        receivedAt = ticker.nanoTime();
        future.complete(answer);
    }

    @Override
    public void onError(Throwable cause) {
        future.completeExceptionally(cause);
    }

    @Override
    public void onCompleted() {
        future.completeExceptionally(new IllegalStateException("a call without an answer"));
    }
}
