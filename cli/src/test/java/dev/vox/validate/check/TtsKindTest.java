package dev.vox.validate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.validate.CheckBroken;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.FaultyWorker.Defect;
import dev.vox.voice.RunningStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;

/// The kind against a stack that really speaks, and against workers that do it wrong.
@Timeout(120)
class TtsKindTest {
    private static RunningStack stack;

    @TempDir Path folder;
    private final TtsKind kind = new TtsKind();

    @BeforeAll
    static void start() throws Exception {
        stack = RunningStack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private StackTarget target() {
        return StackTarget.in(folder)
                .at("websocket", stack.address())
                .at("grpc", URI.create("grpc://127.0.0.1:" + stack.workerPort()))
                .model("kevin16");
    }

    @Test
    void speechThroughTheOrchestratorPasses() throws Exception {
        Verdict verdict =
                Kinds.look(
                        kind,
                        """
                        text: The quick brown fox jumps over the lazy dog.
                        expect:
                          frames: {min: 50}
                          sample_rate: 48000
                          heard_rate: 48000
                          frame_ms: 20
                          level_dbfs: {min: -40, max: 0}
                          audible_share: {min: 0.5}
                          first_audible_ms: {max: 5000}
                          sequence_errors: 0
                          ended: true
                        """,
                        target());

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
        assertThat(Kinds.seen(verdict, "heard rate")).isEqualTo("48000 Hz");
        assertThat(Kinds.seen(verdict, "level")).endsWith(" dBFS");
    }

    @Test
    void speechOfTheWorkerIsPausedResumedAndStopped() throws Exception {
        Verdict verdict =
                Kinds.look(
                        kind,
                        "{through: worker, pause: true, stop: true, voice: mock-440hz}",
                        target());

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
        assertThat(Kinds.seen(verdict, "pause")).endsWith(" ms");
        assertThat(Kinds.seen(verdict, "resume")).endsWith(" ms");
        assertThat(Kinds.seen(verdict, "stop")).endsWith(" ms");
    }

    @Test
    void speechThroughTheOrchestratorIsPausedResumedAndStopped() throws Exception {
        Verdict verdict = Kinds.look(kind, "{pause: true, stop: true}", target());

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
        assertThat(Kinds.seen(verdict, "resume")).endsWith(" ms");
    }

    @Test
    void figuresThatAreNotAsExpectedFailWithWhatWasSeen() throws Exception {
        Verdict verdict = Kinds.look(kind, "{expect: {level_dbfs: {min: 0}}}", target());

        assertThat(Kinds.problem(verdict)).startsWith("level_dbfs: wanted at least 0, saw -");
    }

    @Test
    void withoutAStackItIsMissing() throws Exception {
        Verdict verdict = Kinds.look(kind, "{}", StackTarget.in(folder));

        assertThat(Kinds.prerequisite(verdict)).isEqualTo("no stack is up");
    }

    @Test
    void aVoiceThatTheWorkerHasNotFails() throws Exception {
        Verdict verdict = Kinds.look(kind, "{through: worker, voice: piper-none}", target());

        assertThat(Kinds.problem(verdict)).contains("piper-none");
    }

    @Test
    void anAddressThatIsNoneBreaksIt() {
        assertThatThrownBy(() -> Kinds.look(kind, "{url: 'http://here'}", target()))
                .isInstanceOf(CheckBroken.class)
                .hasMessage("'http://here' is no address such as ws://localhost:8080");
    }

    @Test
    void whereNothingListensItFails() throws Exception {
        Verdict verdict =
                Kinds.look(kind, "{through: worker, url: 'grpc://127.0.0.1:1'}", target());

        assertThat(Kinds.problem(verdict)).isEqualTo("[grpc://127.0.0.1:1] no worker answers");
    }

    @Test
    void aWorkerThatAnswersWithZerosIsNamed() throws Exception {
        assertThat(of(Defect.ZEROS))
                .contains("worker answers with zeros: 25 frames and every sample of them is 0");
    }

    @Test
    void aWorkerAtHalfTheDeclaredRateIsNamedByItsTone() throws Exception {
        assertThat(of(Defect.HIDES_24_KHZ))
                .contains(
                        "worker sends the wrong sample rate: it declares 48000 Hz and its audio is"
                                + " at 24000 Hz (a tone of 880 Hz, which is 440 Hz at its source)");
    }

    @Test
    void aWorkerAtHalfTheDeclaredRateIsNamedByTheSizeOfItsFrames() throws Exception {
        assertThat(of(Defect.HALF_FRAMES))
                .contains(
                        "worker sends the wrong sample rate: a frame has 960 bytes where 20 ms at"
                                + " the declared 48000 Hz have 1920; so its audio is at 24000 Hz");
    }

    @Test
    void aWorkerThatDeclaresAnotherRateIsNamed() throws Exception {
        assertThat(of(Defect.SAYS_24_KHZ))
                .contains("worker declares a sample rate of 24000 Hz, not 48000");
    }

    @Test
    void anUtteranceWithoutAnEndIsNamed() throws Exception {
        assertThat(of(Defect.NO_END))
                .contains("worker ends the stream without a frame that is final");
    }

    @Test
    void aFrameThatIsLostIsNamed() throws Exception {
        assertThat(of(Defect.LOSES_A_FRAME))
                .contains("worker numbers its frames wrong: frames 7 to 7 lost");
    }

    @Test
    void anUtteranceThatBreaksOffIsNamed() throws Exception {
        assertThat(of(Defect.BREAKS)).contains("the device is gone");
    }

    @Test
    void anAnswerWithoutAudioIsNamed() throws Exception {
        assertThat(of(Defect.MUTE)).contains("worker answers without audio");
    }

    @Test
    void commandsThatChangeNothingAreNamed() throws Exception {
        try (FaultyWorker worker = new FaultyWorker(Defect.DEAF)) {
            StackTarget target = StackTarget.in(folder).at("grpc", worker.address());

            assertThat(Kinds.problem(Kinds.look(kind, "{through: worker, stop: true}", target)))
                    .contains("STOP is not obeyed: all 25 frames of the text came");
            assertThat(Kinds.problem(Kinds.look(kind, "{through: worker, pause: true}", target)))
                    .contains("PAUSE came to nothing: all 25 frames had been sent before");
        }
    }

    private String of(Defect defect) throws Exception {
        try (FaultyWorker worker = new FaultyWorker(defect)) {
            StackTarget target = StackTarget.in(folder).at("grpc", worker.address());
            return Kinds.problem(Kinds.look(kind, "{through: worker}", target));
        }
    }

    @Test
    void mistakesAreNotedAtOnce() {
        assertThat(
                        Kinds.mistakes(
                                kind,
                                """
                                through: orchestra
                                budget: soon
                                paus: true
                                expect: {frame: 1}
                                """))
                .containsExactly(
                        "with:1:10: 'through' must be one of orchestrator, worker, not 'orchestra';"
                                + " did you mean 'orchestrator'?",
                        "with:2:9: 'budget' must be a length of time such as 200ms or 10s,"
                                + " at most 60m, not 'soon'",
                        "with:3:1: unknown key 'paus'; did you mean 'pause'?",
                        "with:4:10: unknown key 'expect.frame'; did you mean 'frames'?");
    }
}
