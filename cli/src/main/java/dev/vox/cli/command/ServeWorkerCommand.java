package dev.vox.cli.command;

import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.output.Output;
import dev.vox.embedded.ServerProcess;
import dev.vox.embedded.WorkerRequest;
import dev.vox.env.Environment;
import dev.vox.env.Layer;
import dev.vox.env.Settings;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Runs a speech worker in the foreground.
@Command(
        name = "worker",
        description = "Run a speech worker in the foreground; logs go to stderr, SIGTERM ends it.")
public final class ServeWorkerCommand implements Callable<Integer> {
    private static final String USAGE = "vox serve worker [OPTIONS]";

    private final Supplier<ServerProcess> server;
    private final StackRequests requests;

    @Mixin private OutputOptions output;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The gRPC port; else WORKER_GRPC_PORT, 7001.")
    private @Nullable Integer port;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = "The port for metrics; else WORKER_METRICS_PORT, 9090.")
    private @Nullable Integer metricsPort;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "The address to listen on; else loopback, in containers every one.")
    private @Nullable String host;

    @Option(
            names = "--adapter",
            paramLabel = "A",
            description = "The one engine: mock or kevin; else ADAPTER_TYPE, else by model id.")
    private @Nullable String adapter;

    @Option(
            names = "--default-model",
            paramLabel = "M",
            description = "The model to load at start; else DEFAULT_MODEL_ID, kevin16.")
    private @Nullable String model;

    /// The command over the server's process.
    public ServeWorkerCommand(Supplier<ServerProcess> server, StackRequests requests) {
        this.server = server;
        this.requests = requests;
    }

    @Override
    public Integer call() throws InterruptedException {
        Output out = output.open();
        Environment environment =
                requests.environment(
                        WorkerRequest.SETTINGS,
                        USAGE,
                        StackRequests.flag(Settings.GRPC_PORT, "--port", port),
                        StackRequests.flag(Settings.METRICS_PORT, "--metrics-port", metricsPort),
                        new Layer.Flag(Settings.ADAPTER, "--adapter", adapter),
                        new Layer.Flag(Settings.MODEL_ID, "--default-model", model));
        String where = host == null ? requests.surroundings().host() : host;
        return ServerViews.code(
                server.get()
                        .worker(
                                WorkerRequest.of(environment, where),
                                ready -> out.result(ready, ServerViews::ready)));
    }
}
