package dev.vox.voice;

import dev.vox.runtime.orchestrator.message.ServerMessage;

import java.time.Duration;

/// What happens in a conversation, on either side. Every time is in nanoseconds of the session's ticker.
public sealed interface ConversationEvent {
    /// When it happened: for a message its arrival, for a sound the moment at the ear or at the mouth.
    long at();

    /// The session changed its state.
    ///
    /// @param since the session began, by the server's clock
    record StateChanged(long at, String from, String to, Duration since)
            implements ConversationEvent {}

    /// Something was said.
    ///
    /// @param role `user` or `assistant`
    /// @param complete whether the text is final
    record Transcript(long at, String role, String text, boolean complete)
            implements ConversationEvent {}

    /// The server's detector heard a boundary of the user's speech.
    ///
    /// @param boundaryAt where the speech began or ended in the user's audio, as the server says
    /// @param decidedAt the end of the frame at which it was decided
    record SpeechHeard(long at, Boundary boundary, long boundaryAt, long decidedAt)
            implements ConversationEvent {}

    /// A boundary of the user's speech.
    enum Boundary {
        BEGAN,
        ENDED,
        /// It was no speech: what was held goes on.
        FALSE_ALARM
    }

    /// The user began to make a sound: the first audible sample of what the user's side plays, noise left out.
    record UserBegan(long at) implements ConversationEvent {}

    /// What the user had to say is said.
    ///
    /// @param at the last audible sample, or the end where nothing was
    record UserEnded(long at) implements ConversationEvent {}

    /// The first frame of an answer came.
    record FirstFrame(long at, long sequence) implements ConversationEvent {}

    /// By the messages alone, an utterance is first to be heard: its first audible sample, were every frame played in its turn.
    ///
    /// @param at the first frame's arrival, the playout buffer and the samples before
    record AudibleDue(long at) implements ConversationEvent {}

    /// A command of the user's own holds the audio.
    ///
    /// @param at until when the sound card plays what it has taken
    record Held(long at) implements ConversationEvent {}

    /// The ear hears something after half a second of silence.
    record AudibleBegan(long at) implements ConversationEvent {}

    /// The ear has heard nothing for half a second.
    ///
    /// @param at the last audible sample
    record AudibleEnded(long at) implements ConversationEvent {}

    /// The server voided what was not played.
    ///
    /// @param upTo the last frame that is void
    /// @param dropped how many were not played
    record Flushed(long at, long upTo, int dropped) implements ConversationEvent {}

    /// A command is in force: the server has taken it and everything before it.
    ///
    /// @param sentAt just before it was written
    record ControlTaken(long at, Command command, long sentAt) implements ConversationEvent {}

    /// An utterance of the server's is over.
    ///
    /// @param figures the server's own
    record UtteranceOver(long at, ServerMessage.Metrics figures) implements ConversationEvent {}

    /// The answer to a turn of the user's is over.
    ///
    /// @param figures the server's own
    record TurnOver(long at, ServerMessage.Turn figures) implements ConversationEvent {}

    /// The server could not do something; the session goes on.
    record Failed(long at, String code, String message) implements ConversationEvent {}

    /// The session is over; nothing follows.
    ///
    /// @param reason a reason of the protocol (`max_messages`), or what broke, as a phrase
    record Over(long at, String reason) implements ConversationEvent {}
}
