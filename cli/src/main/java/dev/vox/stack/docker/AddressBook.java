package dev.vox.stack.docker;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;
import dev.vox.problem.InvalidConfiguration;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// Finds the engine that the `docker` program would talk to.
///
/// `DOCKER_HOST`, else the context that `DOCKER_CONTEXT` or `currentContext` of `config.json` names, else
/// `unix:///var/run/docker.sock`.
final class AddressBook {
    private static final Path USUAL = Path.of("/var/run/docker.sock");
    private static final String NO_CONTEXT = "default";

    private final Map<String, String> environment;

    /// @param environment variables of the process; `HOME` says where `.docker` lies
    AddressBook(Map<String, String> environment) {
        this.environment = environment;
    }

    /// The engine's address.
    ///
    /// @throws InvalidConfiguration when what names it is wrong, or names a way that vox does not go
    EngineAddress address() {
        String host = variable("DOCKER_HOST");
        if (!host.isEmpty()) {
            return AddressText.parse("DOCKER_HOST", host, tls());
        }
        String context = variable("DOCKER_CONTEXT");
        if (!context.isEmpty()) {
            return context("DOCKER_CONTEXT", context);
        }
        // No lambdas here: training never comes by, since it says DOCKER_HOST.
        Path config = folder().resolve("config.json");
        Optional<JsonValue> said = read(config);
        String current = said.isEmpty() ? "" : said.get().text("currentContext").orElse("");
        return context(config.toString(), current);
    }

    /// By the rules of the `docker` program: any text in `DOCKER_TLS_VERIFY` is a yes.
    private @Nullable Tls tls() {
        boolean verify = !variable("DOCKER_TLS_VERIFY").isEmpty();
        if (!verify && variable("DOCKER_TLS").isEmpty()) {
            return null;
        }
        String certificates = variable("DOCKER_CERT_PATH");
        return new Tls(certificates.isEmpty() ? folder() : Path.of(certificates), verify);
    }

    private Path folder() {
        String config = variable("DOCKER_CONFIG");
        return config.isEmpty() ? Path.of(variable("HOME"), ".docker") : Path.of(config);
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    private EngineAddress context(String source, String name) {
        if (name.isEmpty() || name.equals(NO_CONTEXT)) {
            return new EngineAddress.Unix(USUAL);
        }
        String digest = digest(name);
        Path meta = folder().resolve("contexts").resolve("meta").resolve(digest);
        JsonValue endpoint =
                read(meta.resolve("meta.json"))
                        .flatMap(json -> json.get("Endpoints"))
                        .flatMap(endpoints -> endpoints.get("docker"))
                        .orElseThrow(() -> unknown(source, name));
        Path files = folder().resolve("contexts").resolve("tls").resolve(digest).resolve("docker");
        boolean skip = endpoint.flag("SkipTLSVerify").orElse(false);
        String host = endpoint.text("Host").orElse("");
        return AddressText.parse(
                "context " + name,
                host.isEmpty() ? "unix://" + USUAL : host,
                skip || Files.isDirectory(files) ? new Tls(files, !skip) : null);
    }

    private static InvalidConfiguration unknown(String source, String name) {
        return new InvalidConfiguration(
                "[docker] %s names the context %s, which does not exist".formatted(source, name),
                "docker context ls lists them; DOCKER_HOST goes before all contexts");
    }

    private static Optional<JsonValue> read(Path file) {
        try {
            return Optional.of(Json.parse(file.toString(), Files.readString(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new InvalidConfiguration(
                    "[docker] %s cannot be read: %s".formatted(file, e.getMessage()), null, e);
        } catch (MalformedJson e) {
            throw new InvalidConfiguration("[docker] " + e.getMessage(), null, e);
        }
    }

    private static String digest(String name) {
        try {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
