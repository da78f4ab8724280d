package dev.vox.validate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.FileDescriptor;

import dev.vox.probe.ServiceProber;
import dev.vox.probe.grpc.GrpcTypes;
import dev.vox.proto.tts.Capabilities;
import dev.vox.proto.tts.GetCapabilitiesRequest;
import dev.vox.proto.tts.GetCapabilitiesResponse;
import dev.vox.proto.tts.LoadModelRequest;
import dev.vox.proto.tts.LoadModelResponse;
import dev.vox.proto.tts.TTSServiceGrpc;
import dev.vox.proto.tts.TtsProto;
import dev.vox.validate.CheckBroken;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.ProtoFileDescriptorSupplier;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionService;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.grpc.stub.StreamObserver;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

@Timeout(60)
class GrpcKindTest {
    private static final String REFLECTION =
            "grpc.health.v1.Health, grpc.reflection.v1.ServerReflection, tts.TTSService";

    private final HealthStatusManager health = new HealthStatusManager();
    private final List<Server> servers = new ArrayList<>();

    @TempDir Path root;

    @AfterEach
    void stop() {
        servers.forEach(Server::shutdownNow);
    }

    @Test
    void healthIsAskedAsReadinessAsks() throws Exception {
        String server = serve(new Worker(), health.getHealthService());
        health.setStatus("tts.TTSService", ServingStatus.NOT_SERVING);

        assertThat(look(server, "{}"))
                .isEqualTo("PASS\nserver = %s\nhealth = SERVING".formatted(server));
        assertThat(look(server, "{ask: health, service: tts.TTSService}"))
                .isEqualTo(
                        "FAIL %s: NOT_SERVING\nserver = %s\nhealth = NOT_SERVING"
                                .formatted(server, server));
    }

    @Test
    void servicesAndMethodsAreLookedUpByReflection() throws Exception {
        String server =
                serve(
                        new Worker(),
                        health.getHealthService(),
                        ProtoReflectionServiceV1.newInstance());

        assertThat(
                        look(
                                server,
                                "{ask: reflection, services: [tts.TTSService], methods:"
                                        + " [tts.TTSService/Synthesize]}"))
                .isEqualTo("PASS\nserver = %s\nservices = %s".formatted(server, REFLECTION));
        assertThat(
                        look(
                                server,
                                "{ask: reflection, services: [tts.TtsServce], methods:"
                                        + " [tts.TTSService/Synthesise, other.One/Do]}"))
                .startsWith(
                        "FAIL there is no service tts.TtsServce; did you mean 'tts.TTSService'?;"
                                + " there is no method tts.TTSService/Synthesise; did you mean"
                                + " 'tts.TTSService/Synthesize'?; there is no service other.One\n");
    }

    @Test
    void theOlderReflectionServesAsWell() throws Exception {
        String server = serve(new Worker(), olderReflection());

        assertThat(look(server, "{ask: reflection, services: [tts.TTSService]}"))
                .startsWith("PASS\n");
    }

    @SuppressWarnings("deprecation")
    private static BindableService olderReflection() {
        return ProtoReflectionService.newInstance();
    }

    @Test
    void aUnaryCallIsMadeOfJsonAndAnsweredAsJson() throws Exception {
        String server = serve(new Worker(), ProtoReflectionServiceV1.newInstance());

        assertThat(
                        look(
                                server,
                                "{ask: call, method: tts.TTSService/GetCapabilities, expect:"
                                        + " {response: {capabilities: {streaming: true,"
                                        + " max_concurrent_sessions: {min: 1}}}}}"))
                .isEqualTo(
                        """
                        PASS
                        server = %s
                        status = OK
                        response = {"capabilities":{"streaming":true,"zero_shot":false,"lora":false,"cpu_ok":false,"languages":["en"],"emotive_zero_prompt":false,"max_concurrent_sessions":4},"resident_models":[],"metrics":{}}\
                        """
                                .formatted(server));
        assertThat(
                        look(
                                server,
                                "{ask: call, method: tts.TTSService/LoadModel, request:"
                                        + " {model_id: '${MODEL}'}}"))
                .isEqualTo(
                        """
                        FAIL status: wanted "OK", saw "NOT_FOUND"
                        server = %s
                        status = NOT_FOUND
                        message = NOT_FOUND: no model mock\
                        """
                                .formatted(server));
        assertThat(
                        look(
                                server,
                                "{ask: call, method: tts.TTSService/LoadModel, request:"
                                        + " {model_id: x}, expect: {status: NOT_FOUND, message:"
                                        + " {contains: no model x}}}"))
                .startsWith("PASS\n");
    }

    @Test
    void theTypesOfACallMayComeFromAFile() throws Exception {
        String server = serve(new Worker());
        Files.write(
                root.resolve("tts.pb"),
                FileDescriptorSet.newBuilder()
                        .addFile(TtsProto.getDescriptor().toProto())
                        .build()
                        .toByteArray());

        assertThat(
                        look(
                                server,
                                "{ask: call, method: tts.TTSService/GetCapabilities, descriptors:"
                                        + " tts.pb, expect: {response: {capabilities: {languages:"
                                        + " [en]}}}}"))
                .startsWith("PASS\n");
        assertThat(look(server, "{ask: call, method: tts.TTSService/GetCapabilities}"))
                .isEqualTo(
                        "SKIP the server has no reflection service\nserver = %s".formatted(server));
    }

    @Test
    void whatAClientWouldNotFindAtTheServerIsNamed() throws Exception {
        String same = serve(new Worker(), ProtoReflectionServiceV1.newInstance());
        String changed = serve(changedWorker(), ProtoReflectionServiceV1.newInstance());

        assertThat(look(same, "{ask: descriptor}"))
                .isEqualTo(
                        "PASS\nserver = %s\nservices = tts.TTSService\nchanges = 0"
                                .formatted(same));
        assertThat(look(changed, "{ask: descriptor}"))
                .isEqualTo(
                        """
                        FAIL method tts.TTSService.GetCapabilities is gone; \
                        field tts.TextChunk.text is 2 here and 9 on the server; \
                        field tts.TextChunk.is_final is gone; \
                        field tts.TextChunk.sequence_number is int64 here and string on the server; \
                        field tts.AudioFrame.sample_rate is called sample_rate here and rate on the server; \
                        value RELOAD of tts.ControlCommand is gone
                        server = %s
                        services = tts.TTSService
                        changes = 6\
                        """
                                .formatted(changed));
    }

    @Test
    void nobodyThereFailsAndNoStackIsAMissingPrerequisite() throws Exception {
        String gone = serve(new Worker());
        stop();

        assertThat(look(gone, "{ask: reflection}"))
                .isEqualTo("FAIL %s: connection refused\nserver = %s".formatted(gone, gone));
        assertThat(FakeTarget.told(new FakeTarget(root).look(kind(), "{}")))
                .isEqualTo("SKIP no stack is up");
        FakeTarget up =
                new FakeTarget(root).up("grpc", URI.create("grpc://" + serve(new Worker())));
        assertThat(FakeTarget.told(up.look(kind(), "{}"))).startsWith("PASS\n");
    }

    @Test
    void aRequestThatDoesNotFitBreaksTheCheck() throws Exception {
        String server = serve(new Worker(), ProtoReflectionServiceV1.newInstance());

        assertThatThrownBy(() ->
                        look(
                                server,
                                "{ask: call, method: tts.TTSService/LoadModel, request:"
                                        + " {model: x}}"))
                .isInstanceOf(CheckBroken.class)
                .hasMessageStartingWith("the request is no tts.LoadModelRequest: ");
        assertThatThrownBy(() -> look(server, "{ask: call, method: tts.TTSService/Synthesize}"))
                .isInstanceOf(CheckBroken.class)
                .hasMessage(
                        "tts.TTSService.Synthesize is a stream; only unary methods can be called");
    }

    private String look(String server, String with) throws Exception {
        FakeTarget target = new FakeTarget(root).with("MODEL", "mock");
        String rest = with.equals("{}") ? "}" : ", " + with.substring(1);
        return FakeTarget.told(target.look(kind(), "{address: '" + server + "'" + rest));
    }

    private static GrpcKind kind() {
        return new GrpcKind(ServiceProber::new, () -> GrpcTypes.of(TtsProto.getDescriptor()));
    }

    private String serve(BindableService... services) throws IOException {
        NettyServerBuilder builder =
                NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0));
        for (BindableService service : services) {
            builder.addService(service);
        }
        Server server = builder.build().start();
        servers.add(server);
        return "127.0.0.1:" + server.getPort();
    }

    /// A worker that was made for another version of the proto.
    private static BindableService changedWorker() throws Exception {
        FileDescriptor file = FileDescriptor.buildFrom(changedProto(), new FileDescriptor[0]);
        return () ->
                ServerServiceDefinition.builder(
                                ServiceDescriptor.newBuilder("tts.TTSService")
                                        .setSchemaDescriptor(
                                                (ProtoFileDescriptorSupplier) () -> file)
                                        .build())
                        .build();
    }

    private static FileDescriptorProto changedProto() {
        FileDescriptorProto.Builder proto = TtsProto.getDescriptor().toProto().toBuilder();
        var service = proto.getServiceBuilder(0);
        service.removeMethod(service.getMethodCount() - 1);
        proto.getMessageTypeBuilderList()
                .forEach(message -> {
                    if (message.getName().equals("TextChunk")) {
                        message.getFieldBuilder(1).setNumber(9);
                        message.getFieldBuilder(3).setType(Type.TYPE_STRING);
                        message.removeField(2);
                    }
                    if (message.getName().equals("AudioFrame")) {
                        message.getFieldBuilder(2).setName("rate").clearJsonName();
                    }
                });
        var command = proto.getEnumTypeBuilder(0);
        command.removeValue(command.getValueCount() - 1);
        return proto.build();
    }

    private static final class Worker extends TTSServiceGrpc.TTSServiceImplBase {
        @Override
        public void getCapabilities(
                GetCapabilitiesRequest request, StreamObserver<GetCapabilitiesResponse> answer) {
            answer.onNext(
                    GetCapabilitiesResponse.newBuilder()
                            .setCapabilities(
                                    Capabilities.newBuilder()
                                            .setStreaming(true)
                                            .addLanguages("en")
                                            .setMaxConcurrentSessions(4))
                            .build());
            answer.onCompleted();
        }

        @Override
        public void loadModel(LoadModelRequest request, StreamObserver<LoadModelResponse> answer) {
            answer.onError(
                    Status.NOT_FOUND
                            .withDescription("no model " + request.getModelId())
                            .asRuntimeException());
        }
    }
}
