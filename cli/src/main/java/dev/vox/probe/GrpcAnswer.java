package dev.vox.probe;

import com.google.protobuf.ByteString;

import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Puts the answer to a unary call together: its status stands in the trailers, or among the headers where there is no body.
final class GrpcAnswer implements AsyncResponseConsumer<GrpcReply> {
    private static final int PREFIX = 5;
    private static final int MOST_BYTES = 64 * 1024;
    private static final int OK = 200;

    private final CompletableFuture<GrpcReply> reply = new CompletableFuture<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /// Comes when the answer is whole.
    CompletableFuture<GrpcReply> reply() {
        return reply;
    }

    @Override
    public void consumeResponse(
            HttpResponse response,
            @Nullable EntityDetails entity,
            HttpContext context,
            @Nullable FutureCallback<GrpcReply> callback) {
        Header type = response.getFirstHeader("content-type");
        if (response.getCode() != OK) {
            fail("HTTP " + response.getCode() + " in place of a gRPC answer");
        } else if (type == null || !type.getValue().startsWith("application/grpc")) {
            fail("what answers speaks HTTP/2, and no gRPC");
        } else if (entity == null) {
            finish(response.getFirstHeader("grpc-status"), response.getFirstHeader("grpc-message"));
        }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {}

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        capacity.update(MOST_BYTES);
    }

    @Override
    public void consume(ByteBuffer data) {
        byte[] bytes = new byte[Math.min(data.remaining(), MOST_BYTES - body.size())];
        data.get(bytes);
        data.position(data.limit());
        body.writeBytes(bytes);
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        finish(find(trailers, "grpc-status"), find(trailers, "grpc-message"));
    }

    private static @Nullable Header find(@Nullable List<? extends Header> headers, String name) {
        if (headers != null) {
            for (Header header : headers) {
                if (header.getName().equals(name)) {
                    return header;
                }
            }
        }
        return null;
    }

    private void finish(@Nullable Header status, @Nullable Header text) {
        try {
            if (status == null) {
                fail("the answer has no gRPC status");
            } else {
                reply.complete(
                        new GrpcReply(
                                Integer.parseInt(status.getValue()),
                                text == null ? "" : text.getValue(),
                                message()));
            }
        } catch (NumberFormatException e) {
            fail("the answer has no gRPC status");
        }
    }

    private ByteString message() {
        ByteString bytes = ByteString.copyFrom(body.toByteArray());
        return bytes.size() < PREFIX ? ByteString.EMPTY : bytes.substring(PREFIX);
    }

    private void fail(String problem) {
        reply.completeExceptionally(new IOException(problem));
    }

    @Override
    public void failed(Exception cause) {
        reply.completeExceptionally(
                cause instanceof org.apache.hc.core5.http.HttpException
                        ? new IOException("what answers does not speak HTTP/2, so no gRPC", cause)
                        : cause);
    }

    @Override
    public void releaseResources() {
        fail("the connection was closed without an answer");
    }
}
