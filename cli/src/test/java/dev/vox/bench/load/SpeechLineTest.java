package dev.vox.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.bench.InjectedFaults;
import dev.vox.bench.InjectingWorker;
import dev.vox.bench.result.Fingerprint;
import dev.vox.bench.target.Subject;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.voice.Command;
import dev.vox.voice.Pace;
import dev.vox.voice.RunningStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

class SpeechLineTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static RunningStack stack;

    @BeforeAll
    static void start() throws Exception {
        stack = RunningStack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static Subject subject(String voice) {
        return new Subject(
                "stack",
                URI.create("grpc://127.0.0.1:" + stack.workerPort()),
                stack.address(),
                voice,
                null,
                null,
                new Fingerprint(Map.of()));
    }

    private static MeasuredUtterance speak(LineSession session, String... texts) throws Exception {
        CompletableFuture<MeasuredUtterance> done = new CompletableFuture<>();
        session.speak(
                List.of(texts),
                new UtteranceMeter(session, UtteranceMeter.WHEN_SENT, null, done::complete));
        return SessionPool.await(done, "the utterance", SOON);
    }

    private static LineSession open(SpeechLine line, Pace pace) throws Exception {
        return SessionPool.await(line.open(pace), "a session", SOON);
    }

    @ParameterizedTest
    @EnumSource
    void anUtteranceIsHeardToItsEndThroughEitherFace(Through through) throws Exception {
        try (SpeechLine line = SpeechLines.open(subject("kevin16"), through, 1)) {
            LineSession session = open(line, Pace.FAST);

            MeasuredUtterance heard = speak(session, "The quick brown fox jumps.");
            MeasuredUtterance again = speak(session, "The quick brown fox jumps.");

            assertThat(heard.flaw()).isEmpty();
            assertThat(heard.outcome()).isEqualTo(MeasuredUtterance.Outcome.SPOKEN);
            assertThat(heard.frames()).isGreaterThan(50);
            assertThat(heard.audio()).isEqualTo(heard.frames() * 20_000_000L);
            assertThat(heard.firstFrame()).isPositive();
            assertThat(heard.firstAudible()).isGreaterThanOrEqualTo(heard.firstFrame());
            assertThat(heard.total()).isGreaterThanOrEqualTo(heard.firstFrame());
            assertThat(again.flaw()).isEmpty();
            assertThat(again.frames()).isEqualTo(heard.frames());
        }
    }

    @Test
    void severalTextsAreOneUtteranceOfTheWorker() throws Exception {
        try (SpeechLine line = SpeechLines.open(subject("mock-440hz"), Through.WORKER, 1)) {
            LineSession session = open(line, Pace.FAST);

            assertThat(speak(session, "one", "two", "three").frames()).isEqualTo(75);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPacedUtteranceComesInRealTime(Through through) throws Exception {
        try (SpeechLine line = SpeechLines.open(subject("kevin16"), through, 1)) {
            LineSession session = open(line, Pace.REALTIME);

            MeasuredUtterance heard = speak(session, "One two three.");

            assertThat(session.paced()).isTrue();
            assertThat(heard.flaw()).isEmpty();
            assertThat(heard.total()).isGreaterThan(heard.audio() - 300_000_000L);
            assertThat(heard.paced().deviations()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStopIsAcknowledgedAndTheUtteranceIsNotCounted(Through through) throws Exception {
        try (SpeechLine line = SpeechLines.open(subject("kevin16"), through, 1)) {
            LineSession session = open(line, Pace.REALTIME);
            CompletableFuture<MeasuredUtterance> done = new CompletableFuture<>();
            CompletableFuture<Void> heard = new CompletableFuture<>();
            UtteranceMeter meter =
                    new UtteranceMeter(session, UtteranceMeter.WHEN_SENT, null, done::complete);
            session.speak(
                    List.of("One two three four five six seven eight nine ten eleven twelve."),
                    new FirstFrame(meter, heard));
            SessionPool.await(heard, "a frame", SOON);

            Acknowledgement taken =
                    SessionPool.await(session.control(Command.STOP), "the acknowledgement", SOON);
            MeasuredUtterance cut = SessionPool.await(done, "the end", SOON);

            assertThat(taken.receivedAt()).isGreaterThan(taken.sentAt());
            assertThat(cut.outcome()).isEqualTo(MeasuredUtterance.Outcome.STOPPED);
            assertThat(cut.flaw()).contains("it was stopped");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereNobodyListensTheOpeningSaysSo(Through through) {
        Subject nobody =
                new Subject(
                        "nobody",
                        URI.create("grpc://127.0.0.1:1"),
                        URI.create("ws://127.0.0.1:1"),
                        "",
                        null,
                        null,
                        new Fingerprint(Map.of()));
        try (SpeechLine line = SpeechLines.open(nobody, through, 1)) {
            assertThatThrownBy(() -> open(line, Pace.FAST))
                    .isInstanceOf(MissingPrerequisite.class)
                    .hasMessageContaining("127.0.0.1:1");
        }
    }

    @Test
    void aRefusedSessionTellsTheWorkersReason() {
        try (SpeechLine line = SpeechLines.open(subject("nightingale"), Through.WORKER, 1)) {
            assertThatThrownBy(() -> open(line, Pace.FAST))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining("nightingale");
        }
    }

    @Test
    void aSessionThatIsStillBeingOpenedWhenTheLineIsClosedIsEndedToo() throws Exception {
        try (InjectingWorker worker = InjectingWorker.start(InjectedFaults.NONE)) {
            List<CompletableFuture<LineSession>> opening = new ArrayList<>();
            try (SpeechLine line = SpeechLines.open(worker.subject(), Through.WORKER, 20)) {
                for (int i = 0; i < 20; i++) {
                    opening.add(line.open(Pace.FAST));
                }
            }

            assertThat(opening).allMatch(CompletableFuture::isDone);
            assertThat(worker.openSessions()).isZero();
        }
    }

    /// Tells of the first frame.
    private record FirstFrame(UtteranceListener to, CompletableFuture<Void> heard)
            implements UtteranceListener {
        @Override
        public void sent(long at) {
            to.sent(at);
        }

        @Override
        public void frame(HeardFrame frame) {
            to.frame(frame);
            heard.complete(null);
        }

        @Override
        public void ended(UtteranceEnd end) {
            to.ended(end);
        }
    }
}
