package dev.vox.runtime.orchestrator.message;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// The JSON of what clients send, both ways.
public final class ClientMessages {
    private ClientMessages() {}

    /// Reads a message. Fields that are not known are ignored.
    ///
    /// @throws InvalidMessageException naming what is wrong: not JSON, an unknown type, a missing field, a wrong type
    public static ClientMessage decode(String json) throws InvalidMessageException {
        Fields fields = Fields.parse(json);
        String type = fields.string("type");
        return switch (type) {
            case "text" -> text(fields);
            case "control" ->
                    new ClientMessage.Control(fields.constant("command", ControlAction.class));
            case "hello" -> hello(fields);
            case "audio_format" -> audioFormat(fields);
            default ->
                    throw new InvalidMessageException(
                            "unknown type: "
                                    + Fields.shortened(type)
                                    + " (text, control, hello, audio_format)");
        };
    }

    /// Writes a message.
    public static String encode(ClientMessage message) {
        return switch (message) {
            case ClientMessage.Text(String text, boolean isFinal, Role role) -> {
                JsonObject json = ServerMessages.typed("text");
                json.addProperty("text", text);
                json.addProperty("is_final", isFinal);
                if (role != null) {
                    json.addProperty("role", Fields.written(role, true));
                }
                yield json.toString();
            }
            case ClientMessage.Control(ControlAction command) -> {
                JsonObject json = ServerMessages.typed("control");
                json.addProperty("command", command.name());
                yield json.toString();
            }
            case ClientMessage.Hello hello -> encode(hello);
            case ClientMessage.AudioFormat(int sampleRate) -> {
                JsonObject json = ServerMessages.typed("audio_format");
                json.addProperty("sample_rate", sampleRate);
                yield json.toString();
            }
        };
    }

    private static ClientMessage text(Fields fields) throws InvalidMessageException {
        String text = fields.string("text");
        if (text.isEmpty()) {
            throw new InvalidMessageException("field text is empty");
        }
        return new ClientMessage.Text(
                text, fields.bool("is_final", true), fields.optionalLowerCase("role", Role.class));
    }

    private static ClientMessage hello(Fields fields) throws InvalidMessageException {
        Set<Topic> accept =
                fields.has("accept") ? fields.lowerCaseSet("accept", Topic.class) : null;
        @Nullable String voice = fields.optionalString("voice");
        if (voice != null && voice.isBlank()) {
            throw new InvalidMessageException("field voice is empty");
        }
        return new ClientMessage.Hello(accept, voice, fields.optionalLowerCase("pace", Pace.class));
    }

    private static ClientMessage audioFormat(Fields fields) throws InvalidMessageException {
        long sampleRate = fields.integer("sample_rate");
        if (sampleRate != 48_000 && sampleRate != 16_000) {
            throw new InvalidMessageException(
                    "sample_rate is " + sampleRate + ", must be 48000 or 16000");
        }
        return new ClientMessage.AudioFormat((int) sampleRate);
    }

    private static String encode(ClientMessage.Hello hello) {
        JsonObject json = ServerMessages.typed("hello");
        Set<Topic> accept = hello.accept();
        if (accept != null) {
            JsonArray topics = new JsonArray();
            accept.stream().sorted().forEach(topic -> topics.add(Fields.written(topic, true)));
            json.add("accept", topics);
        }
        if (hello.voice() != null) {
            json.addProperty("voice", hello.voice());
        }
        if (hello.pace() != null) {
            json.addProperty("pace", Fields.written(hello.pace(), true));
        }
        return json.toString();
    }
}
