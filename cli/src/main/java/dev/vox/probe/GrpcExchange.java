package dev.vox.probe;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/// Asks the standard health service (`grpc.health.v1`), and where there is none, for the capabilities of a TTS worker.
///
/// The messages have one field that counts, so that they are read and written by tag: the generated classes bring their
/// descriptors with them, which a probe has no time for.
record GrpcExchange(ProbeTarget.Grpc target) implements Exchange {
    private static final String HEALTH = "/grpc.health.v1.Health/Check";
    private static final String CAPABILITIES = "/tts.TTSService/GetCapabilities";
    private static final int SERVICE = 1;
    private static final int STATUS = 1;

    @Override
    public Said run(Waiting waiting) throws IOException, InterruptedException {
        try (GrpcConnection connection =
                GrpcConnection.open(target.host(), target.port(), waiting)) {
            waiting.nowFor("answer of the health service");
            GrpcReply health = connection.call(HEALTH, question(target.service()));
            if (health.status() != GrpcReply.UNIMPLEMENTED) {
                return health.ok() ? healthy(health.message()) : refused(health);
            }
            waiting.nowFor("answer to GetCapabilities");
            GrpcReply capabilities = connection.call(CAPABILITIES, new byte[0]);
            return capabilities.ok() ? Said.yes("capabilities") : unserved(capabilities);
        }
    }

    private static byte[] question(@Nullable String service) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (service != null) {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            out.writeString(SERVICE, service);
            out.flush();
        }
        return bytes.toByteArray();
    }

    private static Said healthy(ByteString message) throws IOException {
        CodedInputStream in = message.newCodedInput();
        int status = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag >>> 3 == STATUS) {
                status = in.readEnum();
            } else {
                in.skipField(tag);
            }
        }
        return switch (status) {
            case 1 -> Said.yes("SERVING");
            case 2 -> Said.no("NOT_SERVING");
            case 3 -> Said.no("SERVICE_UNKNOWN");
            default -> Said.no("UNKNOWN");
        };
    }

    private Said refused(GrpcReply reply) {
        return reply.status() == GrpcReply.NOT_FOUND && target.service() != null
                ? Said.no("the health service knows no " + target.service())
                : Said.no(reply.sentence());
    }

    private static Said unserved(GrpcReply reply) {
        return reply.status() == GrpcReply.UNIMPLEMENTED
                ? Said.no("neither a health service nor a TTS worker answers")
                : Said.no(reply.sentence());
    }
}
