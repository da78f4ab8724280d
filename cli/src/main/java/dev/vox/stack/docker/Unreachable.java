package dev.vox.stack.docker;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.text.Figures;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;

import javax.net.ssl.SSLException;

/// Why an engine cannot be asked, and what to do about it.
final class Unreachable {
    private static final String START =
            "start Docker (sudo systemctl start docker), or say with DOCKER_HOST or docker context"
                    + " use where an engine is";
    private static final String LOOK = "docker info shows whether it is well";

    private Unreachable() {}

    static VoxException because(EngineAddress address, IOException cause) {
        if (cause instanceof ClosedByInterruptException || Thread.currentThread().isInterrupted()) {
            return new OperationFailed(
                    "[docker] interrupted while the engine at %s was asked"
                            .formatted(address.shown()),
                    null,
                    cause);
        }
        if (cause instanceof HttpHead.Foreign) {
            return noEngine(address, cause);
        }
        return address instanceof EngineAddress.Unix unix
                ? socket(unix, cause)
                : port(address, cause);
    }

    static MissingPrerequisite late(
            EngineAddress address, Duration deadline, @Nullable Throwable cause) {
        return new MissingPrerequisite(
                "[docker] the engine at %s did not answer within %s"
                        .formatted(address.shown(), Figures.duration(deadline)),
                LOOK,
                cause);
    }

    static MissingPrerequisite noEngine(EngineAddress address, @Nullable Throwable cause) {
        return new MissingPrerequisite(
                "[docker] what answers at %s is no container engine".formatted(address.shown()),
                "say with DOCKER_HOST or docker context use where an engine is",
                cause);
    }

    private static MissingPrerequisite socket(EngineAddress.Unix address, IOException cause) {
        String words = words(cause);
        if (!Files.exists(address.socket()) && !words.contains("permission denied")) {
            return missing(address, "there is no such socket", START, cause);
        }
        if (words.contains("permission denied")) {
            return missing(
                    address,
                    "permission denied",
                    "put yourself into the group docker (sudo usermod -aG docker $USER) and log in"
                            + " again",
                    cause);
        }
        if (words.contains("refused")) {
            return missing(address, "nobody listens there", START, cause);
        }
        return missing(address, words, LOOK, cause);
    }

    private static MissingPrerequisite port(EngineAddress address, IOException cause) {
        String words = words(cause);
        if (cause instanceof UnknownHostException
                || cause.getCause() instanceof UnknownHostException) {
            return missing(address, "its host is not known", "see DOCKER_HOST", cause);
        }
        if (words.contains("refused")) {
            return missing(address, "nobody listens there", START, cause);
        }
        if (cause instanceof SSLException) {
            return missing(
                    address,
                    "no agreement on TLS: " + words,
                    "see DOCKER_TLS_VERIFY and the files in DOCKER_CERT_PATH",
                    cause);
        }
        return missing(address, words, LOOK, cause);
    }

    private static MissingPrerequisite missing(
            EngineAddress address, String reason, String hint, IOException cause) {
        return new MissingPrerequisite(
                "[docker] no container engine answers at %s: %s".formatted(address.shown(), reason),
                hint,
                cause);
    }

    private static String words(IOException cause) {
        String message = cause.getMessage();
        return message == null ? "the connection broke off" : message.toLowerCase(Locale.ROOT);
    }
}
