package dev.vox.contract.call;

import dev.vox.json.JsonValue;
import dev.vox.text.Figures;

import java.time.Duration;

/// What came of a call.
public sealed interface Reply {
    /// What it was on the wire.
    Exchange exchange();

    /// What came of it in a few words: `answered`, `refused NOT_FOUND: no such device`.
    default String sentence() {
        return switch (this) {
            case Answered _ -> "answered";
            case Refused(String code, String message, var _) ->
                    "refused"
                            + (code.isEmpty() ? "" : " " + code)
                            + (message.isEmpty() ? "" : ": " + message);
            case Broken(Breakage how, String detail, var _) ->
                    how.phrase() + (detail.isEmpty() ? "" : ": " + detail);
            case Late(Duration deadline, var _) -> "no answer within " + Figures.duration(deadline);
        };
    }

    /// A result.
    ///
    /// @param result in the caller's names
    record Answered(JsonValue result, Exchange exchange) implements Reply {}

    /// An error of the worker's own telling.
    ///
    /// @param code as the worker names it; empty when it names none
    /// @param message in the worker's words; may be empty
    record Refused(String code, String message, Exchange exchange) implements Reply {}

    /// Nothing that the envelope allows.
    ///
    /// @param detail more about it; may be empty
    record Broken(Breakage how, String detail, Exchange exchange) implements Reply {}

    /// Nothing, for so long.
    record Late(Duration deadline, Exchange exchange) implements Reply {}

    /// In which way an answer is none.
    enum Breakage {
        /// The worker could not be reached.
        UNREACHABLE("the worker cannot be reached"),
        /// The request does not fit the types that the transport declares, so it was not sent.
        UNSENDABLE("the request does not fit its declared type"),
        /// The worker ended, or closed the connection, before it answered.
        ENDED("the worker ended without an answer"),
        /// What came is no JSON object, or no message of the declared type.
        MALFORMED("the answer is malformed"),
        /// What came is longer than is read.
        OVERSIZE("the answer is too long"),
        /// The answer lacks the id that the envelope asks for.
        NO_ID("the answer has no id"),
        /// The answer bears an id that nobody asked with, or that of another call.
        OTHER_ID("the answer has another id"),
        /// The answer has neither a result nor an error where the envelope has them.
        NEITHER("the answer has neither a result nor an error");

        private final String phrase;

        Breakage(String phrase) {
            this.phrase = phrase;
        }

        /// As it is told.
        public String phrase() {
            return phrase;
        }
    }
}
