package dev.vox.contract.transport;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.ClientCalls;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Asks a server's reflection service (`grpc.reflection.v1`, else `v1alpha`, whose messages are the same) for types.
final class GrpcReflection {
    private static final String ALPHA =
            "grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo";
    private static final MethodDescriptor<ServerReflectionRequest, ServerReflectionResponse> ASK =
            ServerReflectionGrpc.getServerReflectionInfoMethod().toBuilder()
                    .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
                    .build();

    private final Channel channel;
    private final CallOptions options;

    GrpcReflection(Channel channel, Duration deadline) {
        this.channel = channel;
        this.options =
                CallOptions.DEFAULT.withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// The file of a service and all that it imports, by their names, the service's first.
    Map<String, FileDescriptorProto> files(String service) throws IOException {
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
            throws IOException {
        ServerReflectionResponse answer = ask(question);
        if (answer.hasErrorResponse()) {
            throw new IOException(
                    "its reflection says: " + answer.getErrorResponse().getErrorMessage());
        }
        for (ByteString bytes : answer.getFileDescriptorResponse().getFileDescriptorProtoList()) {
            FileDescriptorProto file = FileDescriptorProto.parseFrom(bytes);
            files.putIfAbsent(file.getName(), file);
            wanted.addAll(file.getDependencyList());
        }
    }

    private ServerReflectionResponse ask(ServerReflectionRequest question) throws IOException {
        try {
            return ask(ASK, question);
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
                throw failed(e);
            }
        }
        try {
            return ask(ASK.toBuilder().setFullMethodName(ALPHA).build(), question);
        } catch (StatusRuntimeException e) {
            throw failed(e);
        }
    }

    private ServerReflectionResponse ask(
            MethodDescriptor<ServerReflectionRequest, ServerReflectionResponse> method,
            ServerReflectionRequest question)
            throws IOException {
        Iterator<ServerReflectionResponse> answers =
                ClientCalls.blockingServerStreamingCall(channel, method, options, question);
        if (!answers.hasNext()) {
            throw new IOException("its reflection says nothing");
        }
        return answers.next();
    }

    private static IOException failed(StatusRuntimeException e) {
        String why =
                e.getStatus().getCode() == Status.Code.UNIMPLEMENTED
                        ? "it has no reflection service; name a 'descriptor' or a 'proto'"
                        : e.getStatus().getCode()
                                + (e.getStatus().getDescription() == null
                                        ? ""
                                        : ": " + e.getStatus().getDescription());
        return new IOException(why, e);
    }
}
