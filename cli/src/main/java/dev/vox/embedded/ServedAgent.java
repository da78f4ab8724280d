package dev.vox.embedded;

import dev.vox.runtime.asr.RecognitionException;
import dev.vox.runtime.asr.Recognizer;
import dev.vox.runtime.orchestrator.Agent;

import org.jspecify.annotations.Nullable;

/// The agent of an orchestrator in this JVM, if its mode has one. It is closed after the orchestrator.
final class ServedAgent implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("vox.agent");

    private final @Nullable Agent agent;
    private final boolean preloads;

    ServedAgent(@Nullable Agent agent, boolean preloads) {
        this.agent = agent;
        this.preloads = preloads;
    }

    /// Makes it.
    ///
    /// @param config null where the mode has none
    static ServedAgent of(@Nullable AgentConfig config) {
        if (config == null) {
            return new ServedAgent(null, false);
        }
        Agent agent = config.make();
        LOG.log(
                System.Logger.Level.INFO,
                "recogniser {0}, dialogue {1}",
                agent.recognizer().name(),
                agent.dialogue().name());
        return new ServedAgent(agent, config.preloads());
    }

    /// The orchestrator is ready. Where it is wanted, the recogniser is loaded now, in the background: whoever speaks meanwhile
    /// waits for it as without. What goes wrong is told again to whoever speaks.
    void ready() {
        if (agent != null && preloads) {
            Thread.ofPlatform()
                    .daemon()
                    .name("preload-" + agent.recognizer().name())
                    .start(() -> preload(agent.recognizer()));
        }
    }

    private static void preload(Recognizer recognizer) {
        try {
            recognizer.prepare();
            LOG.log(System.Logger.Level.INFO, "recogniser {0} is loaded", recognizer.name());
        } catch (RecognitionException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "recogniser {0} is not loaded: {1}",
                    recognizer.name(),
                    e.getMessage());
        }
    }

    /// Null where the mode has none.
    @Nullable Agent agent() {
        return agent;
    }

    @Override
    public void close() {
        if (agent != null) {
            agent.recognizer().close();
            agent.dialogue().close();
        }
    }
}
