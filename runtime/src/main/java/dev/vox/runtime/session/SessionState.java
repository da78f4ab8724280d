package dev.vox.runtime.session;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// Where a conversation stands.
public sealed interface SessionState {
    /// The state's name in messages and logs: `WAITING_FOR_INPUT`.
    String label();

    /// The labels of the states that may follow this one. Staying in a state is no transition.
    Set<String> successors();

    /// Made, and not open yet.
    record Idle() implements SessionState {
        @Override
        public String label() {
            return "IDLE";
        }

        @Override
        public Set<String> successors() {
            return Set.of("LISTENING", "TERMINATED");
        }
    }

    /// Open, silent, and all ear.
    record Listening() implements SessionState {
        @Override
        public String label() {
            return "LISTENING";
        }

        @Override
        public Set<String> successors() {
            return Set.of("SPEAKING", "WAITING_FOR_INPUT", "TERMINATED");
        }
    }

    /// An utterance sounds or is held, or the next sentence of an answer is awaited.
    ///
    /// @param utterance its number, from 1; that of the last one while none sounds
    /// @param sounding whether it is under way; otherwise the answer goes on, or the state would be another
    /// @param waiting the numbers of the texts behind it: the next `waiting` ones
    /// @param paused whether the client holds the audio
    /// @param doubted whether the user's voice holds the audio, until it is sure that it is speech
    /// @param answering whether more sentences may follow by themselves
    /// @param endsWith the reason with which the session ends after the last text, or null when it goes on
    record Speaking(
            int utterance,
            boolean sounding,
            int waiting,
            boolean paused,
            boolean doubted,
            boolean answering,
            @Nullable EndReason endsWith)
            implements SessionState {
        public Speaking {
            if (utterance < 1 || waiting < 0) {
                throw new IllegalArgumentException(
                        "no such utterance: " + utterance + ", waiting " + waiting);
            }
            if (!sounding && (waiting > 0 || !answering)) {
                throw new IllegalArgumentException("nothing sounds, and nothing is awaited");
            }
        }

        /// A text that sounds and belongs to no answer.
        public Speaking(int utterance, int waiting, boolean paused, @Nullable EndReason endsWith) {
            this(utterance, true, waiting, paused, false, false, endsWith);
        }

        /// Whether no audio goes to the client.
        public boolean held() {
            return paused || doubted;
        }

        Speaking withPaused(boolean nowPaused) {
            return new Speaking(
                    utterance, sounding, waiting, nowPaused, doubted, answering, endsWith);
        }

        Speaking withDoubted(boolean nowDoubted) {
            return new Speaking(
                    utterance, sounding, waiting, paused, nowDoubted, answering, endsWith);
        }

        Speaking withAnswering(boolean nowAnswering) {
            return new Speaking(
                    utterance, sounding, waiting, paused, doubted, nowAnswering, endsWith);
        }

        Speaking withWaiting(int nowWaiting) {
            return new Speaking(
                    utterance, sounding, nowWaiting, paused, doubted, answering, endsWith);
        }

        /// Pauses and doubts outlive an utterance: what follows is held as well.
        Speaking followedBy(int next, int nowWaiting) {
            return new Speaking(next, true, nowWaiting, paused, doubted, answering, endsWith);
        }

        Speaking awaiting() {
            return new Speaking(utterance, false, 0, paused, doubted, true, endsWith);
        }

        Speaking endingWith(EndReason reason) {
            return new Speaking(utterance, sounding, waiting, paused, doubted, answering, reason);
        }

        @Override
        public String label() {
            return "SPEAKING";
        }

        @Override
        public Set<String> successors() {
            return Set.of("LISTENING", "BARGED_IN", "WAITING_FOR_INPUT", "TERMINATED");
        }
    }

    /// The user began to speak into an utterance, which was dropped, and still speaks.
    record BargedIn() implements SessionState {
        @Override
        public String label() {
            return "BARGED_IN";
        }

        @Override
        public Set<String> successors() {
            return Set.of("LISTENING", "WAITING_FOR_INPUT", "TERMINATED");
        }
    }

    /// Everything is said; it is the user's turn.
    record WaitingForInput() implements SessionState {
        @Override
        public String label() {
            return "WAITING_FOR_INPUT";
        }

        @Override
        public Set<String> successors() {
            return Set.of("LISTENING", "SPEAKING", "TERMINATED");
        }
    }

    /// Over, for the given reason.
    record Terminated(EndReason reason) implements SessionState {
        @Override
        public String label() {
            return "TERMINATED";
        }

        @Override
        public Set<String> successors() {
            return Set.of();
        }
    }
}
