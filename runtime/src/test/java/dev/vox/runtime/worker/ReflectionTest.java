package dev.vox.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class ReflectionTest {
    @Test
    void reflectionListsTheServices() throws Exception {
        try (WorkerFixture worker = WorkerFixture.start()) {
            CompletableFuture<ServerReflectionResponse> answer = new CompletableFuture<>();
            var call =
                    ServerReflectionGrpc.newStub(worker.channel)
                            .serverReflectionInfo(first(answer));
            call.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
            call.onCompleted();

            assertThat(answer.get(10, TimeUnit.SECONDS).getListServicesResponse().getServiceList())
                    .extracting(ServiceResponse::getName)
                    .contains("tts.TTSService", "grpc.health.v1.Health");
        }
    }

    @Test
    void reflectionDescribesTheProtocolToOlderClientsToo() throws Exception {
        try (WorkerFixture worker = WorkerFixture.start()) {
            var answer =
                    new CompletableFuture<io.grpc.reflection.v1alpha.ServerReflectionResponse>();
            var call =
                    io.grpc.reflection.v1alpha.ServerReflectionGrpc.newStub(worker.channel)
                            .serverReflectionInfo(first(answer));
            call.onNext(
                    io.grpc.reflection.v1alpha.ServerReflectionRequest.newBuilder()
                            .setFileContainingSymbol("tts.TTSService")
                            .build());
            call.onCompleted();

            var files =
                    answer.get(10, TimeUnit.SECONDS)
                            .getFileDescriptorResponse()
                            .getFileDescriptorProtoList();
            assertThat(files).hasSize(1);
            assertThat(files.getFirst().toStringUtf8()).contains("StartSessionRequest");
        }
    }

    private static <T> StreamObserver<T> first(CompletableFuture<T> answer) {
        return new StreamObserver<>() {
            @Override
            public void onNext(T value) {
                answer.complete(value);
            }

            @Override
            public void onError(Throwable failure) {
                answer.completeExceptionally(failure);
            }

            @Override
            public void onCompleted() {}
        };
    }
}
