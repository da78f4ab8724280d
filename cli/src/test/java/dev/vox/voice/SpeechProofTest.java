package dev.vox.voice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;

/// The stack speaks so that a recognizer understands it: text in by WebSocket, audio out, and words out of that audio.
@Timeout(120)
class SpeechProofTest {
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
                VoiceClient client = new VoiceClient();
                VoiceSession session =
                        client.open(
                                SessionOptions.of(stack.address())
                                        .withVoice("kevin16")
                                        .withPace(Pace.FAST))) {
            GrammarRecognizer recognizer = new GrammarRecognizer("commands");
            for (String command : COMMANDS) {
                String heard = recognizer.recognize(spoken(session, command));
                reporter.publishEntry(command, heard);
                if (heard.equals(command)) {
                    right.add(command);
                }
            }
            for (String alternative : ALTERNATIVES) {
                String heard = recognizer.recognize(spoken(session, alternative));
                reporter.publishEntry(alternative, heard);
                understood.add(heard);
            }
        }

        assertThat(right).as("commands understood").hasSizeGreaterThanOrEqualTo(18);
        assertThat(understood).as("what is no command").doesNotContainAnyElementsOf(COMMANDS);
    }

    private static short[] spoken(VoiceSession session, String text) throws Exception {
        Heard heard = new Heard();
        UtteranceMeasurement measured = session.speak(text, heard);
        assertThat(measured.sequenceErrors()).isEmpty();
        assertThat(measured.firstAudible()).isPresent();
        return Downsampler.to16kHz(heard.samples());
    }
}
