package dev.vox.runtime.asr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/// What every recogniser keeps. Its speech is English of `kevin16`.
public interface RecognizerContract {
    Duration PATIENCE = Duration.ofSeconds(60);

    /// The recogniser, of utterances up to 5 s; one for all tests.
    Recognizer recognizer() throws Exception;

    /// Another one like it, that a test may close.
    Recognizer another() throws Exception;

    /// What it is asked to understand.
    String phrase();

    Speech speech();

    @Test
    default void it_is_prepared_as_often_as_one_likes() throws Exception {
        recognizer().prepare();
        recognizer().prepare();

        assertThat(recognizer().name()).matches("[a-z]+");
    }

    @Test
    default void what_is_said_is_understood() throws Exception {
        assertThat(transcript(recognizer(), speech().said(phrase())))
                .isEqualTo(new Transcript(phrase(), true));
    }

    @Test
    default void one_recogniser_serves_one_utterance_after_the_other() throws Exception {
        short[] said = speech().said(phrase());
        for (int i = 0; i < 3; i++) {
            assertThat(transcript(recognizer(), said).text()).isEqualTo(phrase());
        }
    }

    @Test
    default void an_utterance_without_speech_has_a_blank_transcript() throws Exception {
        assertThat(transcript(recognizer(), new short[0])).isEqualTo(new Transcript("", true));
    }

    @Test
    default void partial_transcripts_change_and_none_comes_after_the_whole() throws Exception {
        AtomicBoolean finished = new AtomicBoolean();
        List<Transcript> late = new ArrayList<>();
        ConcurrentLinkedQueue<Transcript> told = new ConcurrentLinkedQueue<>();
        try (Recognition recognition =
                recognizer()
                        .begin(partial -> {
                            told.add(partial);
                            if (finished.get()) {
                                late.add(partial);
                            }
                        })) {
            Speech.hear(recognition, speech().said(phrase()));
            Transcript whole = recognition.finish(PATIENCE);
            finished.set(true);
            assertThat(whole.last()).isTrue();
        }
        transcript(recognizer(), speech().said(phrase()));

        assertThat(told).noneMatch(Transcript::last).noneMatch(one -> one.text().isBlank());
        assertThat(told).doesNotHaveDuplicates();
        assertThat(late).isEmpty();
    }

    @Test
    default void the_beginning_of_an_utterance_that_is_too_long_is_kept() throws Exception {
        short[] said = speech().said(phrase());
        try (Recognition recognition = recognizer().begin(partial -> {})) {
            Speech.hear(recognition, said);
            Speech.hear(recognition, new short[10 * SpeechBuffer.SAMPLE_RATE]);
            Transcript whole = recognition.finish(PATIENCE);

            assertThat(whole.unheard().toMillis())
                    .isCloseTo(5_000 + said.length * 1_000L / SpeechBuffer.SAMPLE_RATE, within(1L));
        }
    }

    @Test
    default void after_its_end_an_utterance_hears_nothing() throws Exception {
        try (Recognition recognition = recognizer().begin(partial -> {})) {
            recognition.finish(PATIENCE);

            assertThatIllegalStateException().isThrownBy(() -> recognition.hear(new short[320]));
        }
    }

    @Test
    default void an_utterance_may_be_given_up() throws Exception {
        for (int i = 0; i < 50; i++) {
            Recognition recognition = recognizer().begin(partial -> {});
            Speech.hear(recognition, new short[3 * Speech.FRAME]);
            recognition.close();
            recognition.close();
        }

        assertThat(transcript(recognizer(), speech().said(phrase())).text()).isEqualTo(phrase());
    }

    @Test
    default void ten_utterances_at_once_are_all_understood() throws Exception {
        short[] said = speech().said(phrase());
        Callable<String> one = () -> transcript(recognizer(), said).text();
        try (ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                all.add(sessions.submit(one));
            }
            for (Future<String> each : all) {
                assertThat(each.get()).isEqualTo(phrase());
            }
        }
    }

    @Test
    default void a_closed_recogniser_says_so() throws Exception {
        Recognizer other = another();
        other.close();
        other.close();

        assertThatExceptionOfType(RecognitionException.class)
                .isThrownBy(() -> other.begin(partial -> {}))
                .withMessage(other.name() + " is closed");
    }

    static Transcript transcript(Recognizer recognizer, short[] speech) throws Exception {
        try (Recognition recognition = recognizer.begin(partial -> {})) {
            Speech.hear(recognition, speech);
            return recognition.finish(PATIENCE);
        }
    }
}
