package dev.vox.runtime.worker;

import dev.vox.proto.tts.AudioFrame;
import dev.vox.proto.tts.TTSServiceGrpc;
import dev.vox.proto.tts.TextChunk;

import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;

import java.io.InputStream;

/// The methods of the service `proto/tts.proto`, of which `Synthesize` writes its frames as they are instead of making
/// messages of them. On the wire it is the same.
final class TtsMethods implements BindableService {
    private final TtsService service;

    TtsMethods(TtsService service) {
        this.service = service;
    }

    @Override
    public ServerServiceDefinition bindService() {
        ServerServiceDefinition generated = service.bindService();
        MethodDescriptor<TextChunk, AudioFrame> described = TTSServiceGrpc.getSynthesizeMethod();
        MethodDescriptor<TextChunk, OutgoingFrame> synthesize =
                described.toBuilder(described.getRequestMarshaller(), new Frames()).build();
        ServiceDescriptor descriptor = TTSServiceGrpc.getServiceDescriptor();
        ServiceDescriptor.Builder methods =
                ServiceDescriptor.newBuilder(descriptor.getName())
                        .setSchemaDescriptor(descriptor.getSchemaDescriptor())
                        .addMethod(synthesize);
        for (MethodDescriptor<?, ?> method : descriptor.getMethods()) {
            if (!method.equals(described)) {
                methods.addMethod(method);
            }
        }
        ServerServiceDefinition.Builder bound = ServerServiceDefinition.builder(methods.build());
        for (ServerMethodDefinition<?, ?> method : generated.getMethods()) {
            if (!method.getMethodDescriptor().equals(described)) {
                bound.addMethod(method);
            }
        }
        return bound.addMethod(
                        synthesize,
                        ServerCalls.asyncBidiStreamingCall(frames ->
                                service.synthesizing(
                                        (ServerCallStreamObserver<OutgoingFrame>) frames)))
                .build();
    }

    private static final class Frames implements Marshaller<OutgoingFrame> {
        @Override
        public InputStream stream(OutgoingFrame frame) {
            return frame;
        }

        @Override
        public OutgoingFrame parse(InputStream stream) {
            throw new UnsupportedOperationException("a worker reads no frames");
        }
    }
}
