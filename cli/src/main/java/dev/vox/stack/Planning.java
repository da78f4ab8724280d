package dev.vox.stack;

import dev.vox.env.Project;
import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.stack.plan.Findings;
import dev.vox.stack.plan.HeldPort;
import dev.vox.stack.plan.Observed;
import dev.vox.stack.plan.Plan;
import dev.vox.stack.plan.Planner;
import dev.vox.stack.plan.Problem;
import dev.vox.stack.plan.Target;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Looks at what is up and at the ports, and has a plan made of it. Nothing is touched.
final class Planning {
    /// What chooses the port of each purpose.
    private static final Map<String, Setting<Integer>> PORTS =
            Map.of(
                    "websocket", Settings.WEBSOCKET_PORT,
                    "health", Settings.HEALTH_PORT,
                    "grpc", Settings.GRPC_PORT,
                    "metrics", Settings.METRICS_PORT);

    private final StackDriver driver;
    private final PortCheck ports;

    Planning(StackDriver driver, PortCheck ports) {
        this.driver = driver;
        this.ports = ports;
    }

    /// The plan for a request.
    ///
    /// @param command what starts the stack; empty when it runs in this process
    Plan plan(UpRequest request, List<String> command) {
        StackSettings settings = request.settings();
        List<HeldPort> held = ports.held(settings.host(), settings.ports().all());
        Observed observed = observe(request.project());
        if (!held.isEmpty()) {
            held = ports.held(settings.host(), settings.ports().all());
        }
        return Planner.plan(
                new Target(settings.shown(), command), observed, held, findings(request));
    }

    /// Ports are looked at before this and, when one is held, after it again: a stack writes its record before it takes its
    /// ports, and removes it after it gave them back.
    private static Observed observe(Project project) {
        Optional<RunFolder> folder = RunFolder.find(project);
        Optional<RunState> run = folder.flatMap(RunFolder::read);
        if (folder.isEmpty() || run.isEmpty()) {
            return new Observed.Nothing();
        }
        if (!folder.get().isAlive(run.get())) {
            return new Observed.Crashed(run.get().process().pid());
        }
        return switch (run.get().phase()) {
            case STARTING -> new Observed.Starting(running(folder.get(), run.get()));
            case READY -> new Observed.Up(running(folder.get(), run.get()));
        };
    }

    private static Observed.Running running(RunFolder folder, RunState run) {
        boolean complete = !run.settings().isEmpty();
        return new Observed.Running(
                run.process().pid(),
                complete ? run.settings() : known(run),
                complete,
                complete && ControlTokenFile.read(folder).isPresent(),
                run.endpoints().stream()
                        .map(endpoint -> endpoint.address().getPort())
                        .collect(Collectors.toSet()));
    }

    /// The settings that a record tells which does not keep them.
    private static Map<String, String> known(RunState run) {
        Map<String, String> known = new HashMap<>();
        known.put(Settings.MODE.variable(), run.mode());
        known.put(Settings.MODEL_ID.variable(), run.model());
        PORTS.forEach((purpose, setting) ->
                run.find(purpose)
                        .map(endpoint -> endpoint.address().getPort())
                        .ifPresent(port -> known.put(setting.variable(), port.toString())));
        return known;
    }

    private Findings findings(UpRequest request) {
        Findings said = request.findings();
        List<Problem> problems = new ArrayList<>(said.problems());
        problems.addAll(driver.problems(request));
        return new Findings(problems, said.warnings(), said.environment());
    }
}
