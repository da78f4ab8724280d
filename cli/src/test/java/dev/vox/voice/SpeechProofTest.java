package dev.vox.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.asr.Recognition;
import dev.vox.runtime.asr.Recognizer;
import dev.vox.runtime.asr.sphinx.SphinxMode;
import dev.vox.runtime.asr.sphinx.SphinxRecognizer;
import dev.vox.runtime.asr.sphinx.SphinxSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The stack speaks so that a recognizer understands it: text in by WebSocket, audio out, and words out of that audio.
@Timeout(120)
class SpeechProofTest {
    private static final String GRAMMAR = "/grammar/commands.gram";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<String> COMMANDS =
            List.of(
                    "open the front door",
                    "close the front door",
                    "turn on the kitchen light",
                    "turn off the bedroom lamp",
                    "play some classical music",
                    "stop the music now",
                    "what time is it",
                    "set an alarm for seven",
                    "call my brother tomorrow",
                    "send a message to mary",
                    "read the next chapter",
                    "pause the recording",
                    "show me the weather",
                    "lower the volume please",
                    "raise the temperature",
                    "start the engine",
                    "cancel the last order",
                    "go back to the menu",
                    "tell me a story",
                    "good night everyone");

    /// Said like the commands, but none of them: what hears a command in everything would hear one here.
    private static final List<String> ALTERNATIVES =
            List.of(
                    "lock the garage window",
                    "raise the pressure now",
                    "call my father tonight",
                    "read the first verse",
                    "good morning everyone");

    @Test
    void twenty_commands_are_understood(TestReporter reporter) throws Exception {
        List<String> right = new ArrayList<>();
        List<String> understood = new ArrayList<>();
        try (RunningStack stack = RunningStack.start();
                Recognizer recognizer = recognizer();
                VoiceClient client = new VoiceClient();
                VoiceSession session =
                        client.open(
                                SessionOptions.of(stack.address())
                                        .withVoice("kevin16")
                                        .withPace(Pace.FAST))) {
            for (String command : COMMANDS) {
                String heard = recognized(recognizer, spoken(session, command));
                reporter.publishEntry(command, heard);
                if (heard.equals(command)) {
                    right.add(command);
                }
            }
            for (String alternative : ALTERNATIVES) {
                String heard = recognized(recognizer, spoken(session, alternative));
                reporter.publishEntry(alternative, heard);
                understood.add(heard);
            }
        }

        assertThat(right).as("commands understood").hasSizeGreaterThanOrEqualTo(18);
        assertThat(understood).as("what is no command").doesNotContainAnyElementsOf(COMMANDS);
    }

    private static Recognizer recognizer() throws Exception {
        try (InputStream grammar = SpeechProofTest.class.getResourceAsStream(GRAMMAR)) {
            String jsgf = new String(grammar.readAllBytes(), StandardCharsets.UTF_8);
            Recognizer recognizer =
                    new SphinxRecognizer(SphinxSettings.of(new SphinxMode.Grammar(jsgf)));
            recognizer.prepare();
            return recognizer;
        }
    }

    private static String recognized(Recognizer recognizer, short[] samples) throws Exception {
        try (Recognition recognition = recognizer.begin(partial -> {})) {
            recognition.hear(samples);
            return recognition.finish(PATIENCE).text();
        }
    }

    private static short[] spoken(VoiceSession session, String text) throws Exception {
        Heard heard = new Heard();
        UtteranceMeasurement measured = session.speak(text, heard);
        assertThat(measured.sequenceErrors()).isEmpty();
        assertThat(measured.firstAudible()).isPresent();
        return Downsampler.to16kHz(heard.samples());
    }
}
