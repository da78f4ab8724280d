package dev.vox.entrypoint;

import dev.vox.env.OrchestratorMode;

import org.jspecify.annotations.Nullable;

/// What a container is to be, by its environment.
public sealed interface Mode {
    /// The line that says so.
    String line();

    /// The word by which `vox.yaml` says which command starts it; empty when there is one for all.
    String word();

    /// Meets the users.
    record Orchestrator(OrchestratorMode mode) implements Mode {
        @Override
        public String line() {
            return "Mode: " + mode.word();
        }

        @Override
        public String word() {
            return mode.word();
        }
    }

    /// Speaks.
    ///
    /// @param adapter the family of the engine; null when nobody says
    /// @param model the model id; null when nobody says
    record Worker(@Nullable String adapter, @Nullable String model) implements Mode {
        @Override
        public String line() {
            String named = model == null ? "" : ", model " + model;
            return "Worker: " + (adapter == null ? "its own adapter" : adapter) + named;
        }

        @Override
        public String word() {
            return adapter == null ? "" : adapter;
        }
    }

    /// Does something else, by a command of the project's.
    record Other(String service) implements Mode {
        @Override
        public String line() {
            return "Service: " + service;
        }

        @Override
        public String word() {
            return "";
        }
    }
}
