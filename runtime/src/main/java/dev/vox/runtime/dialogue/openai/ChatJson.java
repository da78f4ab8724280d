package dev.vox.runtime.dialogue.openai;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// The messages of the API of chat completions.
final class ChatJson {
    /// A piece of an answer.
    ///
    /// @param text what it adds, may be empty
    /// @param finish why the answer is complete, or empty while it is not: `stop`, `length`, `content_filter`
    record Piece(String text, String finish) {}

    /// What an error says of itself, as far as it does.
    record Problem(String message, String code) {}

    private ChatJson() {}

    /// Asks for an answer that is streamed.
    static String request(String model, List<ChatHistory.Message> messages) {
        JsonArray conversation = new JsonArray();
        for (ChatHistory.Message message : messages) {
            JsonObject one = new JsonObject();
            one.addProperty("role", message.role());
            one.addProperty("content", message.content());
            conversation.add(one);
        }
        JsonObject request = new JsonObject();
        request.addProperty("model", model);
        request.addProperty("stream", true);
        request.add("messages", conversation);
        return request.toString();
    }

    /// Reads a piece of an answer. One that adds nothing, such as a count of tokens, is empty.
    ///
    /// @throws ChatFailure when it is none, or reports an error
    static Piece piece(String data) throws ChatFailure {
        JsonObject chunk =
                object(data)
                        .orElseThrow(() -> ChatFailure.lasting("sends what is no chat completion"));
        Optional<Problem> problem = problem(chunk);
        if (problem.isPresent()) {
            throw ChatFailure.passing("reports: " + problem.get().message());
        }
        if (!(chunk.get("choices") instanceof JsonArray choices) || choices.isEmpty()) {
            return new Piece("", "");
        }
        if (!(choices.get(0) instanceof JsonObject choice)) {
            throw ChatFailure.lasting("sends what is no chat completion");
        }
        JsonElement delta = choice.get("delta");
        return new Piece(
                text(delta, "content") + text(delta, "refusal"), text(choice, "finish_reason"));
    }

    /// Reads what an answer with an error's status says.
    static Optional<Problem> problem(String body) {
        return object(body).flatMap(ChatJson::problem);
    }

    private static Optional<Problem> problem(JsonObject body) {
        JsonElement error = body.get("error");
        if (error == null || error.isJsonNull()) {
            return Optional.empty();
        }
        String message = error.isJsonPrimitive() ? error.getAsString() : text(error, "message");
        String code = text(error, "code");
        return Optional.of(
                new Problem(message.isBlank() ? "an error without a message" : message, code));
    }

    private static Optional<JsonObject> object(String text) {
        try {
            return JsonParser.parseString(text) instanceof JsonObject object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable JsonElement of, String key) {
        return of instanceof JsonObject object
                        && object.get(key) != null
                        && object.get(key).isJsonPrimitive()
                ? object.get(key).getAsString()
                : "";
    }
}
