package dev.vox.stack.plan;

import java.util.List;

/// One thing that `vox dev` does.
public sealed interface Step {
    /// Its name for programs: `start`.
    String word();

    /// What is done, as a phrase.
    String action();

    /// Why.
    String cause();

    /// The command that is run, with its arguments; empty when none is.
    default List<String> command() {
        return List.of();
    }

    /// Wait for a start that somebody else has begun.
    record Await(long pid, String cause) implements Step {
        @Override
        public String word() {
            return "await";
        }

        @Override
        public String action() {
            return "wait until pid " + pid + " is ready";
        }
    }

    /// Remove the record of a stack that has crashed.
    record Clean(long pid, String cause) implements Step {
        @Override
        public String word() {
            return "clean";
        }

        @Override
        public String action() {
            return "remove the record of pid " + pid;
        }
    }

    /// End the stack: its clients are told, and their sessions end in order.
    record Stop(long pid, String cause) implements Step {
        @Override
        public String word() {
            return "stop";
        }

        @Override
        public String action() {
            return "stop the stack, pid " + pid;
        }
    }

    /// Change the model of the stack: utterances under way end with the old one, the next begin with the new.
    record Switch(long pid, String model, String cause) implements Step {
        @Override
        public String word() {
            return "switch";
        }

        @Override
        public String action() {
            return "switch the stack, pid " + pid + ", to model " + model;
        }
    }

    /// Start a stack, and wait until every service is ready.
    record Start(List<String> command, String cause) implements Step {
        public Start {
            command = List.copyOf(command);
        }

        @Override
        public String word() {
            return "start";
        }

        @Override
        public String action() {
            return command.isEmpty() ? "start the stack in the foreground" : "start the stack";
        }
    }

    /// Leave the stack as it is.
    record Keep(long pid, String cause) implements Step {
        @Override
        public String word() {
            return "keep";
        }

        @Override
        public String action() {
            return "keep the stack, pid " + pid;
        }
    }
}
