package dev.vox.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.model.ScriptedEngine.Script;
import dev.vox.runtime.tts.SpeechRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class EvictionTest {
    private final SettableClock clock = new SettableClock();
    private final ScriptedEngine engine =
            new ScriptedEngine()
                    .voice("alto", Script.SILENCE)
                    .voice("bass", Script.SILENCE)
                    .voice("tenor", Script.SILENCE);
    private ModelManager models = manager(ModelSettings.DEFAULT_SWEEP_INTERVAL);

    @AfterEach
    void close() {
        models.close();
        assertThat(engine.violations()).isEmpty();
    }

    @Test
    void anIdleModelStaysUntilItsTimeToLiveIsOver() throws Exception {
        models.load("alto");

        clock.advance(Duration.ofMinutes(10).minusMillis(1));
        models.sweep();
        assertThat(models.resident()).containsExactly("alto");

        clock.advance(Duration.ofMillis(1));
        models.sweep();
        assertThat(models.resident()).isEmpty();
        assertThat(engine.open("alto")).isZero();
    }

    @Test
    void aModelInUseIsNeverEvicted() throws Exception {
        try (ModelLease lease = models.acquire("alto")) {
            clock.advance(Duration.ofDays(1));
            models.sweep();

            assertThat(models.resident()).containsExactly("alto");
            lease.voice().speak(new SpeechRequest("still here"), chunk -> true);
        }
        assertThat(engine.spoken()).contains("still here");
    }

    @Test
    void overTheCapTheLeastRecentlyUsedIdleModelGoes() throws Exception {
        models.load("alto");
        models.load("bass");
        clock.advance(Duration.ofMinutes(3));
        models.acquire("alto").close();

        models.load("tenor");

        assertThat(models.resident()).containsExactly("alto", "tenor");
    }

    @Test
    void overTheCapAModelStaysForItsMinimumResidency() throws Exception {
        models.load("alto");
        models.load("bass");
        models.load("tenor");
        assertThat(models.resident()).containsExactly("alto", "bass", "tenor");

        clock.advance(Duration.ofMinutes(2).minusMillis(1));
        models.sweep();
        assertThat(models.resident()).hasSize(3);

        clock.advance(Duration.ofMillis(1));
        models.sweep();
        assertThat(models.resident()).containsExactly("bass", "tenor");
    }

    @Test
    void overTheCapAModelInUseStaysAndGoesOnceItIsIdle() throws Exception {
        ModelLease alto = models.acquire("alto");
        ModelLease bass = models.acquire("bass");
        ModelLease tenor = models.acquire("tenor");
        clock.advance(Duration.ofMinutes(3));
        models.sweep();
        assertThat(models.resident()).hasSize(3);

        bass.close();

        assertThat(models.resident()).containsExactly("alto", "tenor");
        alto.close();
        tenor.close();
    }

    @Test
    void theSweepRunsByItself() throws Exception {
        models.close();
        models = manager(Duration.ofMillis(5));
        models.start();
        clock.advance(Duration.ofMinutes(11));

        Await.until("the sweep evicts alto", () -> models.resident().isEmpty());
    }

    private ModelManager manager(Duration sweepInterval) {
        return new ModelManager(
                List.of(engine),
                new ModelSettings(
                        "alto",
                        List.of(),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(2),
                        2,
                        1,
                        sweepInterval,
                        ""),
                clock);
    }
}
