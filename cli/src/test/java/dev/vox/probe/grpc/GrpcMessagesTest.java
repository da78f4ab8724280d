package dev.vox.probe.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.proto.tts.AudioFrame;

import org.junit.jupiter.api.Test;

import java.util.Map;

class GrpcMessagesTest {
    @Test
    void aMessageOfATypeIsTheSameJsonAfterwards() throws Exception {
        JsonValue json =
                GrpcMessages.read(
                        AudioFrame.newBuilder().setSessionId("s").setSampleRate(48_000).build());
        DynamicMessage message = GrpcMessages.write(json, AudioFrame.getDescriptor());

        assertThat(json.text("session_id")).contains("s");
        assertThat(json.whole("sample_rate")).contains(48_000L);
        assertThat(
                        GrpcMessages.read(
                                DynamicMessage.parseFrom(
                                        AudioFrame.getDescriptor(), message.toByteArray())))
                .isEqualTo(json);
    }

    @Test
    void whatATypeCannotHoldIsSaid() throws Exception {
        JsonValue json = Json.parse("test", "{\"sample_rate\": \"high\"}");

        assertThatThrownBy(() -> GrpcMessages.write(json, AudioFrame.getDescriptor()))
                .isInstanceOf(InvalidProtocolBufferException.class);
    }

    @Test
    void filesThatImportEachOtherInACircleAreNoTypes() {
        FileDescriptorProto one =
                FileDescriptorProto.newBuilder().setName("one").addDependency("two").build();
        FileDescriptorProto two =
                FileDescriptorProto.newBuilder().setName("two").addDependency("one").build();

        assertThatThrownBy(() -> GrpcTypes.of(Map.of("one", one, "two", two)))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("import each other in a circle");
    }
}
