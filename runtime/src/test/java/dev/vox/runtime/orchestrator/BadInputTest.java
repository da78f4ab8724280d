package dev.vox.runtime.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.model.Await;
import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.ServerMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// What is no message is answered with an error that says why, and the session goes on.
final class BadInputTest {
    private static final int MEBIBYTE = 1 << 20;

    private final FakeWorker worker = FakeWorker.start();
    private final Orchestra orchestra = Orchestra.with(worker);

    @AfterEach
    void stop() {
        orchestra.close();
        worker.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "hello                                            | not JSON",
                "{'type':'text','text':'a'                        | not JSON",
                "{'type':'text','text':'a'} {}                    | not JSON",
                "{type:text}                                      | not JSON",
                "{'type':'text','text':nan}                       | not JSON",
                "[1,2]                                            | not a JSON object",
                "{'text':'a'}                                     | missing field: type",
                "{'type':7}                                       | field type must be a string",
                "{'type':'sing','text':'a'}                       | unknown type: sing",
                "{'type':'text'}                                  | missing field: text",
                "{'type':'text','text':null}                      | field text must be a string",
                "{'type':'text','text':5}                         | field text must be a string",
                "{'type':'text','text':''}                        | field text is empty",
                "{'type':'text','text':'a','is_final':'yes'}      | field is_final must be",
                "{'type':'control'}                               | missing field: command",
                "{'type':'control','command':'JUMP'}              | unknown command: JUMP",
                "{'type':'control','command':['STOP']}            | field command must be",
                "{'type':'hello','accept':'state'}                | field accept must be",
                "{'type':'hello','accept':['weather']}            | unknown accept: weather",
                "{'type':'hello','voice':''}                      | field voice is empty",
                "{'type':'hello','pace':'slow'}                   | unknown pace: slow",
                "{'type':'audio_format'}                          | missing field: sample_rate",
                "{'type':'audio_format','sample_rate':44100}      | must be 48000 or 16000",
                "{'type':'audio_format','sample_rate':16000.5}    | not a whole number",
            })
    void isNamedAndTheSessionGoesOn(String message, String complaint) {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.sendRaw(message.replace('\'', '"'));
            ServerMessage.Failure failure = client.next(ServerMessage.Failure.class);

            assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_MESSAGE);
            assertThat(failure.message()).contains(complaint);
            assertThat(client.text("a 1").frames(1)).hasSize(1);
        }
    }

    @Test
    void anAudioFrameOfTheWrongSizeIsNamed() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.sendBinary(new byte[1919]);
            assertThat(client.error(ErrorCode.INVALID_MESSAGE).message()).contains("1920", "1919");
        }
    }

    @Test
    void audioIsRefusedOnceInLegacyMode() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.sendBinary(new byte[1920]).sendBinary(new byte[1920]);
            assertThat(client.error(ErrorCode.INVALID_MESSAGE).message())
                    .contains("legacy mode takes text");
            // The next message is not another refusal.
            assertThat(client.text("a 1").frames(1)).hasSize(1);
        }
    }

    @Test
    void anAudioFormatChangesTheSizeOfFrames() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.sendRaw("{\"type\":\"audio_format\",\"sample_rate\":16000}");
            assertThat(client.error(ErrorCode.INVALID_MESSAGE).message()).contains("legacy mode");
            client.sendBinary(new byte[640]).sendBinary(new byte[1920]);
            assertThat(client.error(ErrorCode.INVALID_MESSAGE).message()).contains("640", "1920");
        }
    }

    @Test
    void aMessageOfExactlyOneMebibyteIsAccepted() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.sendRaw(textOf(MEBIBYTE));
            assertThat(client.frames(7)).hasSize(7);
        }
    }

    @Test
    void aMessageOverOneMebibyteCloses1009() {
        try (TestClient client = orchestra.client()) {
            client.started();
            sendTolerantly(client, textOf(MEBIBYTE + 1));
            TestClient.Closed closed = client.awaitClosed();

            assertThat(closed.code()).isEqualTo(1009);
            assertThat(closed.reason()).contains("1048576");
            Await.until("the session is gone", () -> orchestra.server.sessions() == 0);
        }
    }

    @Test
    void fragmentsAreOneMessage() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.sendPart("{\"type\":\"text\",", false)
                    .sendPart("\"text\":\"a", false)
                    .sendPart(" 3\"}", true);
            assertThat(client.frames(3)).hasSize(3);
        }
    }

    @Test
    void fragmentsThatSumOverOneMebibyteClose1009() {
        try (TestClient client = orchestra.client()) {
            client.started();
            String half = textOf(MEBIBYTE).substring(0, MEBIBYTE / 2);
            client.sendPart(half, false);
            client.sendPart("x".repeat(MEBIBYTE / 2), false);
            sendTolerantly(client, "x");

            assertThat(client.awaitClosed().code()).isEqualTo(1009);
        }
    }

    @Test
    void aRefusedMessageDoesNotReachTheWorker() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.sendRaw("{\"type\":\"text\",\"text\":\"\"}");
            client.error(ErrorCode.INVALID_MESSAGE);
            client.text("a 1").frames(1);
            assertThat(worker.calls).filteredOn(call -> call.startsWith("text")).hasSize(1);
        }
    }

    /// A JSON text message of so many bytes, whose words ask for 7 frames.
    private static String textOf(int bytes) {
        String before = "{\"type\":\"text\",\"text\":\"a 7 ";
        String after = "\"}";
        return before + "x".repeat(bytes - before.length() - after.length()) + after;
    }

    /// The server may close before all of it is sent.
    private static void sendTolerantly(TestClient client, String message) {
        try {
            client.sendPart(message, true);
        } catch (CompletionException e) {
            assertThat(client.closed).succeedsWithin(20, TimeUnit.SECONDS);
        }
    }
}
