package dev.vox.contract.transport;

import io.grpc.stub.StreamObserver;

import java.util.concurrent.CompletableFuture;

/// Takes the one answer of a unary call.
record GrpcAnswers(CompletableFuture<byte[]> answer) implements StreamObserver<byte[]> {
    @Override
    public void onNext(byte[] message) {
        answer.complete(message);
    }

    @Override
    public void onError(Throwable failure) {
        answer.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
        answer.completeExceptionally(new IllegalStateException("a unary call without an answer"));
    }
}
