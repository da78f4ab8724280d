package dev.vox.template.just;

import java.util.List;

/// What a command in a recipe is to vox.
sealed interface Meaning {
    /// It only talks, or sets up the shell.
    record Quiet() implements Meaning {}

    /// A command of vox does it.
    ///
    /// @param words the command, `vox` left out, with the arguments that it takes over
    /// @param leftOut the arguments that it has nothing for
    record Does(List<String> words, List<String> leftOut) implements Meaning {
        public Does {
            words = List.copyOf(words);
            leftOut = List.copyOf(leftOut);
        }

        /// As it is typed.
        String command() {
            return "vox " + String.join(" ", words);
        }
    }

    /// It is the stack's, and no command of this build does it.
    ///
    /// @param what as a phrase: `builds images`
    /// @param program what does it: `docker compose build`
    record Missing(String what, String program) implements Meaning {}

    /// One of the programs that a project's own tasks are made of.
    record Task(String program) implements Meaning {}

    /// Anything else.
    ///
    /// @param program its name, as far as that may be shown
    /// @param stack whether it is about the stack, as far as its words tell
    record Other(String program, boolean stack) implements Meaning {}
}
