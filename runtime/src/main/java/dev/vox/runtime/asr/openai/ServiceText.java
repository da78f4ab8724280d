package dev.vox.runtime.asr.openai;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a transcription service writes, made fit to be shown.
///
/// @param key that must not be shown
record ServiceText(String key) {
    private static final int LONGEST = 200;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");
    private static final Pattern KEYS = Pattern.compile("\\bsk-\\S+");
    private static final String HIDDEN = "***";

    /// The transcript in an answer.
    static Optional<String> transcript(byte[] body) {
        return object(body).flatMap(answer -> text(answer, "text"));
    }

    /// Why the service refused, in its own words; empty when it said nothing that can be read.
    String problem(byte[] body) {
        return object(body)
                .flatMap(answer -> Optional.ofNullable(answer.get("error")))
                .flatMap(ServiceText::message)
                .map(this::shown)
                .orElse("");
    }

    /// Whether it refused because the account is used up, which does not pass.
    static boolean isUsedUp(byte[] body) {
        return object(body)
                .map(answer -> answer.get("error"))
                .filter(JsonElement::isJsonObject)
                .flatMap(error -> text(error.getAsJsonObject(), "code"))
                .filter("insufficient_quota"::equals)
                .isPresent();
    }

    /// A text without keys and signs that would confuse a terminal, 200 characters at most.
    String shown(String text) {
        String hidden = key.isEmpty() ? text : text.replace(key, HIDDEN);
        String plain = CONTROL.matcher(KEYS.matcher(hidden).replaceAll(HIDDEN)).replaceAll(" ");
        String one = plain.strip();
        return one.length() <= LONGEST ? one : one.substring(0, LONGEST) + "…";
    }

    /// OpenAI sends an object with a message; others send the message alone.
    private static Optional<String> message(JsonElement error) {
        return error.isJsonObject()
                ? text(error.getAsJsonObject(), "message")
                : Optional.of(error)
                        .filter(JsonElement::isJsonPrimitive)
                        .map(JsonElement::getAsString);
    }

    private static Optional<String> text(JsonObject object, String key) {
        return Optional.ofNullable(object.get(key))
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString);
    }

    private static Optional<JsonObject> object(byte[] body) {
        try {
            JsonElement json = JsonParser.parseString(new String(body, StandardCharsets.UTF_8));
            return Optional.of(json)
                    .filter(JsonElement::isJsonObject)
                    .map(JsonElement::getAsJsonObject);
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }
}
