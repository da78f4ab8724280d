package dev.vox.contract.transport;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;

import dev.vox.contract.model.Transport;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.OperationFailed;
import dev.vox.process.Command;
import dev.vox.process.Completed;
import dev.vox.process.Programs;

import io.grpc.Channel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            return service(new GrpcReflection(channel, deadline).files(service), service)
                    .orElseThrow(
                            () -> new IOException("its reflection knows no service " + service));
        }
    }

    /// A file with a `FileDescriptorSet`.
    record OfSet(Path file) implements GrpcSchema {
        @Override
        public ServiceDescriptor find(String service, Channel channel, Duration deadline) {
            Map<String, FileDescriptorProto> files = new LinkedHashMap<>();
            try {
                FileDescriptorSet.parseFrom(Files.readAllBytes(file))
                        .getFileList()
                        .forEach(each -> files.put(each.getName(), each));
            } catch (IOException e) {
                throw new InvalidConfiguration(
                        "[%s] cannot be read as a descriptor set: %s"
                                .formatted(file, e.getMessage()),
                        "protoc --include_imports --descriptor_set_out=FILE writes one",
                        e);
            }
            return service(files, service)
                    .orElseThrow(() ->
                            new InvalidConfiguration(
                                    "[%s] has no service '%s'".formatted(file, service)));
        }
    }

    /// A proto file and the `protoc` that is here.
    record OfProto(Path file, List<Path> includes) implements GrpcSchema {
        private static final Duration DEADLINE = Duration.ofSeconds(30);

        @Override
        public ServiceDescriptor find(String service, Channel channel, Duration deadline)
                throws IOException, InterruptedException {
            Path set = Files.createTempFile("vox-contract", ".pb");
            try {
                List<String> line = new ArrayList<>(List.of("protoc", "--include_imports"));
                line.add("--descriptor_set_out=" + set);
                line.add("-I" + file.toAbsolutePath().getParent());
                includes.forEach(folder -> line.add("-I" + folder));
                line.add(file.toAbsolutePath().toString());
                Completed completed = Programs.run(Command.of(DEADLINE, line));
                if (!completed.succeeded()) {
                    throw new InvalidConfiguration(
                            "[%s] protoc refuses it: %s".formatted(file, completed.err().strip()));
                }
                return new OfSet(set).find(service, channel, deadline);
            } finally {
                Files.deleteIfExists(set);
            }
        }
    }

    /// The service of a name, of files that hold everything they import.
    private static Optional<ServiceDescriptor> service(
            Map<String, FileDescriptorProto> files, String name) {
        Map<String, FileDescriptor> built = new LinkedHashMap<>();
        for (String file : files.keySet()) {
            for (ServiceDescriptor service : built(file, files, built).getServices()) {
                if (service.getFullName().equals(name)) {
                    return Optional.of(service);
                }
            }
        }
        return Optional.empty();
    }

    private static FileDescriptor built(
            String file,
            Map<String, FileDescriptorProto> files,
            Map<String, FileDescriptor> built) {
        FileDescriptor known = built.get(file);
        if (known != null) {
            return known;
        }
        FileDescriptorProto proto = files.get(file);
        if (proto == null) {
            throw new OperationFailed("[grpc] the types of '%s' are not told".formatted(file));
        }
        List<FileDescriptor> imports = new ArrayList<>();
        for (String each : proto.getDependencyList()) {
            imports.add(built(each, files, built));
        }
        try {
            FileDescriptor made =
                    FileDescriptor.buildFrom(proto, imports.toArray(FileDescriptor[]::new));
            built.put(file, made);
            return made;
        } catch (DescriptorValidationException e) {
            throw new OperationFailed(
                    "[grpc] the types of '%s' do not hold together: %s"
                            .formatted(file, e.getMessage()),
                    null,
                    e);
        }
    }
}
