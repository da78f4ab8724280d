package dev.vox.runtime.orchestrator;

import static java.lang.System.Logger.Level.ERROR;

import dev.vox.runtime.orchestrator.message.ControlMessages;
import dev.vox.runtime.orchestrator.message.InvalidMessageException;
import dev.vox.runtime.orchestrator.message.ModelAnswer;
import dev.vox.runtime.orchestrator.message.ModelAnswer.Reason;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// `POST /control/model`: lets whoever has the token change the model that speaks.
///
/// Nothing of a request is read before its token is seen. A request that is refused ends its connection, so that no more of
/// it is read either.
final class ControlEndpoint implements Handler {
    static final String PATH = "/control/model";

    private static final System.Logger LOGGER = System.getLogger("vox.orchestrator");

    /// Many times what an order needs, in bytes.
    private static final int MOST_BYTES = 8 << 10;

    private static final String SCHEME = "Bearer ";

    private final Control control;

    ControlEndpoint(Control control) {
        this.control = control;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        FutureTask<byte[]> body = new FutureTask<>(() -> content(request));
        ModelAnswer answer;
        try {
            answer = answer(request, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer = refused(Reason.NOT_LOADED, "the stack is stopping");
        } catch (RuntimeException e) {
            LOGGER.log(ERROR, "a change of the model failed", e);
            answer = refused(Reason.NOT_LOADED, "internal error: " + e);
        }
        send(response, answer);
        // A body that has not arrived is waited for no longer: the interrupt closes its connection.
        body.cancel(true);
    }

    private ModelAnswer answer(ServerRequest request, FutureTask<byte[]> reading)
            throws InterruptedException {
        Optional<ModelAnswer> refusal = admit(request);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        try {
            byte[] body = read(reading);
            return body.length > MOST_BYTES
                    ? refused(Reason.TOO_LARGE, "an order has at most " + MOST_BYTES + " bytes")
                    : control.models()
                            .change(
                                    ControlMessages.order(
                                            new String(body, StandardCharsets.UTF_8)));
        } catch (TimeoutException e) {
            return refused(
                    Reason.TOO_SLOW,
                    "the order did not arrive within " + control.arrival().toMillis() + " ms");
        } catch (InvalidMessageException | UncheckedIOException e) {
            return refused(Reason.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private Optional<ModelAnswer> admit(ServerRequest request) {
        Optional<String> shown =
                request.headers()
                        .first(HeaderNames.AUTHORIZATION)
                        .filter(text -> text.startsWith(SCHEME));
        if (shown.isEmpty()) {
            return Optional.of(refused(Reason.UNAUTHORIZED, "a control token is needed"));
        }
        if (!control.token().matches(shown.get().substring(SCHEME.length()))) {
            return Optional.of(refused(Reason.FORBIDDEN, "this is not the control token"));
        }
        return request.prologue().method().equals(Method.POST)
                ? Optional.empty()
                : Optional.of(refused(Reason.NOT_ALLOWED, "an order is sent by POST"));
    }

    /// Reads on another thread, since reading has no deadline of its own.
    private byte[] read(FutureTask<byte[]> reading) throws InterruptedException, TimeoutException {
        Thread.ofVirtual().name("vox-control").start(reading);
        try {
            return reading.get(control.arrival().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new UncheckedIOException(
                    new IOException("the order broke off: " + e.getCause(), e));
        }
    }

    private static byte[] content(ServerRequest request) throws IOException {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try (InputStream body = request.content().inputStream()) {
            return body.readNBytes(MOST_BYTES + 1);
        }
    }

    private static void send(ServerResponse response, ModelAnswer answer) {
        response.status(status(answer)).header(HeaderNames.CONTENT_TYPE, "application/json");
        switch (answer) {
            case ModelAnswer.Changed _ -> {}
            case ModelAnswer.Refused(Reason reason, String _) -> {
                response.header(HeaderValues.CONNECTION_CLOSE);
                if (reason == Reason.UNAUTHORIZED) {
                    response.header(HeaderNames.WWW_AUTHENTICATE, SCHEME.strip());
                }
                if (reason == Reason.NOT_ALLOWED) {
                    response.header(HeaderNames.ALLOW, "POST");
                }
            }
        }
        response.send(ControlMessages.encode(answer));
    }

    private static Status status(ModelAnswer answer) {
        return switch (answer) {
            case ModelAnswer.Changed _ -> Status.OK_200;
            case ModelAnswer.Refused(Reason reason, String _) ->
                    switch (reason) {
                        case INVALID_REQUEST -> Status.BAD_REQUEST_400;
                        case UNAUTHORIZED -> Status.UNAUTHORIZED_401;
                        case FORBIDDEN -> Status.FORBIDDEN_403;
                        case NOT_ALLOWED -> Status.METHOD_NOT_ALLOWED_405;
                        case TOO_SLOW -> Status.REQUEST_TIMEOUT_408;
                        case TOO_LARGE -> Status.REQUEST_ENTITY_TOO_LARGE_413;
                        case NOT_SERVED, NOT_LOADED -> Status.create(422, "Unprocessable Content");
                    };
        };
    }

    private static ModelAnswer refused(Reason reason, String message) {
        return new ModelAnswer.Refused(reason, message);
    }
}
