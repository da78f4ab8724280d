package dev.vox.embedded;

import dev.vox.runtime.orchestrator.Agent;

import org.jspecify.annotations.Nullable;

/// The agent of an orchestrator in this JVM, if its mode has one. It is closed after the orchestrator.
final class ServedAgent implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("vox.agent");

    private final @Nullable Agent agent;

    private ServedAgent(@Nullable Agent agent) {
        this.agent = agent;
    }

    /// Makes it.
    ///
    /// @param config null where the mode has none
    static ServedAgent of(@Nullable AgentConfig config) {
        if (config == null) {
            return new ServedAgent(null);
        }
        Agent agent = config.make();
        LOG.log(
                System.Logger.Level.INFO,
                "recogniser {0}, dialogue {1}",
                agent.recognizer().name(),
                agent.dialogue().name());
        return new ServedAgent(agent);
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
