package dev.vox.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vox.proto.tts.ListModelsRequest;
import dev.vox.proto.tts.ModelInfo;
import dev.vox.proto.tts.StartSessionRequest;
import dev.vox.proto.tts.StartSessionResponse;
import dev.vox.proto.tts.TTSServiceGrpc;
import dev.vox.runtime.model.ModelManager;
import dev.vox.runtime.model.ModelSettings;
import dev.vox.runtime.model.SettableClock;
import dev.vox.runtime.tts.SpeechEngine;
import dev.vox.runtime.tts.espeak.EspeakEngine;
import dev.vox.runtime.tts.piper.PiperEngine;
import dev.vox.runtime.tts.piper.PiperFiles;
import dev.vox.runtime.tts.piper.ToneVoice;

import io.grpc.ManagedChannel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The engines that stand on libraries of the system, through a worker and a real socket.
class NativeEnginesTest {
    private static final String PIPER = "piper-en-us-tone-medium";
    private static final String ESPEAK = "espeak-en-us";

    @TempDir Path folder;

    private ModelManager models;
    private WorkerServer server;
    private ManagedChannel channel;

    @BeforeEach
    void start() throws Exception {
        EspeakEngine espeak = new EspeakEngine();
        assumeTrue(
                espeak.unavailable().isEmpty(),
                () -> "skipped: " + espeak.unavailable().orElseThrow());
        Path model = ToneVoice.write(folder, "en_US-tone-medium");
        PiperFiles files =
                new PiperFiles(
                        PIPER, model, folder.resolve("en_US-tone-medium.onnx.json"), Map.of());
        List<SpeechEngine> engines = List.of(espeak, new PiperEngine(() -> List.of(files)));
        SettableClock clock = new SettableClock();
        models = new ModelManager(engines, ModelSettings.of(ESPEAK), clock);
        server = WorkerServer.start(WorkerFixture.settings(0, WorkerFixture.STALL), models, clock);
        channel = WorkerFixture.connect(server.port());
    }

    @AfterEach
    void stop() throws Exception {
        if (channel != null) {
            channel.shutdownNow();
            server.close();
            models.close();
            channel.awaitTermination(5, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ESPEAK, PIPER, PIPER + "@length=2", "espeak-de"})
    void aVoiceSpeaksInFramesOfTheWorker(String voice) {
        assertThat(open("one", voice).getSuccess()).isTrue();

        Listener spoken = Listener.reading(channel);
        spoken.text("one", "Hello there, this is a test.", true);

        spoken.awaitEnd().assertWhole("one");
        assertThat(spoken.audio().length).isGreaterThan(48_000 / 2);
    }

    @Test
    void voicesAreListedWithoutBeingLoaded() {
        assertThat(
                        TTSServiceGrpc.newBlockingStub(channel)
                                .listModels(ListModelsRequest.getDefaultInstance())
                                .getModelsList())
                .filteredOn(ModelInfo::getIsLoaded)
                .extracting(ModelInfo::getModelId)
                .containsExactly(ESPEAK);
        assertThat(models.list())
                .extracting(model -> model.profile().modelId())
                .contains(PIPER, "espeak-de", "espeak-en-gb");
    }

    @Test
    void aMannerThatIsNoneIsRefusedWithTheReason() {
        StartSessionResponse answer = open("one", PIPER + "@speed=2");

        assertThat(answer.getSuccess()).isFalse();
        assertThat(answer.getMessage()).contains("'speed=2' is none of speaker=");
    }

    private StartSessionResponse open(String session, String voice) {
        return TTSServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(30, TimeUnit.SECONDS)
                .startSession(
                        StartSessionRequest.newBuilder()
                                .setSessionId(session)
                                .setModelId(voice)
                                .build());
    }
}
