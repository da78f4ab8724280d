package dev.vox.contract.transport;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;

import dev.vox.contract.call.Bytes;
import dev.vox.contract.call.Codec;
import dev.vox.contract.call.Exchange;
import dev.vox.contract.call.Outgoing;
import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Reply.Breakage;
import dev.vox.contract.call.Request;
import dev.vox.contract.model.Contract;
import dev.vox.contract.model.NameStyle;
import dev.vox.contract.model.Operation;
import dev.vox.probe.grpc.GrpcMessages;
import dev.vox.problem.InvalidConfiguration;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;

import org.jspecify.annotations.Nullable;

import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Unary calls over gRPC with messages made of JSON. A refusal by status has the status's name for its code.
///
/// An operation that the service has no method for is asked for all the same, with an empty message.
final class GrpcConnection implements WorkerConnection {
    private final Contract contract;
    private final Codec codec;
    private final ManagedChannel channel;
    private final ServiceDescriptor service;
    private final AtomicLong numbers = new AtomicLong();
    private final Order order = new Order();

    GrpcConnection(
            Contract contract, Codec codec, ManagedChannel channel, ServiceDescriptor service) {
        this.contract = contract;
        this.codec = codec;
        this.channel = channel;
        this.service = service;
    }

    @Override
    public Reply call(Request request, Duration deadline) throws InterruptedException {
        Outgoing outgoing = codec.message(request, numbers.incrementAndGet());
        String name = methodName(request.operation());
        MethodDescriptor method = service.findMethodByName(name);
        if (method == null) {
            return new Call(outgoing.id(), Bytes.NONE, deadline).exchange(name, null, false);
        }
        requireUnary(method);
        try {
            Bytes message =
                    Bytes.of(
                            GrpcMessages.write(outgoing.message(), method.getInputType())
                                    .toByteArray());
            return new Call(outgoing.id(), message, deadline).exchange(name, method, false);
        } catch (InvalidProtocolBufferException e) {
            Call unsent = new Call(outgoing.id(), outgoing.line(), deadline);
            return unsent.broken(Breakage.UNSENDABLE, e.getMessage());
        }
    }

    private String methodName(String operation) {
        String given = contract.operation(operation).map(Operation::grpc).orElse(null);
        return given == null ? NameStyle.PASCAL.of(operation) : given;
    }

    private static void requireUnary(MethodDescriptor method) {
        if (method.isClientStreaming() || method.isServerStreaming()) {
            throw new InvalidConfiguration(
                    "[%s] is a stream; a contract's operation is a unary method"
                            .formatted(method.getFullName()));
        }
    }

    @Override
    public Reply sendRaw(Bytes bytes, Duration deadline) throws InterruptedException {
        String name = methodName(contract.operations().getFirst().name());
        MethodDescriptor method = service.findMethodByName(name);
        return new Call("", bytes, deadline).exchange(name, method, true);
    }

    @Override
    public List<Bytes> strays() {
        return List.of();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    /// One request and its answer.
    private final class Call {
        private final String id;
        private final Bytes sent;
        private final Duration deadline;
        private final long turn = order.begin();
        private final long began = System.nanoTime();

        Call(String id, Bytes sent, Duration deadline) {
            this.id = id;
            this.sent = sent;
            this.deadline = deadline;
        }

        Reply exchange(String name, @Nullable MethodDescriptor method, boolean raw)
                throws InterruptedException {
            CompletableFuture<byte[]> answer = new CompletableFuture<>();
            CallOptions options =
                    CallOptions.DEFAULT.withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS);
            ClientCalls.asyncUnaryCall(
                    channel.newCall(PlainBytes.method(service.getFullName() + "/" + name), options),
                    sent.toArray(),
                    new GrpcAnswers(answer));
            try {
                byte[] bytes = answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
                return reply(Bytes.of(bytes), method, raw);
            } catch (TimeoutException e) {
                return new Reply.Late(deadline, seen(Bytes.NONE, false));
            } catch (ExecutionException e) {
                return e.getCause() instanceof StatusRuntimeException status
                        ? failed(status)
                        : broken(Breakage.ENDED, String.valueOf(e.getCause()));
            }
        }

        private Reply reply(Bytes bytes, @Nullable MethodDescriptor method, boolean raw) {
            Exchange exchange = seen(bytes, order.answered(turn));
            if (method == null) {
                return new Reply.Broken(
                        Breakage.MALFORMED, "an answer of a method without types", exchange);
            }
            try {
                var message =
                        GrpcMessages.read(
                                DynamicMessage.parseFrom(method.getOutputType(), bytes.toArray()));
                return raw ? codec.content(message, exchange) : codec.reply(message, exchange);
            } catch (InvalidProtocolBufferException e) {
                return new Reply.Broken(
                        Breakage.MALFORMED, String.valueOf(e.getMessage()), exchange);
            }
        }

        private Reply failed(StatusRuntimeException failure) {
            Status status = failure.getStatus();
            String words = status.getDescription() == null ? "" : status.getDescription();
            return switch (status.getCode()) {
                case DEADLINE_EXCEEDED -> new Reply.Late(deadline, seen(Bytes.NONE, false));
                case UNAVAILABLE ->
                        broken(
                                isRefused(status.getCause())
                                        ? Breakage.UNREACHABLE
                                        : Breakage.ENDED,
                                words);
                case CANCELLED -> broken(Breakage.ENDED, words);
                default ->
                        words.contains("exceeds maximum size")
                                ? broken(Breakage.OVERSIZE, words)
                                : new Reply.Refused(
                                        status.getCode().name(),
                                        words,
                                        seen(Bytes.NONE, order.answered(turn)));
            };
        }

        private static boolean isRefused(@Nullable Throwable cause) {
            Throwable each = cause;
            while (each != null && !(each instanceof ConnectException)) {
                each = each.getCause();
            }
            return each != null;
        }

        Reply broken(Breakage how, @Nullable String detail) {
            return new Reply.Broken(how, detail == null ? "" : detail, seen(Bytes.NONE, false));
        }

        private Exchange seen(Bytes received, boolean outOfOrder) {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
            return new Exchange(id, sent, received, elapsed, outOfOrder);
        }
    }
}
