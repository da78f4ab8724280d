package dev.vox.voice;

import dev.vox.runtime.asr.Recognizer;
import dev.vox.runtime.asr.sphinx.SphinxMode;
import dev.vox.runtime.asr.sphinx.SphinxRecognizer;
import dev.vox.runtime.asr.sphinx.SphinxSettings;
import dev.vox.runtime.dialogue.EchoDialogue;
import dev.vox.runtime.model.ModelManager;
import dev.vox.runtime.model.ModelSettings;
import dev.vox.runtime.orchestrator.Agent;
import dev.vox.runtime.orchestrator.OrchestratorServer;
import dev.vox.runtime.orchestrator.settings.HealthSettings;
import dev.vox.runtime.orchestrator.settings.OrchestratorSettings;
import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.routing.StaticRouter;
import dev.vox.runtime.tts.kevin.KevinEngine;
import dev.vox.runtime.tts.mock.MockEngine;
import dev.vox.runtime.vad.VadSettings;
import dev.vox.runtime.worker.WorkerServer;
import dev.vox.runtime.worker.WorkerSettings;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// A worker and an orchestrator that really run, on ports of their own.
public final class RunningStack implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final ModelManager models;
    private final WorkerServer worker;
    private final OrchestratorServer orchestrator;
    private final @Nullable Agent agent;

    private RunningStack(Duration mockFrameDelay, @Nullable Agent agent, int speaker)
            throws Exception {
        this.agent = agent;
        InstantSource clock = InstantSource.system();
        models =
                new ModelManager(
                        List.of(new KevinEngine(), new MockEngine(mockFrameDelay, false)),
                        ModelSettings.of("kevin16"),
                        clock);
        worker = WorkerServer.start(WorkerSettings.of(HOST, 0, 0), models, clock);
        OrchestratorSettings defaults = OrchestratorSettings.DEFAULTS;
        orchestrator =
                OrchestratorServer.start(
                        defaults.with(defaults.websocket().at(HOST, 0))
                                .with(new HealthSettings(HOST, 0)),
                        new StaticRouter(
                                new WorkerAddress(HOST, speaker == 0 ? worker.port() : speaker)),
                        clock,
                        null,
                        agent);
    }

    /// A stack whose mock speaks without pauses.
    public static RunningStack start() throws Exception {
        return new RunningStack(Duration.ZERO, null, 0);
    }

    /// A stack whose orchestrator speaks through another worker.
    public static RunningStack over(int workerPort) throws Exception {
        return new RunningStack(Duration.ZERO, null, workerPort);
    }

    /// A stack with an agent that understands the everyday commands and says them back.
    public static RunningStack agent() throws Exception {
        Recognizer recognizer = new SphinxRecognizer(SphinxSettings.of(SphinxMode.everyday()));
        recognizer.prepare();
        return new RunningStack(
                Duration.ZERO,
                new Agent(VadSettings.DEFAULTS, recognizer, new EchoDialogue(), Agent.Mode.AGENT),
                0);
    }

    /// Where clients connect.
    public URI address() {
        return URI.create("ws://" + HOST + ":" + orchestrator.port());
    }

    /// Where the orchestrator says how it is.
    public URI health() {
        return URI.create("http://" + HOST + ":" + orchestrator.healthPort() + "/health");
    }

    /// Ends the worker as a crash does; the orchestrator stays.
    public void killWorker() {
        worker.close();
    }

    public int workerPort() {
        return worker.port();
    }

    @Override
    public void close() {
        orchestrator.close();
        worker.close();
        models.close();
        if (agent != null) {
            agent.recognizer().close();
            agent.dialogue().close();
        }
    }
}
