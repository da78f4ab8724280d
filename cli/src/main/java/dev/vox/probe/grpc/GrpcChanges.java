package dev.vox.probe.grpc;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a client that was made for one proto does not find at a server that has another.
///
/// What the server has besides is no change: a client knows nothing of it. Whether presence is tracked is none either.
///
/// Source: "Updating A Message Type" of the Protocol Buffers language guide.
public final class GrpcChanges {
    private final GrpcTypes server;
    private final List<String> changes = new ArrayList<>();

    private GrpcChanges(GrpcTypes server) {
        this.server = server;
    }

    /// Each change as a phrase: `field tts.AudioFrame.pcm is 3 here and 5 on the server`. In the order of the local files.
    public static List<String> between(GrpcTypes local, GrpcTypes server) {
        GrpcChanges comparing = new GrpcChanges(server);
        local.services().forEach(comparing::compare);
        Map<String, Descriptor> messages = server.messages();
        for (Descriptor message : local.messages().values()) {
            Descriptor there = messages.get(message.getFullName());
            if (there == null) {
                comparing.note("message %s is gone".formatted(message.getFullName()));
            } else {
                comparing.compare(message, there);
            }
        }
        Map<String, EnumDescriptor> enums = server.enums();
        for (EnumDescriptor each : local.enums().values()) {
            comparing.compare(each, enums.get(each.getFullName()));
        }
        return List.copyOf(comparing.changes);
    }

    private void compare(ServiceDescriptor local) {
        ServiceDescriptor there = server.service(local.getFullName()).orElse(null);
        if (there == null) {
            note("service %s is gone".formatted(local.getFullName()));
            return;
        }
        for (MethodDescriptor method : local.getMethods()) {
            MethodDescriptor same = there.findMethodByName(method.getName());
            if (same == null) {
                note("method %s is gone".formatted(method.getFullName()));
            } else {
                compare(method, same);
            }
        }
    }

    private void compare(MethodDescriptor local, MethodDescriptor there) {
        differ(
                "method %s takes %s here and %s on the server",
                local.getFullName(), taken(local), taken(there));
        differ(
                "method %s answers %s here and %s on the server",
                local.getFullName(), answered(local), answered(there));
    }

    private static String taken(MethodDescriptor method) {
        return (method.isClientStreaming() ? "a stream of " : "")
                + method.getInputType().getFullName();
    }

    private static String answered(MethodDescriptor method) {
        return (method.isServerStreaming() ? "a stream of " : "")
                + method.getOutputType().getFullName();
    }

    private void compare(Descriptor local, Descriptor there) {
        for (FieldDescriptor field : local.getFields()) {
            FieldDescriptor sameNumber = there.findFieldByNumber(field.getNumber());
            FieldDescriptor sameName = there.findFieldByName(field.getName());
            if (sameName != null && sameName.getNumber() != field.getNumber()) {
                note(
                        "field %s is %d here and %d on the server"
                                .formatted(
                                        field.getFullName(),
                                        field.getNumber(),
                                        sameName.getNumber()));
            } else if (sameNumber == null) {
                note("field %s is gone".formatted(field.getFullName()));
            } else {
                differ(
                        "field %s is called %s here and %s on the server",
                        field.getFullName(), field.getName(), sameNumber.getName());
                differ(
                        "field %s is %s here and %s on the server",
                        field.getFullName(), type(field), type(sameNumber));
            }
        }
    }

    private static String type(FieldDescriptor field) {
        String type =
                switch (field.getJavaType()) {
                    case MESSAGE -> field.getMessageType().getFullName();
                    case ENUM -> field.getEnumType().getFullName();
                    case INT, LONG, FLOAT, DOUBLE, BOOLEAN, STRING, BYTE_STRING ->
                            field.getType().name().toLowerCase(Locale.ROOT);
                };
        return field.isRepeated() ? "repeated " + type : type;
    }

    private void compare(EnumDescriptor local, @Nullable EnumDescriptor there) {
        if (there == null) {
            note("enum %s is gone".formatted(local.getFullName()));
            return;
        }
        for (EnumValueDescriptor value : local.getValues()) {
            EnumValueDescriptor same = there.findValueByName(value.getName());
            if (same == null) {
                note("value %s of %s is gone".formatted(value.getName(), local.getFullName()));
            } else if (same.getNumber() != value.getNumber()) {
                note(
                        "value %s of %s is %d here and %d on the server"
                                .formatted(
                                        value.getName(),
                                        local.getFullName(),
                                        value.getNumber(),
                                        same.getNumber()));
            }
        }
    }

    private void differ(String sentence, String subject, String here, String there) {
        if (!here.equals(there)) {
            note(sentence.formatted(subject, here, there));
        }
    }

    private void note(String change) {
        changes.add(change);
    }
}
