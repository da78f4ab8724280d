package dev.vox.cli.command;

import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.EnvironmentOptions;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.option.ServerOptions;
import dev.vox.cli.output.Output;
import dev.vox.embedded.OrchestratorConfig;
import dev.vox.embedded.OrchestratorRequest;
import dev.vox.embedded.ServerProcess;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Layer;
import dev.vox.env.Project;
import dev.vox.env.Settings;
import dev.vox.problem.InvalidConfiguration;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Runs an orchestrator in the foreground.
public final class ServeOrchestratorCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox serve orchestrator [OPTIONS]";

    private final Supplier<ServerProcess> server;
    private final StackRequests requests;
    private final String version;

    private final ProjectOptions project = new ProjectOptions();
    private final EnvironmentOptions environment = new EnvironmentOptions();
    private final ServerOptions listening = new ServerOptions();
    private final OutputOptions output = new OutputOptions();

    private @Nullable Path config;
    private @Nullable Integer healthPort;
    private @Nullable String worker;

    /// The command over the server's process.
    ///
    /// @param version of the tool, for the health page
    public ServeOrchestratorCommand(
            Supplier<ServerProcess> server, StackRequests requests, String version) {
        this.server = server;
        this.requests = requests;
        this.version = version;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about("Run an orchestrator in the foreground; logs go to stderr, SIGTERM ends it.")
                .with(project, environment, listening, output);
        arguments
                .option(Path.class, "FILE", "--config")
                .about("A configuration file; flags and the environment win over it.")
                .to(given -> config = given);
        arguments
                .option(Integer.class, "PORT", "--health-port")
                .about(
                        "The port for health and metrics; else ORCHESTRATOR_HEALTH_PORT, the next"
                                + " one.")
                .to(given -> healthPort = given);
        arguments
                .option(String.class, "ADDRESS", "--worker")
                .about(
                        "The one worker, grpc://host:port; else those in REDIS_URL, else the"
                                + " file's, else WORKER_GRPC_PORT on localhost.")
                .to(given -> worker = given);
    }

    @Override
    public Integer call() throws InterruptedException {
        Output out = output.open();
        requireAddress();
        EnvironmentFlags flags =
                environment
                        .flags()
                        .with(
                                new Layer.Flag(Settings.WEBSOCKET_PORT, "--port", listening.port()),
                                StackRequests.flag(
                                        Settings.HEALTH_PORT, "--health-port", healthPort));
        Project served = new Project(project.resolve());
        OrchestratorConfig resolved =
                requests.orchestrator(
                                served,
                                flags,
                                USAGE,
                                (settings, variables) ->
                                        new OrchestratorRequest(
                                                served.root(),
                                                config,
                                                listening.host().orElse(null),
                                                worker,
                                                settings,
                                                variables,
                                                requests.surroundings(),
                                                version))
                        .resolve();
        resolved.warnings().forEach(out::warn);
        return ServerViews.code(
                server.get()
                        .orchestrator(resolved, ready -> out.result(ready, ServerViews::ready)));
    }

    private void requireAddress() {
        try {
            if (worker != null) {
                var _ = OrchestratorRequest.address(worker);
            }
        } catch (InvalidConfiguration e) {
            throw new UsageProblem(String.valueOf(e.getMessage()), e.hint().orElse(null), USAGE);
        }
    }
}
