package dev.vox.cli.repl.script;

import dev.vox.cli.repl.input.Input;
import dev.vox.cli.repl.talk.ReplEvent;

import java.time.Duration;
import java.util.List;

/// A line of a script that asks for something.
sealed interface Step {
    /// Its number in the script, from 1; of an input that takes several lines, the first one's.
    int line();

    /// What the user does.
    ///
    /// @param waits whether the next line waits for the end of what this one begins
    record Act(int line, Input input, boolean waits) implements Step {}

    /// Something has to happen.
    ///
    /// @param text as it is written
    /// @param event its name
    /// @param conditions all of which hold
    /// @param within how long it may take from here
    record Expect(int line, String text, String event, List<Condition> conditions, Duration within)
            implements Step {
        public Expect {
            conditions = List.copyOf(conditions);
        }

        boolean isMetBy(ReplEvent told) {
            return told.name().equals(event) && conditions.stream().allMatch(c -> c.holds(told));
        }
    }

    /// Something must not happen.
    ///
    /// @param wanted what; its time is how long it must not
    record Forbid(int line, Expect wanted) implements Step {}

    /// Time has to pass.
    record Rest(int line, Duration time) implements Step {}
}
