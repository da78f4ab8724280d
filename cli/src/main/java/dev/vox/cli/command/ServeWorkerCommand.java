package dev.vox.cli.command;

import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.EnvironmentOptions;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.option.ServerOptions;
import dev.vox.cli.output.Output;
import dev.vox.embedded.ServerProcess;
import dev.vox.embedded.WorkerRequest;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Layer;
import dev.vox.env.Project;
import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.profile.Catalogue;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Runs a speech worker in the foreground.
public final class ServeWorkerCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox serve worker [OPTIONS]";

    private final Supplier<ServerProcess> server;
    private final StackRequests requests;

    private final ProjectOptions project = new ProjectOptions();
    private final EnvironmentOptions environment = new EnvironmentOptions();
    private final ServerOptions listening = new ServerOptions();
    private final OutputOptions output = new OutputOptions();

    private @Nullable Integer metricsPort;
    private @Nullable String adapter;
    private @Nullable String model;

    /// The command over the server's process.
    public ServeWorkerCommand(Supplier<ServerProcess> server, StackRequests requests) {
        this.server = server;
        this.requests = requests;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about("Run a speech worker in the foreground; logs go to stderr, SIGTERM ends it.")
                .with(project, environment, listening, output);
        arguments
                .option(Integer.class, "PORT", "--metrics-port")
                .about("The port for metrics; else WORKER_METRICS_PORT, 9090.")
                .to(given -> metricsPort = given);
        arguments
                .option(String.class, "A", "--adapter")
                .about("The family of the engine, mock for tones only; else the model's own.")
                .to(given -> adapter = given);
        arguments
                .option(String.class, "M", "--default-model")
                .about("The model to load at start; else DEFAULT_MODEL, DEFAULT_MODEL_ID, kevin.")
                .to(given -> model = given);
    }

    @Override
    public Integer call() throws InterruptedException {
        Output out = output.open();
        Project where = new Project(project.resolve());
        EnvironmentFlags flags =
                environment
                        .flags()
                        .with(
                                new Layer.Flag(Settings.GRPC_PORT, "--port", listening.port()),
                                StackRequests.flag(
                                        Settings.METRICS_PORT, "--metrics-port", metricsPort),
                                new Layer.Flag(Settings.ADAPTER, "--adapter", adapter),
                                new Layer.Flag(row(where), "--default-model", model));
        WorkerRequest request =
                requests.worker(
                        where,
                        flags,
                        USAGE,
                        listening.host().orElseGet(() -> requests.surroundings().host()),
                        out::warn);
        return ServerViews.code(
                server.get().worker(request, ready -> out.result(ready, ServerViews::ready)));
    }

    /// A model that profiles know is chosen by the flag alone; the mock may be given any other id.
    private Setting<String> row(Project where) {
        return model != null && Catalogue.of(where).find(model).isPresent()
                ? Settings.MODEL
                : Settings.MODEL_ID;
    }
}
