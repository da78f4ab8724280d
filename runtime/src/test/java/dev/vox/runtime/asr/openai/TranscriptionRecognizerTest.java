package dev.vox.runtime.asr.openai;

import static dev.vox.runtime.asr.openai.TranscriptionServer.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vox.runtime.asr.Recognition;
import dev.vox.runtime.asr.RecognitionException;
import dev.vox.runtime.asr.Recognizer;
import dev.vox.runtime.asr.RecognizerContract;
import dev.vox.runtime.asr.Speech;
import dev.vox.runtime.asr.SpeechBuffer;
import dev.vox.runtime.model.Await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

final class TranscriptionRecognizerTest implements RecognizerContract {
    private static final String KEY = "sk-test-0123456789";
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME;
    private static final Duration SHORT = Duration.ofMillis(300);

    private final List<Recognizer> made = new ArrayList<>();
    private TranscriptionServer server;
    private Speech speech;
    private Recognizer recognizer;

    @BeforeEach
    void start() throws Exception {
        server = new TranscriptionServer();
        speech = new Speech();
        recognizer = another();
    }

    @AfterEach
    void stop() {
        made.forEach(Recognizer::close);
        server.close();
        speech.close();
    }

    private TranscriptionSettings settings() {
        return TranscriptionSettings.of(server.base(), KEY)
                .withTimes(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(5));
    }

    private Recognizer with(TranscriptionSettings settings) {
        Recognizer one = new TranscriptionRecognizer(settings);
        made.add(one);
        return one;
    }

    @Override
    public Recognizer recognizer() {
        return recognizer;
    }

    @Override
    public Recognizer another() {
        return with(settings());
    }

    @Override
    public String phrase() {
        return "turn the lights on";
    }

    @Override
    public Speech speech() {
        return speech;
    }

    @Test
    void the_speech_is_sent_as_a_form_with_a_wav_file() throws Exception {
        short[] said = speech.said("stop");
        RecognizerContract.transcript(recognizer, said);

        TranscriptionServer.Request request = server.requests.getFirst();
        assertThat(request.path()).isEqualTo("/v1/audio/transcriptions");
        assertThat(request.headers().get("Authorization")).containsExactly("Bearer " + KEY);
        assertThat(request.text())
                .contains("name=\"model\"\r\n", "\r\n\r\nwhisper-1\r\n")
                .contains("name=\"language\"\r\n", "\r\n\r\nen\r\n")
                .contains("name=\"file\"; filename=\"speech.wav\"\r\n")
                .endsWith("--\r\n");
        int wav = request.text().indexOf("RIFF");
        ByteBuffer header =
                ByteBuffer.wrap(request.body(), wav, 44).slice().order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header.getInt(24)).isEqualTo(SpeechBuffer.SAMPLE_RATE);
        assertThat(header.getInt(40)).isEqualTo(said.length * Short.BYTES);
    }

    @Test
    void a_service_without_a_key_is_sent_none() throws Exception {
        Recognizer open = with(TranscriptionSettings.of(server.base(), "").with("tiny", ""));
        open.prepare();
        RecognizerContract.transcript(open, speech.said("stop"));

        assertThat(server.requests.getFirst().headers()).doesNotContainKey("Authorization");
        assertThat(server.requests.getFirst().text()).doesNotContain("name=\"language\"");
    }

    @Test
    void openai_itself_wants_a_key() {
        Recognizer keyless = with(TranscriptionSettings.of(TranscriptionSettings.DEFAULT_BASE, ""));

        assertThatExceptionOfType(RecognitionException.class)
                .isThrownBy(keyless::prepare)
                .withMessageEndingWith("set OPENAI_API_KEY");
    }

    @Test
    void a_key_that_is_refused_is_named_by_its_variable_and_not_shown() {
        server.then(
                json(401, "{\"error\": {\"message\": \"bad key " + KEY + " sk-x\\u001b[2J\"}}"));

        assertThat(failure(recognizer))
                .isEqualTo(
                        "the transcription service at %s answered 401: bad key *** ***; set"
                                        .formatted(server.base().getAuthority())
                                + " OPENAI_API_KEY to a key that is valid there");
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void a_model_that_is_not_there_has_a_fix() {
        server.then(json(404, "{\"error\": \"no such model\"}"));

        assertThat(failure(recognizer))
                .endsWith(
                        "answered 404: no such model; check OPENAI_BASE_URL and the model's name");
    }

    @Test
    void a_long_refusal_is_shortened() {
        server.then(json(400, "{\"error\": {\"message\": \"" + "very ".repeat(1_000) + "\"}}"));

        assertThat(failure(recognizer)).hasSizeLessThan(300).endsWith("…");
    }

    @Test
    void a_service_that_is_busy_is_asked_again_when_it_says() throws Exception {
        server.then(
                json(429, "{}", "Retry-After", "1"),
                exchange -> {
                    String then = DATE.format(ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(2));
                    json(503, "", "Retry-After", then).to(exchange);
                });
        long start = System.nanoTime();

        assertThat(RecognizerContract.transcript(recognizer, speech.said("stop")).text())
                .isEqualTo(phrase());
        assertThat(server.requests).hasSize(3);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void a_service_that_asks_for_more_time_than_there_is_is_given_up() {
        server.then(json(429, "{}", "Retry-After", "60"));

        assertThat(failure(recognizer))
                .endsWith("answered 429, and there is no time for another attempt");
    }

    @Test
    void an_account_that_is_used_up_is_not_asked_again() {
        server.then(
                json(429, "{\"error\": {\"message\": \"pay\", \"code\": \"insufficient_quota\"}}"));

        assertThat(failure(recognizer)).endsWith("answered 429: pay");
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void a_service_that_stays_broken_is_given_up_after_its_attempts() {
        server.then(json(500, "oops"), json(502, "<html>"), json(500, "{\"error\": 7}"));

        assertThat(failure(recognizer)).endsWith("answered 500: 7, in attempt 3");
        assertThat(server.requests).hasSize(3);
    }

    @Test
    void an_attempt_without_an_answer_is_followed_by_another() throws Exception {
        server.then(server.silence(), server.half());
        Recognizer hasty =
                with(settings().withTimes(SHORT, Duration.ofSeconds(30), Duration.ofSeconds(5)));

        assertThat(RecognizerContract.transcript(hasty, speech.said("stop")).text())
                .isEqualTo(phrase());
        assertThat(server.requests).hasSize(3);
    }

    @Test
    void the_deadline_holds_for_all_attempts_together() throws Exception {
        server.then(server.silence());
        try (Recognition recognition = recognizer.begin(partial -> {})) {
            Speech.hear(recognition, speech.said("stop"));

            assertThatExceptionOfType(RecognitionException.class)
                    .isThrownBy(() -> recognition.finish(SHORT))
                    .withMessageContaining("gave no answer within")
                    .withMessageEndingWith("and there is no time for another attempt");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "what?", "[]", "{\"txt\": \"stop\"}", "{\"text\": null}", "{"})
    void an_answer_that_is_none_is_said_to_be(String body) {
        server.then(json(200, body));

        assertThat(failure(recognizer)).endsWith("answered what is no transcript");
    }

    @Test
    void a_service_that_is_not_there_is_named() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Recognizer lost =
                with(TranscriptionSettings.of(URI.create("http://127.0.0.1:" + port), KEY));

        assertThat(failure(lost))
                .isEqualTo(
                        "the transcription service at 127.0.0.1:%d cannot be reached, in attempt 3"
                                .formatted(port));
    }

    @Test
    void a_transcription_that_is_given_up_ends_at_once() throws Exception {
        server.then(server.silence());
        Recognition recognition = recognizer.begin(partial -> {});
        Speech.hear(recognition, speech.said("stop"));
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread.startVirtualThread(() -> finish(recognition, answer));
        Await.until("the service is asked", () -> !server.requests.isEmpty());
        recognition.close();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> answer.get(5, TimeUnit.SECONDS))
                .withCauseInstanceOf(RecognitionException.class)
                .withMessageContaining("given up");
    }

    @Test
    void settings_do_not_show_the_key() {
        assertThat(settings().toString()).doesNotContain(KEY).contains("whisper-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TranscriptionSettings.of(URI.create("ftp://x"), KEY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TranscriptionSettings.of(server.base(), "two\nlines"))
                .withMessageNotContaining("two");
    }

    private static void finish(Recognition recognition, CompletableFuture<String> answer) {
        try {
            answer.complete(recognition.finish(PATIENCE).text());
        } catch (RecognitionException | InterruptedException e) {
            answer.completeExceptionally(e);
        }
    }

    private String failure(Recognizer one) {
        List<String> message = new ArrayList<>();
        assertThatExceptionOfType(RecognitionException.class)
                .isThrownBy(() -> RecognizerContract.transcript(one, speech.said("stop")))
                .satisfies(e -> message.add(e.getMessage()));
        assertThat(message.getFirst()).doesNotContain(KEY);
        return message.getFirst();
    }
}
