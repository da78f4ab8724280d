package dev.vox.contract.model;

import dev.vox.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// Where in a message its parts are.
///
/// @param ordered whether answers come in the order of the requests
public record Envelope(Asking request, Answering response, boolean ordered) {
    /// A request.
    ///
    /// @param id where the id goes; null when requests bear none
    /// @param numericId whether ids are numbers instead of texts
    /// @param operation where the operation's name goes; null when something else tells it, as a path of HTTP
    /// @param arguments where the arguments go
    /// @param constants what else stands in every request, by member path
    public record Asking(
            @Nullable MemberPath id,
            boolean numericId,
            @Nullable MemberPath operation,
            MemberPath arguments,
            Map<MemberPath, JsonValue> constants) {
        public Asking {
            constants = Map.copyOf(constants);
        }
    }

    /// An answer. It is an error when there is something but `null` and `false` at the place of errors.
    ///
    /// @param id where the id of the request is; null when answers bear none
    /// @param result where the result is
    /// @param error what only errors have
    /// @param code where an error's code is
    /// @param message where an error's message is
    public record Answering(
            @Nullable MemberPath id,
            MemberPath result,
            MemberPath error,
            MemberPath code,
            MemberPath message) {}
}
