package dev.vox.cli.repl.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.Golden;
import dev.vox.json.Json;
import dev.vox.text.Line;
import dev.vox.voice.Command;
import dev.vox.voice.ConversationEvent.Boundary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// What events look like.
class EventViewsTest {
    @RegisterExtension final Golden golden = new Golden();

    private static final List<ReplEvent> EVENTS =
            List.of(
                    new ReplEvent.Connected("ws://localhost:8080", "ws-0123456789ab", "vox", null),
                    new ReplEvent.State("LISTENING", "SPEAKING", millis(1200)),
                    new ReplEvent.Transcript("user", "what time", false),
                    new ReplEvent.Transcript("user", "what time is it", true),
                    new ReplEvent.Speech(Boundary.BEGAN),
                    new ReplEvent.Speech(Boundary.FALSE_ALARM),
                    new ReplEvent.Audible(),
                    new ReplEvent.Silent(),
                    new ReplEvent.Flush(7),
                    new ReplEvent.Control(Command.PAUSE, Duration.ofNanos(820_000)),
                    new ReplEvent.Utterance(
                            new UtteranceFigures(
                                    1, millis(12), millis(96), millis(1540), "completed")),
                    new ReplEvent.Utterance(
                            new UtteranceFigures(2, null, null, millis(300), "interrupted")),
                    new ReplEvent.Turn(
                            new TurnFigures(
                                    1, 2, millis(180), millis(15), millis(240), "completed")),
                    new ReplEvent.BargeIn(
                            new BargeInFigures(
                                    "speech", millis(100), millis(2), millis(41), millis(143))),
                    new ReplEvent.Problem("WORKER_UNAVAILABLE", "no worker answers", null),
                    new ReplEvent.Problem("", "/pause: takes nothing behind it", "usage: /pause"),
                    new ReplEvent.Over("max_messages"),
                    new ReplEvent.Done("recording to a.wav"),
                    new ReplEvent.Note("speaker: paplay"),
                    new ReplEvent.Warning("half of it is missing"),
                    new ReplEvent.Expectation(3, "expect over", null),
                    new ReplEvent.Expectation(4, "expect state", "did not come within 2 s"));

    @Test
    void a_person_reads_lines() {
        golden.matches(
                EVENTS.stream()
                        .flatMap(event -> EventViews.line(event).stream())
                        .map(Line::text)
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void a_pipe_gets_rows() {
        golden.matches(
                EVENTS.stream()
                        .map(event -> EventViews.row(new Told(millis(1500), event)).text())
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void a_program_gets_objects_whose_keys_stay() {
        golden.matches(
                EVENTS.stream()
                        .map(event ->
                                Json.compactText(EventViews.json(new Told(millis(1500), event))))
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void every_event_has_a_name_that_scripts_know() {
        assertThat(EVENTS).extracting(ReplEvent::name).isSubsetOf(ReplEvent.NAMES);
        assertThat(EVENTS).allMatch(event -> event.fields().containsKey("text"));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
