package dev.vox.stack.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.core.SSLConfig;

import dev.vox.problem.VoxException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// docker-java's commands, over connections of ours, its exceptions translated.
final class Commands {
    private final EngineClient engine;

    Commands(EngineClient engine) {
        this.engine = engine;
    }

    /// Runs a command to its end.
    ///
    /// @return empty when the engine knows no such thing
    <T> Optional<T> ask(Duration deadline, Function<DockerClient, T> command) {
        EngineHttp http = EngineHttp.calls(engine.address(), deadline);
        try {
            return Optional.of(command.apply(client(http)));
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            throw translated(http, e);
        } finally {
            http.close();
        }
    }

    /// docker-java, speaking over this connection.
    DockerClient client(EngineHttp http) {
        return DockerClientImpl.getInstance(new Agreed(engine.version()), http);
    }

    /// The failure as one of vox; a bug stays what it is.
    RuntimeException translated(EngineHttp http, RuntimeException failure) {
        if (failure instanceof VoxException) {
            return failure;
        }
        if (failure instanceof DockerException refusal) {
            return engine.refused(answer(refusal), refusal);
        }
        Throwable cause = failure.getCause();
        return cause instanceof IOException broken ? http.broken(broken) : failure;
    }

    private static String answer(DockerException refusal) {
        String message = String.valueOf(refusal.getMessage());
        String added = "Status " + refusal.getHttpStatus() + ": ";
        return message.startsWith(added) ? message.substring(added.length()) : message;
    }

    /// What docker-java asks of a configuration: the version and nothing else. The connection is made elsewhere.
    private record Agreed(ApiVersion version) implements DockerClientConfig {
        @Override
        public URI getDockerHost() {
            return URI.create("unix:///");
        }

        @Override
        public RemoteApiVersion getApiVersion() {
            return RemoteApiVersion.create(version.major(), version.minor());
        }

        @Override
        public @Nullable String getRegistryUsername() {
            return null;
        }

        @Override
        public @Nullable String getRegistryPassword() {
            return null;
        }

        @Override
        public @Nullable String getRegistryEmail() {
            return null;
        }

        @Override
        public @Nullable String getRegistryUrl() {
            return null;
        }

        @Override
        public @Nullable AuthConfig effectiveAuthConfig(String image) {
            return null;
        }

        @Override
        public AuthConfigurations getAuthConfigurations() {
            return new AuthConfigurations();
        }

        @Override
        @SuppressWarnings("deprecation")
        public @Nullable SSLConfig getSSLConfig() {
            return null;
        }
    }
}
