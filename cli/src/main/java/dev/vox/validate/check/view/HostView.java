package dev.vox.validate.check.view;

import dev.vox.probe.ProbeAnswer;
import dev.vox.probe.ProbeTarget;
import dev.vox.probe.Prober;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The endpoints as programs on this host reach them: each is asked in its own protocol.
public final class HostView {
    private final Prober prober;

    public HostView(Prober prober) {
        this.prober = prober;
    }

    /// What each endpoint says.
    ///
    /// @param addresses by purpose
    /// @param longest for one of them
    public List<Sighting> look(Map<String, URI> addresses, Duration longest)
            throws InterruptedException {
        List<Sighting> seen = new ArrayList<>();
        for (Map.Entry<String, URI> each : new TreeMap<>(addresses).entrySet()) {
            ProbeTarget target = target(each.getKey(), each.getValue());
            ProbeAnswer answer = prober.ask(target, longest);
            seen.add(
                    new Sighting(
                            each.getKey(),
                            answer.ok(),
                            "%s: %s".formatted(target.text(), answer.sentence())));
        }
        return seen;
    }

    private static ProbeTarget target(String purpose, URI address) {
        return switch (String.valueOf(address.getScheme())) {
            case "ws", "wss" -> new ProbeTarget.WebSocket(address);
            case "grpc" -> new ProbeTarget.Grpc(address.getHost(), address.getPort(), null);
            case "redis", "rediss" -> new ProbeTarget.Redis(address);
            case "http", "https" -> new ProbeTarget.Http(page(purpose, address));
            default -> new ProbeTarget.Tcp(address.getHost(), address.getPort());
        };
    }

    /// An address without a path is that of its usual page.
    private static URI page(String purpose, URI address) {
        String path = address.getRawPath();
        return path == null || path.isEmpty() || path.equals("/")
                ? address.resolve("/" + purpose)
                : address;
    }
}
