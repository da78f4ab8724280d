package dev.vox.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.asr.Recognition;
import dev.vox.runtime.asr.RecognitionException;
import dev.vox.runtime.asr.Recognizer;
import dev.vox.runtime.asr.Transcript;
import dev.vox.runtime.dialogue.EchoDialogue;
import dev.vox.runtime.orchestrator.Agent;
import dev.vox.runtime.vad.VadSettings;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// When the recogniser of an agent is loaded.
class ServedAgentTest {
    private final CountDownLatch loads = new CountDownLatch(1);

    private ServedAgent served(boolean preloads) {
        return new ServedAgent(
                new Agent(VadSettings.DEFAULTS, new Slow(), new EchoDialogue(), Agent.Mode.AGENT),
                preloads);
    }

    @Test
    void aRecogniserThatIsToBePreloadedIsLoadedOnceTheServerIsReady() throws Exception {
        try (ServedAgent agent = served(true)) {
            assertThat(loads.getCount()).isOne();
            agent.ready();
            assertThat(loads.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anotherIsLeftToWhoeverSpeaks() {
        try (ServedAgent agent = served(false)) {
            agent.ready();
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().equals("preload-slow"));
        }
        assertThat(loads.getCount()).isOne();
    }

    private final class Slow implements Recognizer {
        @Override
        public String name() {
            return "slow";
        }

        @Override
        public void prepare() {
            loads.countDown();
        }

        @Override
        public Recognition begin(Consumer<Transcript> partials) throws RecognitionException {
            throw new RecognitionException("nobody speaks");
        }

        @Override
        public void close() {}
    }
}
