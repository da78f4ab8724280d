package dev.vox.runtime.orchestrator.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.runtime.session.EndReason;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The wire keys, and that both ends read what the other writes.
final class MessagesTest {
    @Test
    void serverMessagesHaveTheKeysOfTheContract() {
        assertThat(ServerMessages.encode(new ServerMessage.SessionStart("ws-0123456789ab")))
                .isEqualTo("{\"type\":\"session_start\",\"session_id\":\"ws-0123456789ab\"}");
        assertThat(
                        ServerMessages.encode(
                                new ServerMessage.SessionEnd("ws-0", EndReason.IDLE_TIMEOUT)))
                .isEqualTo(
                        "{\"type\":\"session_end\",\"session_id\":\"ws-0\",\"reason\":\"idle_timeout\"}");
        assertThat(
                        ServerMessages.encode(
                                new ServerMessage.Failure(ErrorCode.INTERNAL_ERROR, "a \"b\"")))
                .isEqualTo(
                        "{\"type\":\"error\",\"message\":\"a"
                                + " \\\"b\\\"\",\"code\":\"INTERNAL_ERROR\"}");
        assertThat(ServerMessages.encode(new ServerMessage.Audio(new byte[3], 48_000, 20, 1)))
                .isEqualTo(
                        "{\"type\":\"audio\",\"pcm\":\"AAAA\",\"sample_rate\":48000,\"frame_ms\":20,\"sequence\":1}");
        assertThat(ServerMessages.encode(new ServerMessage.State("LISTENING", "SPEAKING", 12)))
                .isEqualTo(
                        "{\"type\":\"state\",\"from\":\"LISTENING\",\"to\":\"SPEAKING\",\"at_ms\":12}");
        assertThat(
                        ServerMessages.encode(
                                new ServerMessage.Metrics(
                                        1, 2.5, 60.5, 40, 2, 1.5125, Outcome.COMPLETED)))
                .isEqualTo(
                        "{\"type\":\"metrics\",\"utterance\":1,\"first_frame_ms\":2.5,\"total_ms\":60.5,"
                            + "\"audio_ms\":40,\"frames\":2,\"rtf\":1.5125,\"outcome\":\"completed\"}");
        assertThat(ServerMessages.encode(new ServerMessage.Transcript("user", "hi", true)))
                .isEqualTo(
                        "{\"type\":\"transcript\",\"role\":\"user\",\"text\":\"hi\",\"final\":true}");
        assertThat(ServerMessages.encode(new ServerMessage.Flush(17)))
                .isEqualTo("{\"type\":\"flush\",\"sequence\":17}");
        assertThat(
                        ServerMessages.encode(
                                new ServerMessage.Speech(SpeechMoment.FALSE_ALARM, 1240, 1880)))
                .isEqualTo(
                        "{\"type\":\"speech\",\"event\":\"false_alarm\",\"at_ms\":1240,\"decided_at_ms\":1880}");
        assertThat(
                        ServerMessages.encode(
                                new ServerMessage.Turn(2, 612.5, 3.25, 640.0, 1, Outcome.STOPPED)))
                .isEqualTo(
                        "{\"type\":\"turn\",\"turn\":2,\"recognised_ms\":612.5,\"dialogue_ms\":3.25,"
                            + "\"speech_end_to_first_frame_ms\":640.0,\"sentences\":1,\"outcome\":\"stopped\"}");
    }

    @Test
    void clientMessagesHaveTheKeysOfTheContract() {
        assertThat(ClientMessages.encode(new ClientMessage.Text("hi", true)))
                .isEqualTo("{\"type\":\"text\",\"text\":\"hi\",\"is_final\":true}");
        assertThat(ClientMessages.encode(new ClientMessage.Text("hi", true, Role.ASSISTANT)))
                .isEqualTo(
                        "{\"type\":\"text\",\"text\":\"hi\",\"is_final\":true,\"role\":\"assistant\"}");
        assertThat(ClientMessages.encode(new ClientMessage.Control(ControlAction.STOP)))
                .isEqualTo("{\"type\":\"control\",\"command\":\"STOP\"}");
        assertThat(
                        ClientMessages.encode(
                                new ClientMessage.Hello(
                                        Set.of(Topic.METRICS, Topic.STATE), "kevin16", Pace.FAST)))
                .isEqualTo(
                        "{\"type\":\"hello\",\"accept\":[\"state\",\"metrics\"],\"voice\":\"kevin16\",\"pace\":\"fast\"}");
        assertThat(ClientMessages.encode(new ClientMessage.Hello(null, null, null)))
                .isEqualTo("{\"type\":\"hello\"}");
        assertThat(ClientMessages.encode(new ClientMessage.AudioFormat(16_000)))
                .isEqualTo("{\"type\":\"audio_format\",\"sample_rate\":16000}");
    }

    static List<ClientMessage> clientMessages() {
        return List.of(
                new ClientMessage.Text("Grüße, \"Welt\"\n\u2028\uD83D\uDE00", false),
                new ClientMessage.Text("whose words", true, Role.USER),
                new ClientMessage.Control(ControlAction.PAUSE),
                new ClientMessage.Hello(Set.of(Topic.values()), "a", Pace.REALTIME),
                new ClientMessage.Hello(Set.of(), null, null),
                new ClientMessage.Hello(null, null, null),
                new ClientMessage.AudioFormat(48_000));
    }

    @ParameterizedTest
    @MethodSource("clientMessages")
    void aClientMessageIsReadAsItWasWritten(ClientMessage message) throws Exception {
        assertThat(ClientMessages.decode(ClientMessages.encode(message))).isEqualTo(message);
    }

    static List<ServerMessage> serverMessages() {
        return List.of(
                new ServerMessage.SessionStart("ws-0"),
                new ServerMessage.SessionEnd("ws-0", EndReason.SERVER_SHUTDOWN),
                new ServerMessage.Failure(ErrorCode.VOICE_UNAVAILABLE, "no such voice"),
                new ServerMessage.State("IDLE", "LISTENING", 0),
                new ServerMessage.Metrics(3, null, 0, 0, 0, null, Outcome.STOPPED),
                new ServerMessage.Metrics(3, 1.25, 80, 40, 2, 2.0, Outcome.FAILED),
                new ServerMessage.Transcript("assistant", "hello", false),
                new ServerMessage.Flush(0),
                new ServerMessage.Speech(SpeechMoment.BEGAN, 0, 80),
                new ServerMessage.Failure(ErrorCode.RECOGNITION_FAILED, "not recognised"),
                new ServerMessage.Failure(ErrorCode.DIALOGUE_FAILED, "no answer"),
                new ServerMessage.Turn(1, null, null, null, 0, Outcome.FAILED));
    }

    @ParameterizedTest
    @MethodSource("serverMessages")
    void aServerMessageIsReadAsItWasWritten(ServerMessage message) throws Exception {
        assertThat(ServerMessages.decode(ServerMessages.encode(message))).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 9, 10, 99, 12_345, Long.MAX_VALUE})
    void theFastAudioWriterWritesWhatTheCodecWrites(long sequence) {
        AudioText writer = new AudioText();
        byte[] pcm = new byte[1920];
        for (int i = 0; i < pcm.length; i++) {
            pcm[i] = (byte) (i * 7 + sequence);
        }
        // The second message must not keep anything of a longer first one.
        int unused = writer.write(new byte[1920], Long.MAX_VALUE);
        int length = writer.write(pcm, sequence);

        assertThat(new String(writer.bytes(), 0, length, StandardCharsets.US_ASCII))
                .isEqualTo(
                        ServerMessages.encode(new ServerMessage.Audio(pcm, 48_000, 20, sequence)));
    }

    @Test
    void aBinaryFrameIsSequenceAndSamples() throws Exception {
        byte[] pcm = new byte[1920];
        Arrays.fill(pcm, (byte) 5);
        byte[] frame = new byte[1928];
        AudioBinary.write(pcm, 0x0102030405060708L, frame);

        assertThat(Arrays.copyOf(frame, 8)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        ServerMessage.Audio audio = AudioBinary.decode(frame);
        assertThat(audio.sequence()).isEqualTo(0x0102030405060708L);
        assertThat(audio.pcm()).isEqualTo(pcm);
        assertThatThrownBy(() -> AudioBinary.decode(new byte[1927]))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("1928");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"audio\",\"pcm\":\"!\",\"sample_rate\":48000,\"frame_ms\":20,\"sequence\":1}",
                "{\"type\":\"audio\",\"pcm\":\"AAAA\",\"sample_rate\":99999999999,\"frame_ms\":20,\"sequence\":1}",
                "{\"type\":\"session_end\",\"session_id\":\"a\",\"reason\":\"boredom\"}",
                "{\"type\":\"error\",\"message\":\"a\"}",
                "{\"type\":\"party\"}",
            })
    void aServerMessageThatIsNoneIsRefused(String json) {
        assertThatThrownBy(() -> ServerMessages.decode(json))
                .isInstanceOf(InvalidMessageException.class);
    }

    @Test
    void anErrorWithAForeignCodeIsStillAnError() throws Exception {
        assertThat(
                        ServerMessages.decode(
                                "{\"type\":\"error\",\"message\":\"full\",\"code\":\"RATE_LIMIT\"}"))
                .isEqualTo(new ServerMessage.Failure(ErrorCode.INTERNAL_ERROR, "RATE_LIMIT: full"));
    }

    @Test
    void fieldsThatAreNotKnownAreIgnored() throws Exception {
        assertThat(ClientMessages.decode("{\"a\":[{}],\"text\":\"b\",\"type\":\"text\"}"))
                .isEqualTo(new ClientMessage.Text("b", true));
    }

    @Test
    void deepNestingIsRefusedAndNotFollowed() {
        assertThatThrownBy(() -> ClientMessages.decode("[".repeat(1 << 20)))
                .isInstanceOf(InvalidMessageException.class);
    }
}
