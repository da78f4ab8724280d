package dev.vox.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.docker.Docker;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.packaged.PackagedTool.Outcome;
import dev.vox.process.Completed;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The stack that `vox init --template compose` writes, in a project of its own. There is one for all classes of a run, since
/// its images take minutes to build; after each class it is stopped.
final class TemplateStack implements AutoCloseable {
    private static final Duration BUILD = Duration.ofMinutes(8);

    /// What a user adds: the template itself keeps nothing on volumes.
    private static final String OVERRIDE =
            """
            services:
              redis:
                volumes: ["kept:/kept"]
            volumes: {kept: {}}
            """;

    private final Docker docker = Docker.open();
    private final String name = docker.project();
    private final Path folder;
    private final PackagedTool tool;

    private TemplateStack() throws IOException {
        folder = Files.createTempDirectory("vox-template");
        tool = PackagedTool.in(folder).within(BUILD).with("COMPOSE_PROJECT_NAME", name);
    }

    private static TemplateStack make() {
        try {
            TemplateStack stack = new TemplateStack();
            stack.must("init", "--template", "compose");
            Files.writeString(
                    stack.tool.project().resolve("docker-compose.override.yml"), OVERRIDE);
            return stack;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    Docker docker() {
        return docker;
    }

    PackagedTool tool() {
        return tool;
    }

    /// The name of the Compose project.
    String name() {
        return name;
    }

    /// The name of a service's container.
    String container(String service) {
        return name + "-" + service + "-1";
    }

    /// Has it up with a model; the first time that builds the images.
    void up(String model) throws IOException, InterruptedException {
        must("dev", model, "legacy");
    }

    /// Runs a command of the tool that must succeed.
    Outcome must(String... arguments) throws IOException, InterruptedException {
        Outcome outcome = tool.run(arguments);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return outcome;
    }

    JsonValue json(String... arguments) throws Exception {
        return Json.parse("stdout", tool.run(arguments).out());
    }

    /// How a service's container is: `running`, `exited`; `gone` when there is none.
    String state(String service) {
        return docker.ask(container(service), "{{.State.Status}}").orElse("gone");
    }

    /// What a service's health check says of it.
    String health(String service) {
        return docker.ask(container(service), "{{.State.Health.Status}}").orElse("gone");
    }

    /// What a service's container wrote to both of its streams.
    String written(String service) {
        Completed logs = docker.attempt(Map.of(), "logs", container(service));
        return logs.out() + logs.err();
    }

    /// The services that have a container, whether it runs or not.
    Set<String> containers() {
        return Set.copyOf(
                listed(
                        "ps",
                        "--all",
                        "--format",
                        "{{.Label \"com.docker.compose.service\"}}",
                        "--filter",
                        "label=com.docker.compose.project=" + name));
    }

    /// What `docker` lists, a line each.
    List<String> listed(String... arguments) {
        return docker.run(arguments).lines().filter(line -> !line.isBlank()).toList();
    }

    /// The keys of the workers that are in Redis.
    Set<String> registered() {
        return Set.copyOf(
                listed("exec", container("redis"), "redis-cli", "--scan", "--pattern", "worker:*"));
    }

    @Override
    public void close() {
        docker.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Hands it to the tests of a class.
    static final class Shared implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
        private static final Namespace STORE = Namespace.create(TemplateStack.class);

        @Override
        public void beforeAll(ExtensionContext context) {
            stack(context);
        }

        @Override
        public void afterAll(ExtensionContext context) throws Exception {
            stack(context).must("stop");
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TemplateStack.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return stack(context);
        }

        private static TemplateStack stack(ExtensionContext context) {
            return context.getRoot()
                    .getStore(STORE)
                    .computeIfAbsent(TemplateStack.class, type -> make(), TemplateStack.class);
        }
    }
}
