package dev.vox.probe.grpc;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.process.Command;
import dev.vox.process.Completed;
import dev.vox.process.Programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Services and the types that they speak in.
///
/// @param files each after all that it imports
public record GrpcTypes(List<FileDescriptor> files) {
    private static final String WELL_KNOWN = "google.protobuf";
    private static final Duration COMPILER = Duration.ofSeconds(30);

    public GrpcTypes {
        files = List.copyOf(files);
    }

    /// Those of generated code.
    public static GrpcTypes of(FileDescriptor file) {
        Map<String, FileDescriptor> files = new LinkedHashMap<>();
        collect(file, files);
        return new GrpcTypes(List.copyOf(files.values()));
    }

    /// Those of files that hold everything they import.
    ///
    /// @throws InvalidConfiguration when something is missing, or they do not hold together
    public static GrpcTypes of(Map<String, FileDescriptorProto> files) {
        Map<String, FileDescriptorProto> left = new LinkedHashMap<>(files);
        Map<String, FileDescriptor> built = new LinkedHashMap<>();
        files.keySet().forEach(file -> build(file, left, built));
        return new GrpcTypes(List.copyOf(built.values()));
    }

    /// Those of a file with a `FileDescriptorSet`.
    ///
    /// @throws InvalidConfiguration when the file cannot be read as one
    public static GrpcTypes ofSet(Path file) {
        Map<String, FileDescriptorProto> files = new LinkedHashMap<>();
        try {
            FileDescriptorSet.parseFrom(Files.readAllBytes(file))
                    .getFileList()
                    .forEach(each -> files.put(each.getName(), each));
        } catch (IOException e) {
            throw new InvalidConfiguration(
                    "[%s] cannot be read as a descriptor set: %s".formatted(file, e.getMessage()),
                    "protoc --include_imports --descriptor_set_out=FILE writes one",
                    e);
        }
        return of(files);
    }

    /// Those of a proto file, compiled by the `protoc` on the `PATH`.
    ///
    /// @param includes folders that imports are looked up in; the file's own is among them
    /// @throws dev.vox.problem.MissingPrerequisite where there is no `protoc`
    /// @throws InvalidConfiguration when it refuses the file
    public static GrpcTypes ofProto(Path file, List<Path> includes) throws InterruptedException {
        Path absolute = file.toAbsolutePath();
        try {
            Path set = Files.createTempFile("vox-types", ".pb");
            try {
                List<String> line = new ArrayList<>(List.of("protoc", "--include_imports"));
                line.add("--descriptor_set_out=" + set);
                line.add("-I" + absolute.getParent());
                includes.forEach(folder -> line.add("-I" + folder));
                line.add(absolute.toString());
                Completed completed = Programs.run(Command.of(COMPILER, line));
                if (!completed.succeeded()) {
                    throw new InvalidConfiguration(
                            "[%s] protoc refuses it: %s".formatted(file, completed.err().strip()));
                }
                return ofSet(set);
            } finally {
                Files.deleteIfExists(set);
            }
        } catch (IOException e) {
            throw new InvalidConfiguration(
                    "[%s] cannot be compiled: %s".formatted(file, e.getMessage()), null, e);
        }
    }

    /// The service of a name, which includes its package.
    public Optional<ServiceDescriptor> service(String name) {
        return services().stream().filter(each -> each.getFullName().equals(name)).findFirst();
    }

    /// Every service.
    public List<ServiceDescriptor> services() {
        return files.stream().flatMap(file -> file.getServices().stream()).toList();
    }

    /// Every message by its full name, nested ones included, without those of Protocol Buffers itself.
    Map<String, Descriptor> messages() {
        Map<String, Descriptor> messages = new LinkedHashMap<>();
        files.stream()
                .filter(file -> !file.getPackage().equals(WELL_KNOWN))
                .forEach(file -> file.getMessageTypes().forEach(each -> nested(each, messages)));
        return messages;
    }

    /// Every enum by its full name, nested ones included, without those of Protocol Buffers itself.
    Map<String, EnumDescriptor> enums() {
        Map<String, EnumDescriptor> enums = new LinkedHashMap<>();
        files.stream()
                .filter(file -> !file.getPackage().equals(WELL_KNOWN))
                .forEach(file ->
                        file.getEnumTypes().forEach(each -> enums.put(each.getFullName(), each)));
        messages()
                .values()
                .forEach(message ->
                        message.getEnumTypes()
                                .forEach(each -> enums.put(each.getFullName(), each)));
        return enums;
    }

    private static void nested(Descriptor message, Map<String, Descriptor> messages) {
        messages.put(message.getFullName(), message);
        message.getNestedTypes().forEach(each -> nested(each, messages));
    }

    private static void collect(FileDescriptor file, Map<String, FileDescriptor> files) {
        file.getDependencies().forEach(each -> collect(each, files));
        files.putIfAbsent(file.getName(), file);
    }

    /// @param left files that nobody has begun to build
    private static FileDescriptor build(
            String file, Map<String, FileDescriptorProto> left, Map<String, FileDescriptor> built) {
        FileDescriptor known = built.get(file);
        if (known != null) {
            return known;
        }
        FileDescriptorProto proto = left.remove(file);
        if (proto == null) {
            throw new InvalidConfiguration(
                    "[grpc] the types of '%s' are missing, or import each other in a circle"
                            .formatted(file));
        }
        List<FileDescriptor> imports = new ArrayList<>();
        for (String each : proto.getDependencyList()) {
            imports.add(build(each, left, built));
        }
        try {
            FileDescriptor made =
                    FileDescriptor.buildFrom(proto, imports.toArray(FileDescriptor[]::new));
            built.put(file, made);
            return made;
        } catch (DescriptorValidationException e) {
            throw new InvalidConfiguration(
                    "[grpc] the types of '%s' do not hold together: %s"
                            .formatted(file, e.getMessage()),
                    null,
                    e);
        }
    }
}
