package dev.vox.cli;

import dev.vox.contract.transport.ContainerDoor;
import dev.vox.stack.docker.AttachedExec;
import dev.vox.stack.docker.ContainerCommands;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Workers in containers, by the engine that the environment names.
public final class EngineDoor implements ContainerDoor {
    private final ContainerCommands commands;

    /// @param environment which names the engine, as `DOCKER_HOST` does
    public EngineDoor(Map<String, String> environment) {
        commands = new ContainerCommands(environment);
    }

    @Override
    public Attached start(String container, List<String> command) {
        return new Streams(commands.attach(container, command));
    }

    @Override
    public String containerOf(String service) {
        return commands.containerOf(service);
    }

    @Override
    public int run(String container, List<String> command, Duration deadline) {
        return commands.run(container, command, deadline).exitCode();
    }

    @Override
    public void close() {
        // Every call has a connection of its own.
    }

    private record Streams(AttachedExec exec) implements Attached {
        @Override
        public OutputStream stdin() {
            return exec.stdin();
        }

        @Override
        public InputStream stdout() {
            return exec.stdout();
        }

        @Override
        public InputStream stderr() {
            return exec.stderr();
        }

        @Override
        public boolean running() {
            return exec.running();
        }

        @Override
        public void close() {
            exec.close();
        }
    }
}
