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

    /// An utterance sounds, or is paused.
    ///
    /// @param utterance its number, from 1
    /// @param waiting the numbers of the texts behind it: the next `waiting` ones
    /// @param paused whether its audio is held
    /// @param endsWith the reason with which the session ends after the last text, or null when it goes on
    record Speaking(int utterance, int waiting, boolean paused, @Nullable EndReason endsWith)
            implements SessionState {
        public Speaking {
            if (utterance < 1 || waiting < 0) {
                throw new IllegalArgumentException(
                        "no such utterance: " + utterance + ", waiting " + waiting);
            }
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
