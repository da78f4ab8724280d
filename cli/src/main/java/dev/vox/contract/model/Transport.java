package dev.vox.contract.model;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// How a worker is reached. Every text may hold `${VARIABLE}`s, among them `${PORT}`: a free port, the same in all of them
/// until the worker is started anew.
public sealed interface Transport {
    /// As the contract file names it.
    String kind();

    /// The program that is the worker; null when it is not started here.
    @Nullable Launch launch();

    /// JSON lines over the standard streams of a program.
    record Stdio(Launch launch) implements Transport {
        @Override
        public String kind() {
            return "stdio";
        }
    }

    /// JSON lines over a TCP connection.
    ///
    /// @param address `host:port`
    record Tcp(String address, @Nullable Launch launch) implements Transport {
        @Override
        public String kind() {
            return "tcp";
        }
    }

    /// A POST, or what an operation's `http` says, for every call.
    ///
    /// @param url that the paths of operations are under
    record Http(String url, @Nullable Launch launch) implements Transport {
        @Override
        public String kind() {
            return "http";
        }
    }

    /// Unary calls, without encryption.
    ///
    /// @param target `host:port`
    /// @param service with its package: `devices.v1.Devices`
    record Grpc(String target, String service, Schema schema, @Nullable Launch launch)
            implements Transport {
        @Override
        public String kind() {
            return "grpc";
        }
    }

    /// JSON lines over the standard streams of a command in a container that runs.
    ///
    /// @param place a Compose service or a container
    record Exec(Place place, List<String> command) implements Transport {
        public Exec {
            command = List.copyOf(command);
        }

        @Override
        public String kind() {
            return "exec";
        }

        @Override
        public @Nullable Launch launch() {
            return null;
        }
    }

    /// In which container.
    ///
    /// @param name of the service or the container
    /// @param service whether it is that of a Compose service
    record Place(String name, boolean service) {}

    /// Where the types of a gRPC service are known from.
    sealed interface Schema {
        /// The server's reflection service.
        record Reflection() implements Schema {}

        /// A file with a `FileDescriptorSet`.
        record DescriptorSet(String file) implements Schema {}

        /// A proto file, compiled by the `protoc` on the `PATH`.
        ///
        /// @param includes folders that imports are looked up in; the file's own is among them
        record ProtoFile(String file, List<String> includes) implements Schema {
            public ProtoFile {
                includes = List.copyOf(includes);
            }
        }
    }
}
