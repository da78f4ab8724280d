package dev.vox.contract.model;

import dev.vox.expect.Expectation;
import dev.vox.expect.JsonPath;
import dev.vox.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Something that a caller may ask of a worker.
///
/// @param about a sentence; may be empty
/// @param http how it is asked for over HTTP; null for a POST to `/` and its name
/// @param grpc the method's name over gRPC; null for its name in PascalCase
/// @param samples arguments that must be answered; one with none where the file has none
/// @param answer what every answer to a sample must be; null when anything will do
/// @param errors what must be refused
/// @param budget how long an answer may take; null for as long as the caller waits
/// @param vary what must be answered differently; null when nothing proves it
/// @param effects what a later read must show
/// @param reads whether it changes nothing
/// @param idempotent whether asking twice is as asking once
public record Operation(
        String name,
        String about,
        @Nullable HttpCall http,
        @Nullable String grpc,
        List<JsonValue.Members> samples,
        @Nullable Expectation answer,
        List<ErrorSample> errors,
        @Nullable Duration budget,
        @Nullable Vary vary,
        List<Effect> effects,
        boolean reads,
        boolean idempotent) {
    public Operation {
        samples = List.copyOf(samples);
        errors = List.copyOf(errors);
        effects = List.copyOf(effects);
    }

    /// Arguments that must be refused.
    ///
    /// @param code that the refusal must bear
    public record ErrorSample(JsonValue.Members arguments, String code) {}

    /// Different arguments must give different answers.
    ///
    /// @param samples at least two
    /// @param path to what must differ between any two of the answers
    public record Vary(List<JsonValue.Members> samples, JsonPath path) {
        public Vary {
            samples = List.copyOf(samples);
        }
    }

    /// After this operation, another one must show the change.
    ///
    /// @param arguments of this operation
    /// @param operation that shows it, and its arguments
    /// @param path into that one's result
    /// @param expectation of what is there; null when it must be something else than before
    public record Effect(
            JsonValue.Members arguments,
            String operation,
            JsonValue.Members reading,
            JsonPath path,
            @Nullable Expectation expectation) {
        /// What must be there after it.
        public Optional<Expectation> expected() {
            return Optional.ofNullable(expectation);
        }
    }

    /// A request of HTTP.
    ///
    /// @param method `GET`, `POST`, `PUT`, `PATCH`, `DELETE`
    /// @param path under the transport's URL; `{name}` stands for an argument, which then goes nowhere else
    public record HttpCall(String method, String path) {}
}
