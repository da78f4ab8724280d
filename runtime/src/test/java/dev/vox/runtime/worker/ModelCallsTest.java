package dev.vox.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vox.proto.tts.GetCapabilitiesRequest;
import dev.vox.proto.tts.GetCapabilitiesResponse;
import dev.vox.proto.tts.ListModelsRequest;
import dev.vox.proto.tts.LoadModelRequest;
import dev.vox.proto.tts.LoadModelResponse;
import dev.vox.proto.tts.ModelInfo;
import dev.vox.proto.tts.UnloadModelRequest;
import dev.vox.proto.tts.UnloadModelResponse;
import dev.vox.runtime.tts.SpeechException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.concurrent.locks.LockSupport;

class ModelCallsTest {
    private WorkerFixture worker;

    @BeforeEach
    void start() throws Exception {
        worker = WorkerFixture.start(WorkerFixture.settings(7, WorkerFixture.STALL));
    }

    @AfterEach
    void stop() throws Exception {
        worker.close();
    }

    @Test
    void theModelsAreListedWithWhatIsKnownOfThem() {
        var models = worker.stub().listModels(ListModelsRequest.getDefaultInstance());

        assertThat(models.getModelsList())
                .extracting(ModelInfo::getModelId, ModelInfo::getFamily, ModelInfo::getIsLoaded)
                .containsExactly(
                        tuple("kevin", "kevin", false),
                        tuple("kevin16", "kevin", false),
                        tuple("mock-440hz", "mock", true));
        assertThat(models.getModels(1).getLanguagesList()).containsExactly("en-US");
        assertThat(models.getModels(1).getMetadataMap()).containsKey("licence");
    }

    @Test
    void aModelIsLoadedOnceAndItsLoadingTimed() {
        worker.scripted.voice("slow", Voices.constant(1), () -> LockSupport.parkNanos(30_000_000));

        LoadModelResponse first = load("slow");
        assertThat(first.getSuccess()).isTrue();
        assertThat(first.getMessage()).isEqualTo("Loaded slow");
        assertThat(first.getLoadDurationMs()).isBetween(20L, 5000L);

        LoadModelResponse second = load("slow");
        assertThat(second.getSuccess()).isTrue();
        assertThat(second.getMessage()).isEqualTo("slow is loaded already");
        assertThat(worker.scripted.loads("slow")).isEqualTo(1);
    }

    @Test
    void loadingWithoutAnIdLoadsTheDefaultModel() {
        assertThat(load("").getMessage()).isEqualTo("mock-440hz is loaded already");
    }

    @Test
    void aModelThatIsUnknownOrBrokenIsNotLoadedAndTheAnswerSaysWhy() {
        worker.scripted.voice(
                "broken",
                Voices.constant(1),
                () -> {
                    throw new SpeechException("its file is empty");
                });

        assertThat(load("piper-x").getSuccess()).isFalse();
        assertThat(load("piper-x").getMessage())
                .isEqualTo("unknown model piper-x, available: broken, kevin, kevin16, mock-440hz");
        assertThat(load("broken").getSuccess()).isFalse();
        assertThat(load("broken").getMessage())
                .isEqualTo("cannot load model broken: its file is empty");
    }

    @Test
    void unloadingWithoutAnIdUnloadsTheDefaultModel() {
        assertThat(unload("").getMessage()).isEqualTo("Unloaded mock-440hz");
    }

    @Test
    void anIdleModelIsUnloadedAtOnce() {
        UnloadModelResponse gone = unload("mock-440hz");
        assertThat(gone.getSuccess()).isTrue();
        assertThat(gone.getMessage()).isEqualTo("Unloaded mock-440hz");
        assertThat(worker.models.resident()).isEmpty();

        UnloadModelResponse again = unload("mock-440hz");
        assertThat(again.getSuccess()).isTrue();
        assertThat(again.getMessage()).isEqualTo("Nothing to unload: mock-440hz is not loaded");
    }

    @Test
    void aModelInUseGoesWhenItIsIdleAndTheAnswerSaysSo() {
        worker.open("s", "mock-440hz");

        UnloadModelResponse answer = unload("mock-440hz");
        assertThat(answer.getSuccess()).isTrue();
        assertThat(answer.getMessage()).isEqualTo("mock-440hz is in use and goes when idle");
        worker.say("s", "x").assertWhole("s");

        worker.awaitNoUtterance();
        worker.endSession("s");
        assertThat(worker.models.resident()).isEmpty();
    }

    @Test
    void anUnknownModelIsNotUnloaded() {
        assertThat(unload("piper-x").getSuccess()).isFalse();
        assertThat(unload("piper-x").getMessage()).startsWith("unknown model piper-x, available: ");
    }

    @Test
    void theCapabilitiesTellWhatTheWorkerCanDoAndHowBusyItIs() {
        GetCapabilitiesResponse idle = capabilities();
        assertThat(idle.getCapabilities().getStreaming()).isTrue();
        assertThat(idle.getCapabilities().getCpuOk()).isTrue();
        assertThat(idle.getCapabilities().getZeroShot()).isFalse();
        assertThat(idle.getCapabilities().getLora()).isFalse();
        assertThat(idle.getCapabilities().getEmotiveZeroPrompt()).isFalse();
        assertThat(idle.getCapabilities().getLanguagesList()).containsExactly("en-US");
        assertThat(idle.getCapabilities().getMaxConcurrentSessions()).isEqualTo(7);
        assertThat(idle.getResidentModelsList()).containsExactly("mock-440hz");
        assertThat(idle.getMetricsMap()).containsOnlyKeys("rtf", "queue_depth");
        assertThat(idle.getMetricsMap()).containsEntry("rtf", 0.0);

        worker.open("s", "mock-440hz");
        Listener utterance = worker.synthesize().text("s", "x", false).awaitFrames(24);
        assertThat(capabilities().getMetricsMap()).containsEntry("queue_depth", 1.0);

        utterance.halfClose().awaitEnd().assertWhole("s");
        worker.awaitNoUtterance();
        // The mock takes a millisecond or more for the 20 of a frame; waiting for text and reader
        // does not count.
        assertThat(capabilities().getMetricsMap().get("rtf")).isBetween(0.04, 0.9);
    }

    private LoadModelResponse load(String id) {
        return worker.stub().loadModel(LoadModelRequest.newBuilder().setModelId(id).build());
    }

    private UnloadModelResponse unload(String id) {
        return worker.stub().unloadModel(UnloadModelRequest.newBuilder().setModelId(id).build());
    }

    private GetCapabilitiesResponse capabilities() {
        return worker.stub().getCapabilities(GetCapabilitiesRequest.getDefaultInstance());
    }
}
