package dev.vox.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;

import dev.vox.contract.worker.GrpcCalls;
import dev.vox.problem.InvalidConfiguration;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

class GrpcSchemaTest {
    @TempDir Path folder;

    @Test
    void typesComeFromADescriptorSet() throws Exception {
        Path set = folder.resolve("types.pb");
        Files.write(
                set,
                FileDescriptorSet.newBuilder()
                        .addFile(com.google.protobuf.StructProto.getDescriptor().toProto())
                        .addFile(GrpcCalls.types())
                        .build()
                        .toByteArray());
        ManagedChannel nobody =
                NettyChannelBuilder.forAddress("127.0.0.1", 1).usePlaintext().build();
        try {
            GrpcSchema schema = new GrpcSchema.OfSet(set);

            assertThat(
                            schema.find(GrpcCalls.SERVICE, nobody, Duration.ofSeconds(1))
                                    .findMethodByName("DescribeDevice"))
                    .isNotNull();
            assertThatThrownBy(() -> schema.find("sample.v1.None", nobody, Duration.ofSeconds(1)))
                    .isInstanceOf(InvalidConfiguration.class)
                    .hasMessageContaining("sample.v1.None");
        } finally {
            nobody.shutdownNow();
        }
    }
}
