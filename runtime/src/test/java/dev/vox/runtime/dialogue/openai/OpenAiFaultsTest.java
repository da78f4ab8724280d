package dev.vox.runtime.dialogue.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vox.runtime.dialogue.DialogueException;
import dev.vox.runtime.dialogue.DialogueTurns;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

@Timeout(20)
class OpenAiFaultsTest {
    private final ChatServer server = new ChatServer();

    OpenAiFaultsTest() throws IOException {}

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | refuses the key: set OPENAI_API_KEY to a valid one",
                "403 | does not serve this key: see what OPENAI_API_KEY may use",
                "404 | is not there (no such thing): see OPENAI_MODEL and OPENAI_BASE_URL",
                "400 | answers with status 400 (no such thing)",
                "301 | answers with status 301 (no such thing)",
            })
    void whatWouldFailAgainIsNotAskedAgain(int status, String reason) {
        server.answers((_, response) ->
                response.status(
                        status,
                        "Location: http://127.0.0.1:1/\r\n",
                        "{\"error\":{\"message\":\"no such\\nthing\"}}"));
        assertThat(failure()).isEqualTo("openai: small at %s %s".formatted(server.base(), reason));
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void whatMayPassIsAskedAgain(int status) throws Exception {
        server.answers((_, response) -> response.status(status, "", ""))
                .answers((_, response) -> response.status(status, "Retry-After: 0\r\n", "busy"))
                .says("Here.");
        assertThat(answer()).containsExactly("Here.");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void afterTheLastAttemptTheReasonIsTold() {
        for (int attempt = 0; attempt < 3; attempt++) {
            server.answers((_, response) ->
                    response.status(503, "", "{\"error\":{\"message\":\"overloaded\"}}"));
        }
        assertThat(failure()).endsWith("/v1 answers with status 503 (overloaded)");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aConnectionThatBreaksBeforeTheAnswerIsMadeAnew() throws Exception {
        server.answers((_, response) -> response.reset())
                .answers((_, response) -> {
                    response.stream();
                    response.raw(": soon\n\n");
                    response.reset();
                })
                .says("Here.");
        assertThat(answer()).containsExactly("Here.");
    }

    @Test
    void aConnectionThatBreaksInTheAnswerEndsItWithWhatWasSaid() throws Exception {
        server.answers((_, response) -> {
            response.stream();
            response.token("One is said. Two is");
        });
        server.says("Again.");
        List<String> sentences = new ArrayList<>();
        try (OpenAiDialogue dialogue = dialogue(Chats.PATIENT)) {
            DialogueTurns turns = dialogue.open();
            assertThatExceptionOfType(DialogueException.class)
                    .isThrownBy(() -> turns.answer("Go", sentences::add))
                    .withMessageEndingWith("broke off its answer");
            assertThat(sentences).containsExactly("One is said.");
            Chats.answer(turns, "And then?");
        }
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().getLast().messages())
                .contains("assistant: One is said.", "user: And then?");
    }

    @Test
    void anErrorWithinTheStreamIsTold() {
        server.answers((_, response) -> {
            response.stream();
            response.token("One is said. Two");
            response.raw(
                    "event: error\ndata: {\"error\":{\"message\":\"the model fell over\"}}\n\n");
        });
        assertThat(failure()).endsWith("reports: the model fell over");
    }

    @Test
    void whatIsNoCompletionIsNamed() {
        server.answers((_, response) -> {
            response.stream();
            response.raw("data: <html>\n\n");
        });
        assertThat(failure()).endsWith("sends what is no chat completion");
    }

    @Test
    void aPageIsNotTakenForAStream() {
        server.answers((_, response) ->
                response.status(200, "Content-Type: text/html; charset=utf-8\r\n", "<p>Hello"));
        assertThat(failure())
                .endsWith(
                        "answers text/html where a stream of events was asked for: see"
                                + " OPENAI_BASE_URL");
    }

    @Test
    void noWordIsNoAnswer() {
        server.says();
        assertThat(failure()).endsWith("answered without a word");
    }

    @Test
    void anAnswerThatIsTooLongIsGivenUp() {
        server.answers((_, response) -> {
            response.stream();
            while (true) {
                response.raw("data: ");
                response.raw("x".repeat(1 << 16));
            }
        });
        assertThat(failure()).endsWith("answers with more than 8 MiB");
    }

    @Test
    void aServerThatDoesNotBeginIsGivenUp() {
        server.answers((_, response) -> response.awaitEnd());
        assertThat(failure(patience(300, 10_000, 15_000)))
                .endsWith("did not begin to answer within 300 ms");
    }

    @Test
    void keepAlivesAreNoBeginning() {
        server.answers((_, response) -> {
            response.stream();
            while (true) {
                response.raw(": still here\n\n");
                Thread.yield();
            }
        });
        assertThat(failure(patience(300, 10_000, 15_000)))
                .endsWith("did not begin to answer within 300 ms");
    }

    @Test
    void aServerThatFallsSilentIsGivenUp() {
        server.answers((_, response) -> {
            response.stream();
            response.token("One is said. Two");
            response.awaitEnd();
        });
        assertThat(failure(patience(10_000, 300, 15_000)))
                .endsWith("fell silent in its answer for 300 ms");
    }

    @Test
    void aServerThatNeverEndsIsGivenUp() {
        server.answers((_, response) -> {
            response.stream();
            for (int i = 0; i < 1000; i++) {
                response.token("x");
            }
            response.awaitEnd();
        });
        assertThat(failure(patience(10_000, 9_000, 300)))
                .endsWith("did not complete its answer within 300 ms");
    }

    @Test
    void aServerThatWantsToBeLeftAloneForLongIsNotAskedAgain() {
        server.answers((_, response) ->
                response.status(
                        429,
                        "Retry-After: 120\r\n",
                        "{\"error\":{\"message\":\"slow down\",\"code\":\"rate\"}}"));
        assertThat(failure()).endsWith("is asked too often (slow down)");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aDateToComeBackIsHeldAgainstTheServersOwnClock() {
        server.answers((_, response) ->
                response.status(
                        503,
                        "Date: Fri, 20 Nov 2026 19:00:00 GMT\r\n"
                                + "Retry-After: Fri, 20 Nov 2026 20:00:00 GMT\r\n",
                        ""));
        assertThat(failure()).endsWith("answers with status 503");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anEmptyPurseIsNotAskedAgain() {
        server.answers((_, response) ->
                response.status(
                        429,
                        "",
                        "{\"error\":{\"message\":\"pay\",\"code\":\"insufficient_quota\"}}"));
        assertThat(failure()).endsWith("has no quota left for this key (pay)");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void nobodyThereIsSaid() throws Exception {
        URI nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + free.getLocalPort() + "/v1");
        }
        assertThat(failure(Chats.settings(nobody)))
                .isEqualTo(
                        "openai: small at %s cannot be reached: nothing listens there"
                                .formatted(nobody));
    }

    @Test
    void anUnknownHostIsSaid() {
        assertThat(failure(Chats.settings(URI.create("http://nowhere.invalid/v1"))))
                .endsWith("cannot be reached: the host is not known");
    }

    private static ChatSettings.Patience patience(int first, int between, int total) {
        return new ChatSettings.Patience(
                Duration.ofSeconds(10),
                Duration.ofMillis(first),
                Duration.ofMillis(between),
                Duration.ofMillis(total),
                1,
                Duration.ofMillis(5));
    }

    private OpenAiDialogue dialogue(ChatSettings.Patience patience) {
        return new OpenAiDialogue(Chats.settings(server.base(), patience));
    }

    private List<String> answer() throws Exception {
        try (OpenAiDialogue dialogue = dialogue(Chats.PATIENT)) {
            return Chats.answer(dialogue.open(), "Go");
        }
    }

    private String failure() {
        return failure(Chats.PATIENT);
    }

    private String failure(ChatSettings.Patience patience) {
        return failure(Chats.settings(server.base(), patience));
    }

    private static String failure(ChatSettings settings) {
        return String.valueOf(Chats.thrown(settings).getMessage());
    }
}
