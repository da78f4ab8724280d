package dev.vox.runtime.orchestrator.message;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import dev.vox.runtime.session.EndReason;

import org.jspecify.annotations.Nullable;

import java.util.Base64;

/// The JSON of what the server sends, both ways.
public final class ServerMessages {
    private ServerMessages() {}

    /// Reads a message. Fields that are not known are ignored.
    ///
    /// @throws InvalidMessageException naming what is wrong
    public static ServerMessage decode(String json) throws InvalidMessageException {
        Fields fields = Fields.parse(json);
        String type = fields.string("type");
        return switch (type) {
            case "audio" -> audio(fields);
            case "session_start" -> new ServerMessage.SessionStart(fields.string("session_id"));
            case "session_end" ->
                    new ServerMessage.SessionEnd(
                            fields.string("session_id"),
                            fields.lowerCase("reason", EndReason.class));
            case "error" -> failure(fields);
            case "state" ->
                    new ServerMessage.State(
                            fields.string("from"), fields.string("to"), fields.integer("at_ms"));
            case "metrics" -> metrics(fields);
            case "transcript" ->
                    new ServerMessage.Transcript(
                            fields.string("role"),
                            fields.string("text"),
                            fields.bool("final", true));
            case "flush" -> new ServerMessage.Flush(fields.integer("sequence"));
            case "speech" ->
                    new ServerMessage.Speech(
                            fields.lowerCase("event", SpeechMoment.class),
                            fields.integer("at_ms"),
                            fields.integer("decided_at_ms"));
            case "turn" -> turn(fields);
            default -> throw new InvalidMessageException("unknown type: " + Fields.shortened(type));
        };
    }

    /// Writes a message.
    public static String encode(ServerMessage message) {
        return tree(message).toString();
    }

    private static JsonObject tree(ServerMessage message) {
        return switch (message) {
            case ServerMessage.SessionStart(String sessionId) -> {
                JsonObject json = typed("session_start");
                json.addProperty("session_id", sessionId);
                yield json;
            }
            case ServerMessage.Audio audio -> tree(audio);
            case ServerMessage.SessionEnd(String sessionId, EndReason reason) -> {
                JsonObject json = typed("session_end");
                json.addProperty("session_id", sessionId);
                json.addProperty("reason", reason.wireName());
                yield json;
            }
            case ServerMessage.Failure(ErrorCode code, String text) -> {
                JsonObject json = typed("error");
                json.addProperty("message", text);
                json.addProperty("code", code.name());
                yield json;
            }
            case ServerMessage.State(String from, String to, long atMillis) -> {
                JsonObject json = typed("state");
                json.addProperty("from", from);
                json.addProperty("to", to);
                json.addProperty("at_ms", atMillis);
                yield json;
            }
            case ServerMessage.Metrics metrics -> tree(metrics);
            case ServerMessage.Transcript(String role, String text, boolean last) -> {
                JsonObject json = typed("transcript");
                json.addProperty("role", role);
                json.addProperty("text", text);
                json.addProperty("final", last);
                yield json;
            }
            case ServerMessage.Flush(long sequence) -> {
                JsonObject json = typed("flush");
                json.addProperty("sequence", sequence);
                yield json;
            }
            case ServerMessage.Speech(SpeechMoment moment, long atMillis, long decidedAtMillis) -> {
                JsonObject json = typed("speech");
                json.addProperty("event", Fields.written(moment, true));
                json.addProperty("at_ms", atMillis);
                json.addProperty("decided_at_ms", decidedAtMillis);
                yield json;
            }
            case ServerMessage.Turn turn -> tree(turn);
        };
    }

    private static JsonObject tree(ServerMessage.Audio audio) {
        JsonObject json = typed("audio");
        json.addProperty("pcm", Base64.getEncoder().encodeToString(audio.pcm()));
        json.addProperty("sample_rate", audio.sampleRate());
        json.addProperty("frame_ms", audio.frameMillis());
        json.addProperty("sequence", audio.sequence());
        return json;
    }

    private static JsonObject tree(ServerMessage.Metrics metrics) {
        JsonObject json = typed("metrics");
        json.addProperty("utterance", metrics.utterance());
        addNumber(json, "first_frame_ms", metrics.firstFrameMillis());
        addNumber(json, "total_ms", metrics.totalMillis());
        json.addProperty("audio_ms", metrics.audioMillis());
        json.addProperty("frames", metrics.frames());
        addNumber(json, "rtf", metrics.realTimeFactor());
        json.addProperty("outcome", Fields.written(metrics.outcome(), true));
        return json;
    }

    private static JsonObject tree(ServerMessage.Turn turn) {
        JsonObject json = typed("turn");
        json.addProperty("turn", turn.turn());
        addNumber(json, "recognised_ms", turn.recognisedMillis());
        addNumber(json, "dialogue_ms", turn.dialogueMillis());
        addNumber(json, "speech_end_to_first_frame_ms", turn.firstFrameMillis());
        json.addProperty("sentences", turn.sentences());
        json.addProperty("outcome", Fields.written(turn.outcome(), true));
        return json;
    }

    private static void addNumber(JsonObject json, String name, @Nullable Double value) {
        json.add(name, value == null ? JsonNull.INSTANCE : new JsonPrimitive(value));
    }

    /// Other servers may have codes of their own; what they say is still an error.
    private static ServerMessage failure(Fields fields) throws InvalidMessageException {
        String code = fields.string("code");
        String message = fields.string("message");
        for (ErrorCode known : ErrorCode.values()) {
            if (known.name().equals(code)) {
                return new ServerMessage.Failure(known, message);
            }
        }
        return new ServerMessage.Failure(
                ErrorCode.INTERNAL_ERROR, Fields.shortened(code) + ": " + message);
    }

    private static ServerMessage audio(Fields fields) throws InvalidMessageException {
        try {
            return new ServerMessage.Audio(
                    Base64.getDecoder().decode(fields.string("pcm")),
                    Math.toIntExact(fields.integer("sample_rate")),
                    Math.toIntExact(fields.integer("frame_ms")),
                    fields.integer("sequence"));
        } catch (IllegalArgumentException e) {
            throw new InvalidMessageException("field pcm is not base64", e);
        } catch (ArithmeticException e) {
            throw new InvalidMessageException("sample_rate or frame_ms is out of range", e);
        }
    }

    private static ServerMessage metrics(Fields fields) throws InvalidMessageException {
        try {
            return new ServerMessage.Metrics(
                    Math.toIntExact(fields.integer("utterance")),
                    fields.numberOrNull("first_frame_ms"),
                    fields.number("total_ms"),
                    fields.integer("audio_ms"),
                    fields.integer("frames"),
                    fields.numberOrNull("rtf"),
                    fields.lowerCase("outcome", Outcome.class));
        } catch (ArithmeticException e) {
            throw new InvalidMessageException("utterance is out of range", e);
        }
    }

    private static ServerMessage turn(Fields fields) throws InvalidMessageException {
        try {
            return new ServerMessage.Turn(
                    Math.toIntExact(fields.integer("turn")),
                    fields.numberOrNull("recognised_ms"),
                    fields.numberOrNull("dialogue_ms"),
                    fields.numberOrNull("speech_end_to_first_frame_ms"),
                    Math.toIntExact(fields.integer("sentences")),
                    fields.lowerCase("outcome", Outcome.class));
        } catch (ArithmeticException e) {
            throw new InvalidMessageException("turn or sentences is out of range", e);
        }
    }

    static JsonObject typed(String type) {
        JsonObject json = new JsonObject();
        json.addProperty("type", type);
        return json;
    }
}
