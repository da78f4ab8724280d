package dev.vox.contract.transcript;

import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Request;
import dev.vox.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Locale;

/// A call of a transcript.
///
/// @param key the same in every transcript of a contract: `describeDevice[0]`, `describeDevice.errors[1]`, `workflow/step`
/// @param outcome `answered`, `refused`, `broken` or `late`
/// @param result of an answer; null for the others
/// @param code of a refusal, or in which way it is broken; empty for the others
/// @param message of a refusal; empty for the others
public record Entry(
        String key,
        String operation,
        JsonValue.Members arguments,
        String outcome,
        @Nullable JsonValue result,
        String code,
        String message,
        Duration elapsed) {
    /// What came of a request.
    static Entry of(String key, Request request, Reply reply) {
        Duration elapsed = reply.exchange().elapsed();
        String operation = request.operation();
        JsonValue.Members arguments = request.arguments();
        return switch (reply) {
            case Reply.Answered(JsonValue result, var _) ->
                    new Entry(key, operation, arguments, "answered", result, "", "", elapsed);
            case Reply.Refused(String code, String words, var _) ->
                    new Entry(key, operation, arguments, "refused", null, code, words, elapsed);
            case Reply.Broken(Reply.Breakage how, var _, var _) ->
                    new Entry(key, operation, arguments, "broken", null, word(how), "", elapsed);
            case Reply.Late _ ->
                    new Entry(key, operation, arguments, "late", null, "", "", elapsed);
        };
    }

    private static String word(Reply.Breakage how) {
        return how.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
