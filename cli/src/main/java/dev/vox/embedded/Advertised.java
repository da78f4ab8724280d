package dev.vox.embedded;

import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.registry.redis.RedisAddress;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// What a worker calls itself where others look for it, unless it is told.
final class Advertised {
    private Advertised() {}

    /// The host's name and the port: a host may run several workers, and two of one name would overwrite each other's
    /// entries. In a container the host's name is the container's own.
    static String name(int port) {
        return hostName().orElse("worker") + "-" + port;
    }

    /// The address that a worker listens on, or, when it listens on all of them, the one that its way to Redis begins at:
    /// whoever finds it there is in that network, too. Names are no better: others do not know that of a container whose
    /// name was set.
    ///
    /// @throws IOException when the host of Redis is not known now
    static WorkerAddress address(String listening, int port, RedisAddress redis)
            throws IOException {
        InetAddress own = InetAddress.getByName(listening);
        if (!own.isAnyLocalAddress()) {
            return new WorkerAddress(listening, port);
        }
        try (DatagramSocket towards = new DatagramSocket()) {
            // Connecting such a socket chooses the way and sends nothing.
            towards.connect(
                    new InetSocketAddress(InetAddress.getByName(redis.host()), redis.port()));
            return new WorkerAddress(literal(towards.getLocalAddress()), port);
        }
    }

    private static Optional<String> hostName() {
        try {
            return Optional.of(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException _) {
            return Optional.empty();
        }
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        return address instanceof Inet6Address ? "[" + text + "]" : text;
    }
}
