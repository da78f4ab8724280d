package dev.vox.contract.transport;

import com.google.protobuf.Descriptors.ServiceDescriptor;

import dev.vox.contract.model.Transport;
import dev.vox.probe.grpc.GrpcReflection;
import dev.vox.probe.grpc.GrpcRefusal;
import dev.vox.probe.grpc.GrpcTypes;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.OperationFailed;

import io.grpc.Channel;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Where the types of a service are known from.
sealed interface GrpcSchema {
    /// Finds the service.
    ///
    /// @throws IOException when the server does not tell it; it may be asked again while it starts
    ServiceDescriptor find(String service, Channel channel, Duration deadline)
            throws IOException, InterruptedException;

    /// That of a contract.
    static GrpcSchema of(Transport.Schema schema, Path folder, Variables variables) {
        return switch (schema) {
            case Transport.Schema.Reflection() -> new ByReflection();
            case Transport.Schema.DescriptorSet(String file) ->
                    new OfSet(folder.resolve(variables.expand(file)));
            case Transport.Schema.ProtoFile(String file, List<String> includes) ->
                    new OfProto(
                            folder.resolve(variables.expand(file)),
                            includes.stream()
                                    .map(each -> folder.resolve(variables.expand(each)))
                                    .toList());
        };
    }

    /// The server's own telling.
    record ByReflection() implements GrpcSchema {
        @Override
        public ServiceDescriptor find(String service, Channel channel, Duration deadline)
                throws IOException {
            try {
                return GrpcTypes.of(new GrpcReflection(channel, deadline).files(service))
                        .service(service)
                        .orElseThrow(() ->
                                new IOException("its reflection knows no service " + service));
            } catch (GrpcRefusal e) {
                throw new IOException(
                        e.unimplemented()
                                ? "it has no reflection service; name a 'descriptor' or a 'proto'"
                                : e.getMessage(),
                        e);
            } catch (InvalidConfiguration e) {
                throw new OperationFailed(String.valueOf(e.getMessage()), null, e);
            }
        }
    }

    /// A file with a `FileDescriptorSet`.
    record OfSet(Path file) implements GrpcSchema {
        @Override
        public ServiceDescriptor find(String service, Channel channel, Duration deadline) {
            return named(service, GrpcTypes.ofSet(file), file);
        }
    }

    /// A proto file and the `protoc` that is here.
    record OfProto(Path file, List<Path> includes) implements GrpcSchema {
        @Override
        public ServiceDescriptor find(String service, Channel channel, Duration deadline)
                throws InterruptedException {
            return named(service, GrpcTypes.ofProto(file, includes), file);
        }
    }

    private static ServiceDescriptor named(String service, GrpcTypes types, Path file) {
        return types.service(service)
                .orElseThrow(() ->
                        new InvalidConfiguration(
                                "[%s] has no service '%s'".formatted(file, service)));
    }
}
