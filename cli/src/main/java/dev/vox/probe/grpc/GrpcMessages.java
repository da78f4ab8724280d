package dev.vox.probe.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Messages of types that are known only at run time, of JSON and to it.
///
/// Members have the names of the proto file. 64-bit numbers are numbers, not texts as ProtoJSON has them, so that they can be
/// held against bounds, and a contract is the same over every transport; fields without presence are there even when they are zero.
public final class GrpcMessages {
    private static final String WELL_KNOWN = "google.protobuf.";

    private GrpcMessages() {}

    /// A message of a type.
    ///
    /// @throws InvalidProtocolBufferException when the JSON does not fit the type
    public static DynamicMessage write(JsonValue json, Descriptor type)
            throws InvalidProtocolBufferException {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        JsonFormat.parser().merge(Json.compact(json), message);
        return message.build();
    }

    /// A message as JSON.
    public static JsonValue read(Message message) throws InvalidProtocolBufferException {
        if (message.getDescriptorForType().getFullName().startsWith(WELL_KNOWN)) {
            return wellKnown(message);
        }
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            if (field.isMapField()) {
                members.put(field.getName(), map(message, field));
            } else if (field.isRepeated()) {
                members.put(field.getName(), items(message, field));
            } else if (!field.hasPresence() || message.hasField(field)) {
                members.put(field.getName(), value(field, message.getField(field)));
            }
        }
        return new JsonValue.Members(members);
    }

    private static JsonValue wellKnown(Message message) throws InvalidProtocolBufferException {
        String text = JsonFormat.printer().print(message);
        try {
            return Json.parse("message", text);
        } catch (MalformedJson e) {
            throw new IllegalStateException("ProtoJSON that is no JSON: " + text, e);
        }
    }

    private static JsonValue map(Message message, FieldDescriptor field)
            throws InvalidProtocolBufferException {
        FieldDescriptor key = field.getMessageType().findFieldByNumber(1);
        FieldDescriptor value = field.getMessageType().findFieldByNumber(2);
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (int at = 0; at < message.getRepeatedFieldCount(field); at++) {
            Message entry = (Message) message.getRepeatedField(field, at);
            members.put(String.valueOf(entry.getField(key)), value(value, entry.getField(value)));
        }
        return new JsonValue.Members(members);
    }

    private static JsonValue items(Message message, FieldDescriptor field)
            throws InvalidProtocolBufferException {
        List<JsonValue> items = new ArrayList<>();
        for (int at = 0; at < message.getRepeatedFieldCount(field); at++) {
            items.add(value(field, message.getRepeatedField(field, at)));
        }
        return new JsonValue.Items(items);
    }

    private static JsonValue value(FieldDescriptor field, Object value)
            throws InvalidProtocolBufferException {
        return switch (field.getType()) {
            case MESSAGE, GROUP -> read((Message) value);
            case ENUM -> new JsonValue.Text(((EnumValueDescriptor) value).getName());
            case STRING -> new JsonValue.Text((String) value);
            case BYTES ->
                    new JsonValue.Text(
                            Base64.getEncoder().encodeToString(((ByteString) value).toByteArray()));
            case BOOL -> new JsonValue.Flag((Boolean) value);
            case DOUBLE, FLOAT -> floating((Number) value);
            case UINT32, FIXED32 -> new JsonValue.Figure(Integer.toUnsignedString((Integer) value));
            case UINT64, FIXED64 -> new JsonValue.Figure(Long.toUnsignedString((Long) value));
            case INT32, SINT32, SFIXED32, INT64, SINT64, SFIXED64 ->
                    new JsonValue.Figure(String.valueOf(value));
        };
    }

    /// JSON has no number for what is not finite.
    private static JsonValue floating(Number value) {
        return Double.isFinite(value.doubleValue())
                ? new JsonValue.Figure(String.valueOf(value))
                : new JsonValue.Text(String.valueOf(value));
    }
}
