package dev.vox.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.runtime.model.ScriptedEngine.Script;
import dev.vox.runtime.tts.SpeechException;
import dev.vox.runtime.tts.SpeechRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Two engines that know the same ids stand for a mock that serves any id and the engine whose id it is.
class OfferChangeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CountDownLatch mayLoad = new CountDownLatch(1);
    private final ScriptedEngine tones =
            new ScriptedEngine().voice("alto", Script.SILENCE).voice("bass", Script.SILENCE);
    private final ScriptedEngine singers =
            new ScriptedEngine()
                    .voice("alto", Script.SILENCE)
                    .voice("tenor", Script.SILENCE)
                    .voice("slow", Script.SILENCE, this::hold)
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
    private final ModelManager models =
            new ModelManager(List.of(tones), ModelSettings.of("alto"), new SettableClock());

    @BeforeEach
    void start() throws Exception {
        models.start();
    }

    @AfterEach
    void close() {
        mayLoad.countDown();
        models.close();
        Await.until("every voice is closed", () -> open() == 0);
        assertThat(tones.violations()).isEmpty();
        assertThat(singers.violations()).isEmpty();
    }

    private int open() {
        int count = tones.open("alto") + tones.open("bass");
        for (String id : List.of("alto", "tenor", "slow")) {
            count += singers.open(id);
        }
        return count;
    }

    private void hold(CountDownLatch latch) throws SpeechException {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new SpeechException("nobody let it go on");
            }
        } catch (InterruptedException e) {
            throw new SpeechException("interrupted", e);
        }
    }

    private void hold() throws SpeechException {
        hold(mayLoad);
    }

    private ModelOffer singing(String modelId) {
        return new ModelOffer(List.of(singers), modelId);
    }

    @Test
    void a_change_loads_and_warms_the_new_default_and_lets_the_old_engines_models_go()
            throws Exception {
        OfferChange change = models.change(singing("tenor"), PATIENCE);

        assertThat(change.from().modelId()).isEqualTo("alto");
        assertThat(change.to().modelId()).isEqualTo("tenor");
        assertThat(change.alreadyThere()).isFalse();
        assertThat(models.resolve("")).isEqualTo("tenor");
        assertThat(models.resident()).containsExactly("tenor");
        assertThat(singers.spoken()).containsExactly(ModelSettings.DEFAULT_WARM_UP_TEXT);
        assertThat(tones.open("alto")).isZero();
    }

    @Test
    void an_id_that_both_engines_know_is_the_new_engines_from_then_on() throws Exception {
        models.change(singing("alto"), PATIENCE);

        try (ModelLease lease = models.acquire("alto")) {
            lease.voice().speak(new SpeechRequest("la"), chunk -> true);
        }

        assertThat(singers.spoken()).contains("la");
        assertThat(tones.spoken()).doesNotContain("la");
        assertThat(tones.open("alto")).isZero();
    }

    @Test
    void
            a_lease_keeps_its_model_until_it_is_closed_and_also_the_voice_that_it_has_not_yet_asked_for()
                    throws Exception {
        ModelLease running = models.acquire("");
        ModelLease waiting = models.acquire("alto");
        running.voice();

        models.change(singing("alto"), PATIENCE);

        waiting.voice().speak(new SpeechRequest("still me"), chunk -> true);
        assertThat(tones.spoken()).contains("still me");
        running.close();
        assertThat(tones.open("alto")).isEqualTo(1);
        waiting.close();
        assertThat(tones.open("alto")).isZero();
    }

    @Test
    void a_lease_is_of_another_model_than_one_of_the_same_id_after_the_change() throws Exception {
        try (ModelLease before = models.acquire("alto");
                ModelLease twin = before.another()) {
            models.change(singing("alto"), PATIENCE);
            try (ModelLease after = models.acquire("alto")) {
                assertThat(before.isOfSameModel(twin)).isTrue();
                assertThat(before.isOfSameModel(after)).isFalse();
            }
        }
    }

    @Test
    void an_id_that_is_not_offered_any_more_is_unknown() throws Exception {
        models.acquire("bass").close();

        models.change(singing("tenor"), PATIENCE);

        assertThatThrownBy(() -> models.acquire("bass"))
                .isInstanceOf(UnknownModelException.class)
                .hasMessageStartingWith("unknown model bass, available: alto, ");
        assertThat(tones.open("bass")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken", "mute", "nobody"})
    void a_default_that_does_not_load_leaves_everything_as_it_was(String modelId) {
        assertThatThrownBy(() -> models.change(singing(modelId), PATIENCE))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(modelId);

        assertThat(models.resolve("")).isEqualTo("alto");
        assertThat(models.resident()).containsExactly("alto");
        assertThat(tones.loads("alto")).isEqualTo(1);
    }

    @Test
    void a_default_that_loads_too_late_leaves_everything_as_it_was_and_is_closed_when_it_comes()
            throws Exception {
        assertThatThrownBy(() -> models.change(singing("slow"), Duration.ofMillis(30)))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("not loaded after");
        assertThat(models.resolve("")).isEqualTo("alto");

        mayLoad.countDown();
        // One load at a time: when this one is there, the late one has made its voice.
        models.acquire("bass").close();

        Await.until("the late voice is closed", () -> singers.open("slow") == 0);
        assertThat(models.resident()).containsExactly("alto", "bass");
    }

    @Test
    void the_old_default_serves_while_the_new_one_loads() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<OfferChange> change =
                    threads.submit(() -> models.change(singing("slow"), PATIENCE));
            Await.until("the load began", () -> singers.loads("slow") == 1);

            try (ModelLease lease = models.acquire("")) {
                assertThat(lease.modelId()).isEqualTo("alto");
            }
            mayLoad.countDown();

            assertThat(change.get(10, TimeUnit.SECONDS).to().modelId()).isEqualTo("slow");
        }
    }

    @Test
    void a_load_under_way_ends_for_those_who_wait_for_it_and_for_nobody_else() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        ScriptedEngine slowTones =
                new ScriptedEngine()
                        .voice("base", Script.SILENCE)
                        .voice("alto", Script.SILENCE, () -> hold(mayEnd));
        ModelSettings twoLoads =
                new ModelSettings(
                        "base",
                        List.of(),
                        ModelSettings.DEFAULT_TIME_TO_LIVE,
                        ModelSettings.DEFAULT_MIN_RESIDENCY,
                        ModelSettings.DEFAULT_RESIDENT_CAP,
                        2,
                        ModelSettings.DEFAULT_SWEEP_INTERVAL,
                        "");
        try (ModelManager manager =
                        new ModelManager(List.of(slowTones), twoLoads, new SettableClock());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            manager.start();
            Future<ModelLease> early = threads.submit(() -> manager.acquire("alto"));
            Await.until("the load began", () -> slowTones.loads("alto") == 1);

            manager.change(singing("alto"), PATIENCE);
            mayEnd.countDown();

            early.get(10, TimeUnit.SECONDS).close();
            assertThat(slowTones.open("alto")).isZero();
            assertThat(manager.resident()).containsExactly("alto");
            try (ModelLease late = manager.acquire("")) {
                late.voice().speak(new SpeechRequest("la"), chunk -> true);
            }
            assertThat(singers.spoken()).contains("la");
        }
    }

    @Test
    void a_model_that_both_offers_serve_alike_stays_and_is_not_loaded_again() throws Exception {
        models.acquire("bass").close();

        OfferChange change = models.change(new ModelOffer(List.of(tones), "bass"), PATIENCE);

        assertThat(change.alreadyThere()).isFalse();
        assertThat(tones.loads("bass")).isEqualTo(1);
        assertThat(models.resident()).containsExactly("alto", "bass");
        assertThat(models.change(new ModelOffer(List.of(tones), "bass"), PATIENCE).alreadyThere())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void changes_among_many_leases_close_no_voice_in_use_and_leave_none_open(long seed)
            throws Exception {
        AtomicInteger spoken = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> users =
                    List.of(
                            threads.submit(() -> use(new Random(seed), spoken)),
                            threads.submit(() -> use(new Random(seed + 1), spoken)),
                            threads.submit(() -> use(new Random(seed + 2), spoken)));
            for (int i = 0; i < 40; i++) {
                models.change(
                        new ModelOffer(List.of(i % 2 == 0 ? singers : tones), "alto"), PATIENCE);
            }
            for (Future<?> user : users) {
                user.get(20, TimeUnit.SECONDS);
            }
        }
        assertThat(spoken).hasValue(600);
        assertThat(models.list()).allMatch(status -> status.uses() == 0);
        assertThat(tones.loads("alto")).isGreaterThan(1);
        assertThat(singers.loads("alto")).isGreaterThan(1);
    }

    private Void use(Random random, AtomicInteger spoken) throws Exception {
        for (int i = 0; i < 200; i++) {
            try (ModelLease lease = models.acquire(random.nextBoolean() ? "" : "alto")) {
                lease.voice().speak(new SpeechRequest("la"), chunk -> true);
                spoken.incrementAndGet();
            }
        }
        return null;
    }
}
