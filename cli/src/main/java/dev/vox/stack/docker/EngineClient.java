package dev.vox.stack.docker;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;
import dev.vox.problem.OperationFailed;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// An engine that has been found, and the version of its API that was agreed on.
///
/// What it answers is read with the project's own reader of JSON, so that a listing does without docker-java's mapper.
final class EngineClient {
    static final Duration DEADLINE = Duration.ofSeconds(10);

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final AddressBook book;
    private @Nullable EngineAddress address;
    private @Nullable ApiVersion version;

    EngineClient(AddressBook book) {
        this.book = book;
    }

    /// Where it is, whether or not it answers.
    synchronized EngineAddress address() {
        EngineAddress known = address;
        if (known == null) {
            known = book.address();
            address = known;
        }
        return known;
    }

    /// The version of its API; the first call asks it.
    synchronized ApiVersion version() {
        ApiVersion known = version;
        if (known == null) {
            known = ApiVersion.agreed(address(), offered());
            version = known;
        }
        return known;
    }

    private String offered() {
        try (Response response = EngineHttp.calls(address(), DEADLINE).execute(get("/_ping"))) {
            String offered = response.getHeader("api-version");
            if (response.getStatusCode() != OK || offered == null) {
                throw Unreachable.noEngine(address(), null);
            }
            return offered;
        }
    }

    /// Asks for a path of the API, and for nothing but a success.
    ///
    /// @param path without the version: `/containers/json`
    JsonValue json(String path, Duration deadline) {
        return find(path, deadline)
                .orElseThrow(() -> refused("{\"message\":\"page not found\"}", null));
    }

    /// Asks for a path of the API.
    ///
    /// @return empty when the engine knows no such thing
    Optional<JsonValue> find(String path, Duration deadline) {
        EngineHttp http = EngineHttp.calls(address(), deadline);
        try (Response response = http.execute(get("/v" + version() + path))) {
            String text = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
            if (response.getStatusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            if (response.getStatusCode() != OK) {
                throw refused(text, null);
            }
            return Optional.of(Json.parse("engine", text));
        } catch (IOException e) {
            throw http.broken(e);
        } catch (MalformedJson e) {
            throw Unreachable.noEngine(address(), e);
        }
    }

    /// The engine answered that it will not.
    ///
    /// @param answer of the engine: `{"message": …}`, or something else
    OperationFailed refused(String answer, @Nullable Throwable cause) {
        return new OperationFailed(
                "[docker] the engine at %s refuses: %s"
                        .formatted(address().shown(), message(answer)),
                null,
                cause);
    }

    private static String message(String answer) {
        try {
            return Json.parse("engine", answer).text("message").orElse(answer.strip());
        } catch (MalformedJson e) {
            return answer.strip();
        }
    }

    private static Request get(String path) {
        return Request.builder().method("GET").path(path).build();
    }
}
