package dev.vox.stack.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectExecResponse;
import com.github.dockerjava.api.model.Frame;

import dev.vox.problem.OperationFailed;
import dev.vox.stack.compose.observe.ContainerObserver.ExecResult;
import dev.vox.text.Figures;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A command in a container, from its start to its exit code.
final class Exec {
    private static final int MOST_BYTES = 1 << 20;

    /// The output may end a moment before the engine knows the exit code.
    private static final Duration LINGERING = Duration.ofSeconds(2);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final EngineClient engine;
    private final Commands commands;
    private final String container;
    private final List<String> command;

    Exec(EngineClient engine, Commands commands, String container, List<String> command) {
        this.engine = engine;
        this.commands = commands;
        this.container = container;
        this.command = command;
    }

    /// Runs it. What it writes beyond 1 MiB is dropped.
    ExecResult run(Duration deadline) {
        String id =
                commands.ask(EngineClient.DEADLINE, this::create)
                        .orElseThrow(() -> failed("there is no such container"));
        String output = output(id, deadline);
        return new ExecResult(exitCode(id), output);
    }

    private String create(DockerClient docker) {
        return docker.execCreateCmd(container)
                .withCmd(command.toArray(String[]::new))
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
    }

    private String output(String id, Duration deadline) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        CompletableFuture<Optional<String>> end = new CompletableFuture<>();
        EngineHttp http = EngineHttp.streams(engine.address(), EngineClient.DEADLINE);
        try (Stream<Frame> stream =
                new Stream<>(commands, http, frame -> keep(output, frame), end::complete)) {
            commands.client(http).execStartCmd(id).exec(stream);
            stream.awaitBegin(EngineClient.DEADLINE);
            Optional<String> broken = end.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
            if (broken.isPresent()) {
                throw failed(broken.get());
            }
            return output.toString(StandardCharsets.UTF_8);
        } catch (TimeoutException e) {
            throw failed(
                    "it did not end within %s, and goes on there"
                            .formatted(Figures.duration(deadline)));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted while it ran; it goes on there");
        }
    }

    private static void keep(ByteArrayOutputStream output, Frame frame) {
        byte[] payload = frame.getPayload();
        if (payload != null) {
            output.write(payload, 0, Math.min(payload.length, MOST_BYTES - output.size()));
        }
    }

    private int exitCode(String id) {
        long deadline = System.nanoTime() + LINGERING.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        try {
            while (true) {
                InspectExecResponse answer =
                        commands.ask(
                                        EngineClient.DEADLINE,
                                        docker -> docker.inspectExecCmd(id).exec())
                                .orElseThrow(() -> failed("its container is gone"));
                Long code = answer.getExitCodeLong();
                if (code != null && !Boolean.TRUE.equals(answer.isRunning())) {
                    return code.intValue();
                }
                if (System.nanoTime() > deadline) {
                    throw failed("the engine does not tell its exit code");
                }
                var _ = never.await(BETWEEN_LOOKS.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted while it ended");
        }
    }

    private OperationFailed failed(String why) {
        return new OperationFailed(
                "[docker] %s in container %s: %s"
                        .formatted(
                                String.join(" ", command),
                                container.length() > 12 ? container.substring(0, 12) : container,
                                why));
    }
}
