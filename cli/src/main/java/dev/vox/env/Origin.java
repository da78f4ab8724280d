package dev.vox.env;

import java.nio.file.Path;

/// Where a value came from, as an error message names it.
public sealed interface Origin {
    /// The bracketed context of a message: `environment`, `--mode`, `.env.local:7`.
    String label();

    /// Nobody set it: the table's own default.
    record BuiltIn() implements Origin {
        @Override
        public String label() {
            return "default";
        }
    }

    /// The environment of the process.
    record ProcessEnvironment() implements Origin {
        @Override
        public String label() {
            return "environment";
        }
    }

    /// A flag of the command line.
    ///
    /// @param option as it is typed: `--port`
    record Flag(String option) implements Origin {
        @Override
        public String label() {
            return option;
        }
    }

    /// A line of a file.
    ///
    /// @param file as it is shown, mostly relative to the project
    /// @param line from 1
    record FileLine(Path file, int line) implements Origin {
        @Override
        public String label() {
            return file + ":" + line;
        }
    }

    /// The profile of the chosen model, where it came with the tool; of one of the project's own it is a line.
    ///
    /// @param name of the profile
    record Profile(String name) implements Origin {
        @Override
        public String label() {
            return "profile " + name;
        }
    }

    /// It follows from the choice of a model: adapter, name and id are set to agree.
    ///
    /// @param model the chosen profile's name
    /// @param cause where that was chosen; [BuiltIn] when nobody chose
    record Choice(String model, Origin cause) implements Origin {
        @Override
        public String label() {
            return "model " + model;
        }
    }
}
