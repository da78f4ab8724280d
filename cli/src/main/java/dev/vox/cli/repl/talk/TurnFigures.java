package dev.vox.cli.repl.talk;

import dev.vox.runtime.orchestrator.message.ServerMessage;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Locale;

/// What the stack measured of its answer to a turn of the user's.
///
/// @param number of the turn in the session, from 1
/// @param sentences of the answer that were begun
/// @param recognised end of the user's speech → its final transcript; null for a text
/// @param dialogue transcript or text → the answer's first sentence; null without one
/// @param firstFrame end of the speech, or the text → the answer's first frame; null without one
/// @param outcome the stack's word: `completed`, `stopped`, `failed`
public record TurnFigures(
        int number,
        int sentences,
        @Nullable Duration recognised,
        @Nullable Duration dialogue,
        @Nullable Duration firstFrame,
        String outcome) {
    static TurnFigures of(ServerMessage.Turn turn) {
        return new TurnFigures(
                turn.turn(),
                turn.sentences(),
                time(turn.recognisedMillis()),
                time(turn.dialogueMillis()),
                time(turn.firstFrameMillis()),
                turn.outcome().name().toLowerCase(Locale.ROOT));
    }

    private static @Nullable Duration time(@Nullable Double millis) {
        return millis == null ? null : Duration.ofNanos(Math.round(millis * 1_000_000));
    }
}
