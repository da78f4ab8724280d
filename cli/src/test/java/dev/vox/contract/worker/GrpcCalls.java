package dev.vox.contract.worker;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StructProto;
import com.google.protobuf.util.JsonFormat;

import dev.vox.json.Json;

import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.ProtoFileDescriptorSupplier;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executors;

/// The envelope as a message: a method an operation, with reflection.
public final class GrpcCalls {
    public static final String SERVICE = "sample.v1.Devices";
    private static final List<String> METHODS =
            List.of(
                    "Ping",
                    "DescribeDevice",
                    "ReserveMemory",
                    "ReleaseAll",
                    "EchoText",
                    "LogLines");
    private static final FileDescriptor FILE = file();

    private GrpcCalls() {}

    /// Serves until the program ends.
    ///
    /// @return the port
    static int serve(Answering answering, int port) throws IOException {
        Server server =
                NettyServerBuilder.forAddress(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .maxInboundMessageSize(64 << 20)
                        .addService(service(answering))
                        .addService(ProtoReflectionServiceV1.newInstance())
                        .build()
                        .start();
        return server.getPort();
    }

    /// The types, as a descriptor set's one file of its own.
    public static FileDescriptorProto types() {
        return FILE.toProto();
    }

    private static ServerServiceDefinition service(Answering answering) {
        ServiceDescriptor.Builder types =
                ServiceDescriptor.newBuilder(SERVICE)
                        .setSchemaDescriptor((ProtoFileDescriptorSupplier) () -> FILE);
        METHODS.forEach(name -> types.addMethod(method(name)));
        ServiceDescriptor described = types.build();
        ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(described);
        described
                .getMethods()
                .forEach(each ->
                        service.addMethod(
                                (MethodDescriptor<byte[], byte[]>) plain(each),
                                ServerCalls.asyncUnaryCall(
                                        (request, out) -> answer(answering, request, out))));
        return service.build();
    }

    @SuppressWarnings("unchecked")
    private static MethodDescriptor<byte[], byte[]> plain(MethodDescriptor<?, ?> method) {
        return (MethodDescriptor<byte[], byte[]>) method;
    }

    private static MethodDescriptor<byte[], byte[]> method(String name) {
        return MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(SERVICE + "/" + name)
                .setRequestMarshaller(new Plain())
                .setResponseMarshaller(new Plain())
                .build();
    }

    private static void answer(Answering answering, byte[] request, StreamObserver<byte[]> out) {
        try {
            answering.holdFirst();
            Answering.Answer answer = answering.toText(json(request));
            DynamicMessage.Builder message =
                    DynamicMessage.newBuilder(FILE.findMessageTypeByName("Response"));
            JsonFormat.parser().merge(Json.compact(answer.message()), message);
            out.onNext(message.build().toByteArray());
            out.onCompleted();
            answering.answered();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String json(byte[] request) {
        try {
            return JsonFormat.printer()
                    .print(
                            DynamicMessage.parseFrom(
                                    FILE.findMessageTypeByName("Request"), request));
        } catch (InvalidProtocolBufferException e) {
            return "no message: " + e.getMessage();
        }
    }

    private static FileDescriptor file() {
        ServiceDescriptorProto.Builder service =
                ServiceDescriptorProto.newBuilder().setName("Devices");
        METHODS.forEach(name ->
                service.addMethod(
                        MethodDescriptorProto.newBuilder()
                                .setName(name)
                                .setInputType(".sample.v1.Request")
                                .setOutputType(".sample.v1.Response")));
        FileDescriptorProto file =
                FileDescriptorProto.newBuilder()
                        .setName("sample/v1/devices.proto")
                        .setPackage("sample.v1")
                        .setSyntax("proto3")
                        .addDependency("google/protobuf/struct.proto")
                        .addMessageType(
                                message("Request")
                                        .addField(field("id", 1, Type.TYPE_STRING))
                                        .addField(field("operation", 2, Type.TYPE_STRING))
                                        .addField(typed("arguments", 3, ".google.protobuf.Struct")))
                        .addMessageType(
                                message("Response")
                                        .addField(field("id", 1, Type.TYPE_STRING))
                                        .addField(typed("result", 2, ".google.protobuf.Value"))
                                        .addField(typed("error", 3, ".sample.v1.Error")))
                        .addMessageType(
                                message("Error")
                                        .addField(field("code", 1, Type.TYPE_STRING))
                                        .addField(field("message", 2, Type.TYPE_STRING)))
                        .addService(service)
                        .build();
        try {
            return FileDescriptor.buildFrom(
                    file, new FileDescriptor[] {StructProto.getDescriptor()});
        } catch (DescriptorValidationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DescriptorProto.Builder message(String name) {
        return DescriptorProto.newBuilder().setName(name);
    }

    private static FieldDescriptorProto.Builder field(String name, int number, Type type) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setType(type)
                .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL);
    }

    private static FieldDescriptorProto.Builder typed(String name, int number, String type) {
        return field(name, number, Type.TYPE_MESSAGE).setTypeName(type);
    }

    /// Bytes that are the message.
    private static final class Plain implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
