package dev.vox.probe.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.InvalidProtocolBufferException;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.ClientCalls;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Asks a server's reflection service (`grpc.reflection.v1`, else `v1alpha`, whose messages are the same) for types.
public final class GrpcReflection {
    private static final String ALPHA =
            "grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo";
    private static final MethodDescriptor<ServerReflectionRequest, ServerReflectionResponse> ASK =
            ServerReflectionGrpc.getServerReflectionInfoMethod().toBuilder()
                    .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
                    .build();

    private final Channel channel;
    private final CallOptions options;

    /// @param deadline for all questions together
    public GrpcReflection(Channel channel, Duration deadline) {
        this.channel = channel;
        this.options =
                CallOptions.DEFAULT.withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// The services that it has, with their packages, in order.
    public List<String> services() throws GrpcRefusal {
        return ask(ServerReflectionRequest.newBuilder().setListServices("*").build())
                .getListServicesResponse()
                .getServiceList()
                .stream()
                .map(ServiceResponse::getName)
                .sorted()
                .toList();
    }

    /// The file of a service and all that it imports, by their names, the service's first.
    ///
    /// @throws GrpcRefusal with `NOT_FOUND` when it knows no such service
    public Map<String, FileDescriptorProto> files(String service) throws GrpcRefusal {
        Map<String, FileDescriptorProto> files = new LinkedHashMap<>();
        Deque<String> wanted = new ArrayDeque<>();
        take(
                ServerReflectionRequest.newBuilder().setFileContainingSymbol(service).build(),
                files,
                wanted);
        while (!wanted.isEmpty()) {
            String file = wanted.removeFirst();
            if (!files.containsKey(file)) {
                take(
                        ServerReflectionRequest.newBuilder().setFileByFilename(file).build(),
                        files,
                        wanted);
            }
        }
        return files;
    }

    private void take(
            ServerReflectionRequest question,
            Map<String, FileDescriptorProto> files,
            Deque<String> wanted)
            throws GrpcRefusal {
        ServerReflectionResponse answer = ask(question);
        try {
            for (ByteString bytes :
                    answer.getFileDescriptorResponse().getFileDescriptorProtoList()) {
                FileDescriptorProto file = FileDescriptorProto.parseFrom(bytes);
                files.putIfAbsent(file.getName(), file);
                wanted.addAll(file.getDependencyList());
            }
        } catch (InvalidProtocolBufferException e) {
            throw GrpcRefusal.of("INTERNAL", "its reflection tells no types: " + e.getMessage());
        }
    }

    private ServerReflectionResponse ask(ServerReflectionRequest question) throws GrpcRefusal {
        ServerReflectionResponse answer = answer(question);
        if (answer.hasErrorResponse()) {
            throw GrpcRefusal.of(
                    "NOT_FOUND",
                    "its reflection says: " + answer.getErrorResponse().getErrorMessage());
        }
        return answer;
    }

    private ServerReflectionResponse answer(ServerReflectionRequest question) throws GrpcRefusal {
        try {
            return ask(ASK, question);
        } catch (StatusRuntimeException e) {
            GrpcRefusal refusal = GrpcRefusal.of(e);
            if (!refusal.unimplemented()) {
                throw refusal;
            }
        }
        try {
            return ask(ASK.toBuilder().setFullMethodName(ALPHA).build(), question);
        } catch (StatusRuntimeException e) {
            throw GrpcRefusal.of(e);
        }
    }

    private ServerReflectionResponse ask(
            MethodDescriptor<ServerReflectionRequest, ServerReflectionResponse> method,
            ServerReflectionRequest question)
            throws GrpcRefusal {
        Iterator<ServerReflectionResponse> answers =
                ClientCalls.blockingServerStreamingCall(channel, method, options, question);
        if (!answers.hasNext()) {
            throw GrpcRefusal.of("INTERNAL", "its reflection says nothing");
        }
        return answers.next();
    }
}
