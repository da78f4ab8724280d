package dev.vox.contract.model;

import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// Makes a transport of its mapping.
final class TransportReader {
    private static final List<String> KINDS = List.of("stdio", "grpc", "http", "tcp", "exec");

    private final YamlReader reader;

    TransportReader(YamlReader reader) {
        this.reader = reader;
    }

    /// The transport; empty when a mistake was noted that leaves none.
    Optional<Transport> transport() {
        reader.require("kind");
        return reader.oneOf("kind", KINDS)
                .flatMap(kind ->
                        switch (kind) {
                            case "stdio" -> stdio();
                            case "grpc" -> grpc();
                            case "http" ->
                                    required("url").map(url -> new Transport.Http(url, launch()));
                            case "tcp" ->
                                    required("address").map(at -> new Transport.Tcp(at, launch()));
                            default -> exec();
                        });
    }

    private Optional<Transport> stdio() {
        reader.require("command");
        return Optional.ofNullable(launch()).map(Transport.Stdio::new);
    }

    private Optional<Transport> grpc() {
        Optional<String> target = required("target");
        Optional<String> service = required("service");
        Transport.Schema schema = schema();
        Launch launch = launch();
        return target.flatMap(at -> service.map(of -> new Transport.Grpc(at, of, schema, launch)));
    }

    private Transport.Schema schema() {
        Optional<String> descriptor = reader.text("descriptor");
        Optional<String> proto = reader.text("proto");
        List<String> includes = reader.textOrTexts("includes");
        if (descriptor.isPresent() && proto.isPresent()) {
            reader.mistake(
                    "proto", "stands beside 'descriptor'; one of them says what types there are");
        }
        return descriptor
                .<Transport.Schema>map(Transport.Schema.DescriptorSet::new)
                .or(() -> proto.map(file -> new Transport.Schema.ProtoFile(file, includes)))
                .orElseGet(Transport.Schema.Reflection::new);
    }

    private Optional<Transport> exec() {
        Optional<String> service = reader.text("service");
        Optional<String> container = reader.text("container");
        if (service.isPresent() && container.isPresent()) {
            reader.mistake("container", "stands beside 'service'; one of them says where");
        }
        if (service.isEmpty() && container.isEmpty()) {
            reader.require("service");
        }
        reader.require("command");
        List<String> command = reader.texts("command");
        return service.map(name -> new Transport.Place(name, true))
                .or(() -> container.map(name -> new Transport.Place(name, false)))
                .filter(place -> !command.isEmpty())
                .map(place -> new Transport.Exec(place, command));
    }

    private @Nullable Launch launch() {
        List<String> command = reader.texts("command");
        String folder = reader.text("cwd").orElse("");
        var environment = reader.entries("env");
        if (command.isEmpty()) {
            reader.mistake("cwd", "is for a 'command'");
            reader.mistake("env", "is for a 'command'");
            return null;
        }
        return new Launch(command, folder, environment);
    }

    private Optional<String> required(String key) {
        reader.require(key);
        return reader.text(key);
    }
}
