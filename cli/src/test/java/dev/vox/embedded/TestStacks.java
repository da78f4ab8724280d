package dev.vox.embedded;

import dev.vox.env.Environment;
import dev.vox.env.ExpandOrder;
import dev.vox.env.Launch;
import dev.vox.env.Layer;
import dev.vox.env.Project;
import dev.vox.env.Surroundings;
import dev.vox.env.Variables;
import dev.vox.probe.ServiceProber;
import dev.vox.profile.ModelChoice;
import dev.vox.stack.PortCheck;
import dev.vox.stack.ProbedHealth;
import dev.vox.stack.ProcPortOwners;
import dev.vox.stack.StackService;
import dev.vox.stack.StackSettings;
import dev.vox.stack.UpRequest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Stacks for tests: on free ports, from this build's class files, in legacy mode unless told otherwise.
final class TestStacks {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private TestStacks() {}

    /// The process's environment with four free ports and more.
    static Map<String, String> variables(String... more) throws IOException {
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.put("ORCHESTRATOR_MODE", "legacy");
        List<String> names =
                List.of(
                        "ORCHESTRATOR_WS_PORT",
                        "ORCHESTRATOR_HEALTH_PORT",
                        "WORKER_GRPC_PORT",
                        "WORKER_METRICS_PORT");
        List<ServerSocket> sockets = new ArrayList<>();
        for (String name : names) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            variables.put(name, Integer.toString(socket.getLocalPort()));
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        for (int index = 0; index < more.length; index += 2) {
            variables.put(more[index], more[index + 1]);
        }
        return variables;
    }

    static StackSettings settings(Map<String, String> variables) {
        boolean tonesOnly = "mock".equals(variables.get("ADAPTER_TYPE"));
        String family = tonesOnly ? "mock" : "kevin";
        return StackSettings.of(
                Environment.of(
                        Variables.resolve(List.of(Layer.process(variables)), ExpandOrder.VOX)),
                new ModelChoice(family, model(variables, tonesOnly), family),
                tonesOnly,
                new Surroundings(false));
    }

    private static String model(Map<String, String> variables, boolean tonesOnly) {
        return variables.getOrDefault("DEFAULT_MODEL_ID", tonesOnly ? "mock-440hz" : "kevin16");
    }

    /// Settings whose ports the system chooses.
    static StackSettings anyPorts(String... variables) {
        Map<String, String> all = new HashMap<>(Map.of("ORCHESTRATOR_MODE", "legacy"));
        for (int index = 0; index < variables.length; index += 2) {
            all.put(variables[index], variables[index + 1]);
        }
        return settings(all).onAnyPorts();
    }

    static UpRequest request(Path project, Map<String, String> variables) {
        StackSettings settings = settings(variables);
        Map<String, String> resolved = new HashMap<>(variables);
        resolved.put("DEFAULT_MODEL", settings.speech().choice().profile());
        resolved.put("DEFAULT_MODEL_ID", settings.speech().choice().modelId());
        resolved.put("ADAPTER_TYPE", settings.speech().choice().adapter());
        return new UpRequest(new Project(project), settings, resolved, PATIENCE);
    }

    static StackService service() {
        return service(Launch.current());
    }

    static StackService service(Launch launch) {
        return new StackService(
                new EmbeddedDriver(
                        new StackCommand(launch, "test"),
                        () -> new StackProcess("0", "test", Clock.systemUTC()),
                        entry -> true),
                new PortCheck(new ProcPortOwners(Path.of("/proc"))),
                new ProbedHealth(new ServiceProber()),
                Clock.systemUTC());
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
