package dev.vox.cli.repl.talk;

import dev.vox.voice.ConversationEvent;

import java.time.Duration;
import java.util.Optional;

/// What there is to tell of what happens in a session.
final class Translation {
    private Translation() {}

    /// The event of the loop; empty for what only measurements need.
    static Optional<ReplEvent> of(ConversationEvent event) {
        return switch (event) {
            case ConversationEvent.StateChanged(long _, String from, String to, Duration since) ->
                    Optional.of(new ReplEvent.State(from, to, since));
            case ConversationEvent.Transcript(long _, String role, String text, boolean complete) ->
                    Optional.of(new ReplEvent.Transcript(role, text, complete));
            case ConversationEvent.SpeechHeard heard ->
                    Optional.of(new ReplEvent.Speech(heard.boundary()));
            case ConversationEvent.TurnOver(long _, var figures) ->
                    Optional.of(new ReplEvent.Turn(TurnFigures.of(figures)));
            case ConversationEvent.AudibleBegan _ -> Optional.of(new ReplEvent.Audible());
            case ConversationEvent.AudibleEnded _ -> Optional.of(new ReplEvent.Silent());
            case ConversationEvent.Flushed(long _, long _, int dropped) ->
                    Optional.of(new ReplEvent.Flush(dropped));
            case ConversationEvent.Failed(long _, String code, String message) ->
                    Optional.of(new ReplEvent.Problem(code, message, null));
            case ConversationEvent.Over(long _, String reason) ->
                    Optional.of(new ReplEvent.Over(reason));
            case ConversationEvent.ControlTaken taken ->
                    Optional.of(
                            new ReplEvent.Control(
                                    taken.command(),
                                    Duration.ofNanos(taken.at() - taken.sentAt())));
            case ConversationEvent.FirstFrame _,
                    ConversationEvent.UtteranceOver _,
                    ConversationEvent.UserBegan _,
                    ConversationEvent.UserEnded _,
                    ConversationEvent.AudibleDue _,
                    ConversationEvent.Held _ ->
                    Optional.empty();
        };
    }
}
