package dev.vox.probe.grpc;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;

import dev.vox.json.JsonValue;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A server that unary calls are made to, without encryption, past proxies.
public final class GrpcServer implements AutoCloseable {
    private static final int MOST_BYTES = 16 << 20;

    private final ManagedChannel channel;

    public GrpcServer(String host, int port) {
        this.channel = channel(host, port);
    }

    /// A connection such as it has: whoever opens it shuts it down.
    public static ManagedChannel channel(String host, int port) {
        return NettyChannelBuilder.forAddress(host, port)
                .usePlaintext()
                .proxyDetector(target -> null)
                .maxInboundMessageSize(MOST_BYTES)
                .directExecutor()
                .build();
    }

    /// Its reflection service.
    ///
    /// @param deadline for all questions together
    public GrpcReflection reflection(Duration deadline) {
        return new GrpcReflection(channel, deadline);
    }

    /// Calls a unary method.
    ///
    /// @throws IllegalArgumentException when the request does not fit the method, which is said as a phrase
    /// @throws GrpcRefusal when it answers with another status than `OK`, or not at all
    public JsonValue call(MethodDescriptor method, JsonValue request, Duration deadline)
            throws GrpcRefusal {
        if (method.isClientStreaming() || method.isServerStreaming()) {
            throw new IllegalArgumentException(
                    method.getFullName() + " is a stream; only unary methods can be called");
        }
        try {
            DynamicMessage message = GrpcMessages.write(request, method.getInputType());
            DynamicMessage answer =
                    ClientCalls.blockingUnaryCall(
                            channel,
                            grpc(method),
                            CallOptions.DEFAULT.withDeadlineAfter(
                                    deadline.toNanos(), TimeUnit.NANOSECONDS),
                            message);
            return GrpcMessages.read(answer);
        } catch (StatusRuntimeException e) {
            throw GrpcRefusal.of(e);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(
                    "the request is no %s: %s"
                            .formatted(method.getInputType().getFullName(), e.getMessage()),
                    e);
        }
    }

    private static io.grpc.MethodDescriptor<DynamicMessage, DynamicMessage> grpc(
            MethodDescriptor method) {
        return io.grpc.MethodDescriptor.<DynamicMessage, DynamicMessage>newBuilder()
                .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(method.getService().getFullName() + "/" + method.getName())
                .setRequestMarshaller(
                        ProtoUtils.marshaller(
                                DynamicMessage.getDefaultInstance(method.getInputType())))
                .setResponseMarshaller(
                        ProtoUtils.marshaller(
                                DynamicMessage.getDefaultInstance(method.getOutputType())))
                .build();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
