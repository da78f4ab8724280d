package dev.vox.stack.compose.plan;

import dev.vox.probe.ProbeTarget;
import dev.vox.stack.compose.observe.Container.Published;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where a service is asked whether it is ready.
public final class ServiceProbes {
    private static final Set<String> ANY = Set.of("", "0.0.0.0", "::");

    private ServiceProbes() {}

    /// What is asked, and where.
    ///
    /// The container's own address is the better one: behind a published port the engine's proxy takes connections that nobody
    /// in the container answers.
    ///
    /// @param published ports of its container, as the engine lists them
    /// @param address of the container where this machine reaches it; null when it does not, or when it is not known
    /// @return empty when that it runs is all that can be known
    public static Optional<ProbeTarget> target(
            Part part, List<Published> published, @Nullable String address) {
        @Nullable Integer port = part.port();
        if (port == null) {
            return Optional.empty();
        }
        if (address != null) {
            return target(part, address, port);
        }
        return published.stream()
                .filter(each -> each.containerPort() == port && each.protocol().equals("tcp"))
                .findFirst()
                .flatMap(each -> target(part, host(each), each.hostPort()));
    }

    private static String host(Published published) {
        return ANY.contains(published.hostAddress()) ? "127.0.0.1" : published.hostAddress();
    }

    private static Optional<ProbeTarget> target(Part part, String host, int port) {
        return switch (part.probe()) {
            case GRPC -> Optional.of(new ProbeTarget.Grpc(host, port, null));
            case HTTP ->
                    Optional.of(new ProbeTarget.Http(address("http", host, port, part.path())));
            case WEBSOCKET -> Optional.of(new ProbeTarget.WebSocket(address("ws", host, port, "")));
            case REDIS -> Optional.of(new ProbeTarget.Redis(address("redis", host, port, "")));
            case TCP -> Optional.of(new ProbeTarget.Tcp(host, port));
            case NONE -> Optional.empty();
        };
    }

    private static URI address(String scheme, String host, int port, String path) {
        String bracketed = host.contains(":") ? "[" + host + "]" : host;
        return URI.create(scheme + "://" + bracketed + ":" + port + path);
    }
}
