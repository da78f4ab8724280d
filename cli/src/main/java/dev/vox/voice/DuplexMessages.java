package dev.vox.voice;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The messages of full duplex, beside those that every session has.
final class DuplexMessages {
    private static final List<String> TOPICS = List.of("metrics", "speech", "state", "transcript");

    private DuplexMessages() {}

    /// What a server says of the user's audio.
    sealed interface Message {
        /// What was not played of the frames up to a number is void.
        record Flush(long sequence) implements Message {}

        /// A boundary of speech, in ms of the user's audio.
        record Speech(ConversationEvent.Boundary boundary, long atMillis, long decidedMillis)
                implements Message {}
    }

    static String hello(@Nullable String voice) {
        Map<String, Object> hello = new LinkedHashMap<>();
        hello.put("type", "hello");
        hello.put("accept", TOPICS);
        if (voice != null) {
            hello.put("voice", voice);
        }
        hello.put("pace", "realtime");
        return Json.compactText(hello);
    }

    static String audioFormat(int sampleRate) {
        return Json.compactText(Map.of("type", "audio_format", "sample_rate", sampleRate));
    }

    static String text(String text, TextRole role) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", "text");
        message.put("text", text);
        message.put("is_final", true);
        switch (role) {
            case USER -> message.put("role", "user");
            case ASSISTANT -> message.put("role", "assistant");
            case UNSAID -> {}
        }
        return Json.compactText(message);
    }

    /// What a text message says of the user's audio; empty when it is about something else.
    static Optional<Message> read(String text) {
        if (!text.contains("\"flush\"") && !text.contains("\"speech\"")) {
            return Optional.empty();
        }
        try {
            JsonValue json = Json.parse("server", text);
            return switch (json.text("type").orElse("")) {
                case "flush" -> json.whole("sequence").map(Message.Flush::new);
                case "speech" -> speech(json);
                default -> Optional.empty();
            };
        } catch (MalformedJson e) {
            return Optional.empty();
        }
    }

    private static Optional<Message> speech(JsonValue json) {
        Optional<ConversationEvent.Boundary> boundary =
                switch (json.text("event").orElse("")) {
                    case "began" -> Optional.of(ConversationEvent.Boundary.BEGAN);
                    case "ended" -> Optional.of(ConversationEvent.Boundary.ENDED);
                    case "false_alarm" -> Optional.of(ConversationEvent.Boundary.FALSE_ALARM);
                    default -> Optional.empty();
                };
        return boundary.flatMap(event ->
                json.whole("at_ms")
                        .map(at ->
                                new Message.Speech(
                                        event, at, json.whole("decided_at_ms").orElse(at))));
    }
}
