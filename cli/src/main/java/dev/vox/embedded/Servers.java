package dev.vox.embedded;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.runtime.model.ModelException;
import dev.vox.runtime.model.ModelLoadException;
import dev.vox.runtime.model.ModelManager;
import dev.vox.runtime.model.UnknownModelException;
import dev.vox.runtime.orchestrator.Agent;
import dev.vox.runtime.orchestrator.Control;
import dev.vox.runtime.orchestrator.OrchestratorServer;
import dev.vox.runtime.orchestrator.PortTakenException;
import dev.vox.runtime.orchestrator.settings.OrchestratorSettings;
import dev.vox.runtime.routing.WorkerRouter;
import dev.vox.runtime.worker.PortInUseException;
import dev.vox.runtime.worker.WorkerServer;
import dev.vox.runtime.worker.WorkerSettings;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.InstantSource;

/// Starts the servers of the runtime and says what goes wrong in the tool's own words.
final class Servers {
    private Servers() {}

    /// Starts a worker; it has its default model when this returns.
    ///
    /// @throws VoxException when a port is taken, the default model is unknown, or it cannot be loaded
    static WorkerServer worker(WorkerSettings settings, ModelManager models, InstantSource clock)
            throws InterruptedException {
        try {
            return WorkerServer.start(settings, models, clock);
        } catch (PortInUseException e) {
            throw new MissingPrerequisite(
                    "[worker] " + e.getMessage(),
                    "end that program, or choose another port with WORKER_GRPC_PORT or"
                            + " WORKER_METRICS_PORT",
                    e);
        } catch (IOException e) {
            throw new OperationFailed("[worker] cannot listen: " + e.getMessage(), null, e);
        } catch (ModelException e) {
            throw failure(e);
        }
    }

    /// Starts an orchestrator.
    ///
    /// @param control who may control it and how; null for nobody
    /// @param agent what hears, understands and answers; null in legacy mode
    /// @throws VoxException when a port is taken
    static OrchestratorServer orchestrator(
            OrchestratorSettings settings,
            WorkerRouter router,
            InstantSource clock,
            @Nullable Control control,
            @Nullable Agent agent) {
        try {
            return OrchestratorServer.start(settings, router, clock, control, agent);
        } catch (PortTakenException e) {
            throw new MissingPrerequisite(
                    "[orchestrator] " + e.getMessage(),
                    "end that program, or choose another port with ORCHESTRATOR_WS_PORT or"
                            + " ORCHESTRATOR_HEALTH_PORT",
                    e);
        }
    }

    private static VoxException failure(ModelException failure) {
        return switch (failure) {
            case UnknownModelException unknown ->
                    new MissingPrerequisite(
                            "[worker] " + unknown.getMessage(),
                            "set DEFAULT_MODEL_ID to one of them",
                            unknown);
            case ModelLoadException broken ->
                    new OperationFailed(
                            "[worker] " + broken.getMessage(),
                            "choose another model with DEFAULT_MODEL_ID",
                            broken);
        };
    }
}
