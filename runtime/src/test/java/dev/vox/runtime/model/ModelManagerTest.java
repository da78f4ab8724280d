package dev.vox.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.vox.runtime.model.ScriptedEngine.Script;
import dev.vox.runtime.tts.AudioSink;
import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechEngine;
import dev.vox.runtime.tts.SpeechException;
import dev.vox.runtime.tts.SpeechRequest;
import dev.vox.runtime.tts.VoiceProfile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

class ModelManagerTest {
    private final SettableClock clock = new SettableClock();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ScriptedEngine engine =
            new ScriptedEngine()
                    .voice("alto", Script.SILENCE)
                    .voice("bass", Script.SILENCE)
                    .voice("tenor", Script.SILENCE)
                    .voice(
                            "broken",
                            Script.SILENCE,
                            () -> {
                                throw new SpeechException("its file is empty");
                            })
                    .voice(
                            "mute",
                            (request, sink) -> {
                                throw new SpeechException("no tongue");
                            });
    private ModelManager models;

    @BeforeEach
    void make() {
        models = manager(settings("alto", List.of(), 2));
    }

    @AfterEach
    void close() {
        models.close();
        assertThat(engine.violations()).isEmpty();
    }

    @Test
    void startLoadsTheDefaultAndThePreloadListAndWarmsThemUp() throws Exception {
        models = manager(settings("alto", List.of("bass"), 3));

        models.start();

        assertThat(models.resident()).containsExactly("alto", "bass");
        assertThat(engine.spoken()).containsExactly("warm", "warm");
    }

    @Test
    void aSecondStartDoesNothing() throws Exception {
        models.start();
        models.start();

        assertThat(engine.loads("alto")).isEqualTo(1);
    }

    @Test
    void aDefaultThatNoEngineKnowsStopsTheStartAndNamesTheIdsThereAre() {
        models = manager(settings("soprano", List.of(), 2));

        assertThatThrownBy(models::start)
                .isInstanceOf(UnknownModelException.class)
                .hasMessage("unknown model soprano, available: alto, bass, broken, mute, tenor");
    }

    @Test
    void ofManyIdsTheNearestAreNamedAndHowManyThereAre() {
        for (int i = 10; i < 137; i++) {
            engine.voice("espeak-x" + i, Script.SILENCE);
        }
        engine.voice("espeak-en-gb", Script.SILENCE).voice("espeak-en-us", Script.SILENCE);

        models = manager(settings("espeak-english", List.of(), 2));
        assertThatThrownBy(models::start)
                .hasMessageStartingWith("unknown model espeak-english, available: 134, the nearest")
                .hasMessageContaining("espeak-en-gb, espeak-en-us, espeak-x")
                .hasMessageMatching("[^,]*(,[^,]*){9}");
        models = manager(settings("nobody", List.of(), 2));
        assertThatThrownBy(models::start).hasMessageContaining("alto, bass, ");
    }

    @Test
    void aDefaultThatFailsToLoadStopsTheStartAndSaysWhy() {
        models = manager(settings("broken", List.of(), 2));

        assertThatThrownBy(models::start)
                .isInstanceOf(ModelLoadException.class)
                .hasMessage("cannot load model broken: its file is empty");
    }

    @Test
    void aVoiceThatCannotSayItsWarmUpIsNotLoadedAndIsClosed() {
        assertThatThrownBy(() -> models.acquire("mute"))
                .isInstanceOf(ModelLoadException.class)
                .hasMessage("cannot load model mute: no tongue");
        assertThat(engine.loads("mute")).isEqualTo(1);
        assertThat(engine.open("mute")).isZero();
        assertThat(models.resident()).isEmpty();
    }

    @Test
    void aPreloadThatFailsIsAWarningThatNamesIt() throws Exception {
        models = manager(settings("alto", List.of("broken", "soprano", "bass"), 3));
        var log = new RecordedLog();
        Logger logger = Logger.getLogger("vox.model");
        logger.addHandler(log);
        try {
            models.start();
        } finally {
            logger.removeHandler(log);
        }

        assertThat(models.resident()).containsExactly("alto", "bass");
        assertThat(log.text)
                .contains("cannot load model broken: its file is empty")
                .contains("unknown model soprano");
    }

    @Test
    void anEmptyIdIsTheDefaultModel() throws Exception {
        try (ModelLease lease = models.acquire("")) {
            assertThat(lease.modelId()).isEqualTo("alto");
            assertThat(lease.profile().family()).isEqualTo("scripted");
        }
    }

    @Test
    void anUnknownIdIsRefusedAndNothingIsLoadedInItsPlace() {
        assertThatThrownBy(() -> models.acquire("soprano"))
                .isInstanceOfSatisfying(
                        UnknownModelException.class,
                        e -> {
                            assertThat(e.modelId()).isEqualTo("soprano");
                            assertThat(e.available()).contains("alto", "bass", "tenor");
                        });
        assertThat(models.resident()).isEmpty();
    }

    /// An engine over a native library fails by an error; whoever waits must not wait until the deadline.
    @Test
    void aLoadThatEndsInAnErrorFailsAndSaysSo() {
        LoadedVoice cracked =
                new LoadedVoice() {
                    @Override
                    public int sampleRate() {
                        return 16_000;
                    }

                    @Override
                    public void speak(SpeechRequest request, AudioSink sink) {
                        throw new UnsatisfiedLinkError("no libvoice in the path");
                    }

                    @Override
                    public void close() {
                        closed.set(true);
                    }
                };
        models.close();
        models =
                new ModelManager(
                        List.of(new OneVoiceEngine(cracked)),
                        settings(OneVoiceEngine.MODEL_ID, List.of(), 2),
                        clock);

        assertThatThrownBy(models::start)
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("no libvoice in the path");
        assertThat(closed).isTrue();
    }

    private record OneVoiceEngine(LoadedVoice voice) implements SpeechEngine {
        static final String MODEL_ID = "cracked";

        @Override
        public String name() {
            return "one-voice";
        }

        @Override
        public List<VoiceProfile> voices() {
            return List.of(new VoiceProfile(MODEL_ID, name(), List.of("en"), 16_000, Map.of()));
        }

        @Override
        public Optional<VoiceProfile> find(String modelId) {
            return voices().stream().filter(voice -> voice.modelId().equals(modelId)).findFirst();
        }

        @Override
        public LoadedVoice load(VoiceProfile profile) {
            return voice;
        }
    }

    @Test
    void aLoadThatFailedIsTriedAnewAtTheNextUse() {
        assertThatThrownBy(() -> models.acquire("broken")).isInstanceOf(ModelLoadException.class);
        assertThatThrownBy(() -> models.acquire("broken")).isInstanceOf(ModelLoadException.class);

        assertThat(engine.loads("broken")).isEqualTo(2);
        assertThat(uses("broken")).isZero();
    }

    @Test
    void usesAreCountedAndALeaseIsGivenBackOnce() throws Exception {
        ModelLease first = models.acquire("alto");
        ModelLease second = models.acquire("alto");
        assertThat(uses("alto")).isEqualTo(2);

        first.close();
        first.close();
        assertThat(uses("alto")).isEqualTo(1);

        second.close();
        assertThat(uses("alto")).isZero();
        assertThatThrownBy(second::voice).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anIdleModelIsUnloadedAtOnceHoweverYoungItIs() throws Exception {
        models.load("alto");

        assertThat(models.unload("alto")).isEqualTo(UnloadOutcome.UNLOADED);
        assertThat(engine.open("alto")).isZero();
        assertThat(models.unload("alto")).isEqualTo(UnloadOutcome.NOT_RESIDENT);
        assertThatThrownBy(() -> models.unload("soprano"))
                .isInstanceOf(UnknownModelException.class);
    }

    @Test
    void aModelInUseIsUnloadedWhenItsLastLeaseIsClosed() throws Exception {
        ModelLease first = models.acquire("alto");
        ModelLease second = models.acquire("alto");

        assertThat(models.unload("alto")).isEqualTo(UnloadOutcome.WHEN_IDLE);
        first.close();
        assertThat(models.resident()).containsExactly("alto");

        second.close();
        assertThat(models.resident()).isEmpty();
        assertThat(engine.open("alto")).isZero();
    }

    @Test
    void aLoadTakesBackAnUnloadThatWaits() throws Exception {
        ModelLease lease = models.acquire("alto");
        models.unload("alto");

        assertThat(models.load("alto")).isFalse();
        lease.close();

        assertThat(models.resident()).containsExactly("alto");
    }

    @Test
    void aReloadServesTheNewVoiceToAllButThoseWhoSpeakWithTheOldOne() throws Exception {
        ModelLease speaking = models.acquire("alto");
        ModelLease waiting = models.acquire("alto");
        LoadedVoice old = speaking.voice();

        assertThat(models.reload("alto")).isTrue();

        assertThat(speaking.voice()).isSameAs(old);
        assertThat(waiting.voice()).isNotSameAs(old);
        assertThat(engine.open("alto")).isEqualTo(2);

        speaking.close();
        assertThat(engine.open("alto")).isEqualTo(1);
        waiting.close();
        assertThat(engine.loads("alto")).isEqualTo(2);
    }

    @Test
    void aReloadOfAModelThatIsNotInMemoryDoesNothing() throws Exception {
        assertThat(models.reload("alto")).isFalse();
        assertThat(engine.loads("alto")).isZero();
    }

    @Test
    void theListShowsWhatThereIsWhatIsInMemoryAndWhatIsInUse() throws Exception {
        models.load("bass");
        try (ModelLease lease = models.acquire("alto")) {
            assertThat(models.list())
                    .extracting(
                            status -> status.profile().modelId(),
                            ModelStatus::resident,
                            ModelStatus::uses)
                    .containsExactly(
                            tuple("alto", true, 1),
                            tuple("bass", true, 0),
                            tuple("broken", false, 0),
                            tuple("mute", false, 0),
                            tuple("tenor", false, 0));
            assertThat(lease.modelId()).isEqualTo("alto");
        }
    }

    @Test
    void closingFreesIdleModelsAtOnceAndOthersWhenTheyAreGivenBack() throws Exception {
        models.load("bass");
        ModelLease lease = models.acquire("alto");

        models.close();

        assertThat(engine.open("bass")).isZero();
        assertThat(engine.open("alto")).isEqualTo(1);
        lease.close();
        assertThat(engine.open("alto")).isZero();
        assertThatThrownBy(() -> models.acquire("alto"))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("closing");
    }

    private int uses(String modelId) {
        return models.list().stream()
                .filter(status -> status.profile().modelId().equals(modelId))
                .mapToInt(ModelStatus::uses)
                .findFirst()
                .orElseThrow();
    }

    private ModelManager manager(ModelSettings settings) {
        if (models != null) {
            models.close();
        }
        return new ModelManager(List.of(engine), settings, clock);
    }

    private static ModelSettings settings(String defaultId, List<String> preload, int cap) {
        return new ModelSettings(
                defaultId,
                preload,
                ModelSettings.DEFAULT_TIME_TO_LIVE,
                ModelSettings.DEFAULT_MIN_RESIDENCY,
                cap,
                ModelSettings.DEFAULT_MAX_PARALLEL_LOADS,
                ModelSettings.DEFAULT_SWEEP_INTERVAL,
                "warm");
    }

    private static final class RecordedLog extends Handler {
        private final SimpleFormatter formatter = new SimpleFormatter();
        private String text = "";

        @Override
        public void publish(LogRecord record) {
            text += formatter.format(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
