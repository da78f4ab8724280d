package dev.vox.contract.worker;

import dev.vox.contract.model.Contract;
import dev.vox.contract.model.ContractReader;
import dev.vox.contract.model.Launch;
import dev.vox.contract.model.Transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The contract of the sample worker, over any transport, with any defect.
public final class SampleContract {
    /// The transports that need no container.
    public static final List<String> LOCAL = List.of("stdio", "tcp", "http", "grpc");

    private static final Path FILE = Path.of("src/test/resources/contract/devices.yaml");

    private SampleContract() {}

    public static Contract over(String kind, Defect defect) {
        Launch launch = new Launch(command(kind, defect), "", Map.of());
        return read().over(
                        switch (kind) {
                            case "stdio" -> new Transport.Stdio(launch);
                            case "tcp" -> new Transport.Tcp("127.0.0.1:${PORT}", launch);
                            case "http" -> new Transport.Http("http://127.0.0.1:${PORT}", launch);
                            case "grpc" ->
                                    new Transport.Grpc(
                                            "127.0.0.1:${PORT}",
                                            GrpcCalls.SERVICE,
                                            new Transport.Schema.Reflection(),
                                            launch);
                            default -> throw new IllegalArgumentException("no transport " + kind);
                        });
    }

    /// As its file says it.
    public static Contract read() {
        return ContractReader.read(FILE);
    }

    /// The text of its file.
    public static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What starts the sample worker.
    public static List<String> command(String kind, Defect defect) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx256m",
                                "-Djava.net.preferIPv4Stack=true",
                                "--sun-misc-unsafe-memory-access=allow",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classPath(),
                                SampleWorker.class.getName(),
                                kind));
        if (!kind.equals("stdio")) {
            command.add("${PORT}");
        }
        command.addAll(List.of("--defect", defect.word()));
        return List.copyOf(command);
    }

    /// That of the tests; a runner with a class loader of its own knows it better than the system's property.
    private static String classPath() {
        ClassLoader loader = SampleWorker.class.getClassLoader();
        Stream<String> entries =
                loader instanceof URLClassLoader urls
                        ? Arrays.stream(urls.getURLs()).map(URL::getPath)
                        : Arrays.stream(System.getProperty("java.class.path").split(":", -1));
        return entries.map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(":"));
    }
}
