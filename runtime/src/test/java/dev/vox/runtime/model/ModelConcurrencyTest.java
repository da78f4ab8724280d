package dev.vox.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.runtime.model.ScriptedEngine.Script;
import dev.vox.runtime.tts.SpeechException;
import dev.vox.runtime.tts.SpeechRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class ModelConcurrencyTest {
    private static final int THREADS = 8;

    private final SettableClock clock = new SettableClock();
    private final CountDownLatch mayLoad = new CountDownLatch(1);
    private final AtomicInteger loading = new AtomicInteger();
    private final AtomicInteger mostLoading = new AtomicInteger();

    private final ScriptedEngine engine =
            new ScriptedEngine()
                    .voice("slow", Script.SILENCE, this::loadSlowly)
                    .voice("slow-too", Script.SILENCE, this::loadSlowly)
                    .voice("slow-as-well", Script.SILENCE, this::loadSlowly)
                    .voice("alto", Script.SILENCE)
                    .voice("bass", Script.SILENCE)
                    .voice("tenor", Script.SILENCE);

    @Test
    void simultaneousFirstUsesLoadTheModelOnce() throws Exception {
        try (ModelManager models = manager(3, 4)) {
            CyclicBarrier barrier = new CyclicBarrier(THREADS);
            List<ModelLease> leases =
                    together(
                            () -> {
                                barrier.await(10, TimeUnit.SECONDS);
                                return models.acquire("slow");
                            },
                            () -> {
                                Await.until("the load began", () -> engine.loads("slow") > 0);
                                mayLoad.countDown();
                            });

            assertThat(engine.loads("slow")).isEqualTo(1);
            assertThat(leases).extracting(ModelLease::voice).containsOnly(leases.get(0).voice());
            assertThat(models.list())
                    .filteredOn(status -> status.profile().modelId().equals("slow"))
                    .extracting(ModelStatus::uses)
                    .containsExactly(THREADS);
            leases.forEach(ModelLease::close);
        }
        assertThat(engine.open("slow")).isZero();
    }

    @Test
    void simultaneousFirstUsesOfABrokenModelAllLearnWhyItFailed() throws Exception {
        CountDownLatch mayFail = new CountDownLatch(1);
        engine.voice(
                "broken",
                Script.SILENCE,
                () -> {
                    await(mayFail);
                    throw new SpeechException("its file is empty");
                });
        try (ModelManager models = manager(3, 1)) {
            List<String> failures =
                    together(
                            () -> {
                                try {
                                    return models.acquire("broken").modelId();
                                } catch (ModelLoadException e) {
                                    return e.getMessage();
                                }
                            },
                            () -> {
                                Await.until("all wait", () -> uses(models, "broken") == THREADS);
                                mayFail.countDown();
                            });

            assertThat(failures).containsOnly("cannot load model broken: its file is empty");
            assertThat(engine.loads("broken")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void atMostSoManyModelsLoadAtOnceAsTheSettingSays(int maxParallelLoads) throws Exception {
        try (ModelManager models = manager(3, maxParallelLoads);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> loads = new ArrayList<>();
            for (String id : List.of("slow", "slow-too", "slow-as-well")) {
                loads.add(threads.submit(() -> models.load(id)));
            }
            Await.until("loads run", () -> loading.get() == maxParallelLoads);
            mayLoad.countDown();
            for (Future<Boolean> load : loads) {
                assertThat(load.get(10, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(mostLoading).hasValue(maxParallelLoads);
    }

    @Test
    void aLoadThatIsOverAtOnceIsALoadAllTheSame() throws Exception {
        for (int i = 0; i < 500; i++) {
            try (ModelManager models = manager(3, 1)) {
                assertThat(models.load("alto")).as("load %d", i).isTrue();
            }
        }
    }

    @Test
    void aModelThatIsLoadedAfterTheManagerClosedIsFreed() throws Exception {
        ModelManager models = manager(3, 1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ModelLease> lease = threads.submit(() -> models.acquire("slow"));
            Await.until("the load began", () -> loading.get() == 1);

            models.close();
            mayLoad.countDown();

            assertThatThrownBy(() -> lease.get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(ModelLoadException.class);
        }
        assertThat(engine.open("slow")).isZero();
    }

    @Test
    void aModelThatIsUnloadedWhileNobodyWaitsForItsLoadAnyMoreIsFreed() throws Exception {
        try (ModelManager models = manager(3, 1);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ModelLease> gaveUp = threads.submit(() -> models.acquire("slow"));
            Await.until("the load began", () -> loading.get() == 1);
            gaveUp.cancel(true);
            Await.until("nobody waits", () -> uses(models, "slow") == 0);

            assertThat(models.unload("slow")).isEqualTo(UnloadOutcome.UNLOADED);
            mayLoad.countDown();
            // One load at a time: when the next one is there, the first has made its voice.
            models.acquire("slow").close();

            assertThat(engine.loads("slow")).isEqualTo(2);
        }
        Await.until("both voices are closed", () -> engine.open("slow") == 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noOrderOfOperationsMakesACountNegativeOrClosesAVoiceInUse(long seed) throws Exception {
        try (ModelManager models = manager(2, 2)) {
            AtomicInteger thread = new AtomicInteger();
            CyclicBarrier barrier = new CyclicBarrier(THREADS);
            together(
                    () -> {
                        Random random = new Random(seed * 100 + thread.getAndIncrement());
                        barrier.await(10, TimeUnit.SECONDS);
                        operateAtRandom(models, random);
                        return true;
                    },
                    () -> {});

            assertThat(models.list()).allMatch(status -> status.uses() == 0);
        }
        assertThat(engine.violations()).isEmpty();
        for (String id : List.of("alto", "bass", "tenor")) {
            assertThat(engine.loads(id)).isPositive();
            assertThat(engine.open(id)).as("open voices of %s", id).isZero();
        }
    }

    private void operateAtRandom(ModelManager models, Random random) throws Exception {
        Deque<ModelLease> held = new ArrayDeque<>();
        List<String> ids = List.of("alto", "bass", "tenor");
        for (int i = 0; i < 300; i++) {
            String id = ids.get(random.nextInt(ids.size()));
            switch (random.nextInt(9)) {
                case 0, 1 -> held.push(models.acquire(id));
                case 2, 3 -> speakAndGiveBack(held, random.nextBoolean());
                case 4 -> models.load(id);
                case 5 -> models.unload(id);
                case 6 -> models.reload(id);
                case 7 -> models.sweep();
                default -> clock.advance(Duration.ofMinutes(random.nextInt(12)));
            }
            assertThat(models.list()).allMatch(status -> status.uses() >= 0);
        }
        held.forEach(ModelLease::close);
    }

    private static void speakAndGiveBack(Deque<ModelLease> held, boolean twice) throws Exception {
        if (held.isEmpty()) {
            return;
        }
        ModelLease lease = held.pop();
        lease.voice().speak(new SpeechRequest("la"), chunk -> true);
        lease.close();
        if (twice) {
            lease.close();
        }
    }

    private static <T> List<T> together(Callable<T> task, Runnable meanwhile) throws Exception {
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(task));
            }
            meanwhile.run();
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get(30, TimeUnit.SECONDS));
            }
            return results;
        }
    }

    private static int uses(ModelManager models, String modelId) {
        return models.list().stream()
                .filter(status -> status.profile().modelId().equals(modelId))
                .mapToInt(ModelStatus::uses)
                .sum();
    }

    private void loadSlowly() {
        mostLoading.accumulateAndGet(loading.incrementAndGet(), Math::max);
        await(mayLoad);
        loading.decrementAndGet();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("the test never let the load go on");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private ModelManager manager(int cap, int maxParallelLoads) {
        return new ModelManager(
                List.of(engine),
                new ModelSettings(
                        "alto",
                        List.of(),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(2),
                        cap,
                        maxParallelLoads,
                        Duration.ofSeconds(30),
                        ""),
                clock);
    }
}
