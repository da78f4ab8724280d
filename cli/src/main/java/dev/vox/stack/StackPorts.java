package dev.vox.stack;

import dev.vox.env.Environment;
import dev.vox.env.Origin;
import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.env.Value;
import dev.vox.problem.InvalidConfiguration;

import java.util.ArrayList;
import java.util.List;

/// The four ports of a stack.
///
/// @param webSocket the orchestrator's WebSocket
/// @param health the orchestrator's health and metrics
/// @param grpc the worker's gRPC
/// @param metrics the worker's metrics
public record StackPorts(PortClaim webSocket, PortClaim health, PortClaim grpc, PortClaim metrics) {
    private static final int LAST_PORT = 65_535;

    /// Reads the ports from the settings; the health port is the WebSocket port + 1 unless set.
    ///
    /// @throws InvalidConfiguration when two of them are the same, or the WebSocket port has no next
    public static StackPorts of(Environment environment) {
        PortClaim webSocket =
                claim(environment, "orchestrator", "WebSocket", Settings.WEBSOCKET_PORT);
        StackPorts ports =
                new StackPorts(
                        webSocket,
                        health(environment, webSocket),
                        claim(environment, "worker", "gRPC", Settings.GRPC_PORT),
                        claim(environment, "worker", "metrics", Settings.METRICS_PORT));
        rejectDuplicates(ports.all());
        return ports;
    }

    /// All of them, in the order they are shown.
    public List<PortClaim> all() {
        return List.of(webSocket, health, grpc, metrics);
    }

    /// The same services on ports that the system chooses.
    StackPorts any() {
        return new StackPorts(any(webSocket), any(health), any(grpc), any(metrics));
    }

    private static PortClaim any(PortClaim claim) {
        return new PortClaim(
                claim.service(), claim.purpose(), claim.setting(), 0, new Origin.BuiltIn());
    }

    /// The ports of a worker alone, its gRPC and its metrics.
    ///
    /// @throws InvalidConfiguration when they are the same
    public static List<PortClaim> ofWorker(Environment environment) {
        List<PortClaim> claims =
                List.of(
                        claim(environment, "worker", "gRPC", Settings.GRPC_PORT),
                        claim(environment, "worker", "metrics", Settings.METRICS_PORT));
        rejectDuplicates(claims);
        return claims;
    }

    private static PortClaim health(Environment environment, PortClaim webSocket) {
        if (environment.find(Settings.HEALTH_PORT).isPresent()) {
            return claim(environment, "orchestrator", "health", Settings.HEALTH_PORT);
        }
        if (webSocket.port() == LAST_PORT) {
            throw new InvalidConfiguration(
                    quoted(webSocket) + ": leaves no port after it for health",
                    "set " + Settings.HEALTH_PORT.variable());
        }
        return new PortClaim(
                "orchestrator",
                "health",
                Settings.HEALTH_PORT,
                webSocket.port() + 1,
                new Origin.BuiltIn());
    }

    private static PortClaim claim(
            Environment environment, String service, String purpose, Setting<Integer> setting) {
        Value<Integer> value = environment.find(setting).orElseThrow();
        return new PortClaim(service, purpose, setting, value.value(), value.origin());
    }

    private static void rejectDuplicates(List<PortClaim> claims) {
        List<String> mistakes = new ArrayList<>();
        for (int later = 1; later < claims.size(); later++) {
            PortClaim claim = claims.get(later);
            claims.subList(0, later).stream()
                    .filter(earlier -> earlier.port() == claim.port())
                    .findFirst()
                    .ifPresent(earlier ->
                            mistakes.add(quoted(claim) + ": is " + quoted(earlier) + " as well"));
        }
        if (!mistakes.isEmpty()) {
            throw new InvalidConfiguration(
                    String.join("\n", mistakes), "give each service a port of its own");
        }
    }

    private static String quoted(PortClaim claim) {
        return "["
                + claim.origin().label()
                + "] "
                + claim.setting().variable()
                + "="
                + claim.port();
    }
}
