package dev.vox.validate;

import dev.vox.env.Placeholders;
import dev.vox.process.SearchPath;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;

/// Looks for what checks need, on this machine and in the target.
///
/// @param machine tells of engines, graphics processors and models
public record Needs(Machine machine) implements NeedSight {
    private static final int CONNECT_MILLIS = 1000;
    private static final String START = "start one: vox dev";

    /// What only other features know of the machine.
    public interface Machine {
        /// Why no container engine answers; empty when one does.
        Optional<Lack> engine(Map<String, String> environment) throws InterruptedException;

        /// Whether the project has a Compose file.
        boolean composeFile(Map<String, String> environment);

        /// Whether there is a graphics processor that models can run on.
        boolean gpu(Map<String, String> environment);

        /// What a model lacks to run here; empty when it could.
        ///
        /// @param id of the model, or the name of its profile
        Optional<Lack> model(String id, Map<String, String> environment);

        /// The mode that the orchestrator would be started in.
        String mode(Map<String, String> environment);
    }

    @Override
    public Optional<Lack> look(Need need, Target target) throws InterruptedException, CheckBroken {
        String argument = need.argument();
        return switch (need.kind()) {
            case DOCKER -> machine.engine(target.environment());
            case COMPOSE_FILE ->
                    lackUnless(
                            machine.composeFile(target.environment()),
                            "the project has no Compose file",
                            "write one: vox init --template compose");
            case STACK -> stack(argument, target);
            case GPU ->
                    lackUnless(
                            machine.gpu(target.environment()),
                            "there is no GPU",
                            "run it on a machine with one");
            case ENV -> variable(argument, target);
            case PORT -> port(argument);
            case COMMAND ->
                    lackUnless(
                            SearchPath.of(target.environment()).has(argument),
                            "no program '%s' on the PATH".formatted(argument),
                            "install " + argument);
            case FILE ->
                    lackUnless(
                            FileSearch.finds(target.project().root(), argument),
                            "no file '%s' in the project".formatted(argument),
                            null);
            case MODEL -> model(argument, target);
            case MODE -> mode(argument, target);
        };
    }

    private static Optional<Lack> lackUnless(boolean there, String reason, @Nullable String fix) {
        return there ? Optional.empty() : Optional.of(new Lack(reason, fix));
    }

    private static Optional<Lack> stack(String backend, Target target) throws CheckBroken {
        Optional<StackUnderTest> stack = target.stack();
        if (stack.isEmpty()) {
            return Optional.of(new Lack("no stack is up", START));
        }
        String found = stack.get().backend();
        return lackUnless(
                backend.isEmpty() || found.equals(backend),
                "the stack that is up is %s, not %s".formatted(found, backend),
                "vox stop, then vox dev --backend " + backend);
    }

    private static Optional<Lack> variable(String name, Target target) throws CheckBroken {
        String text = target.environment().getOrDefault(name, "");
        if (text.isBlank()) {
            return Optional.of(new Lack(name + " is not set", "set it in .env.local"));
        }
        return lackUnless(
                !Placeholders.has(text), name + " holds a placeholder", "set it in .env.local");
    }

    private static Optional<Lack> port(String text) throws CheckBroken {
        int port = Need.portOf(text).orElseThrow(() -> new CheckBroken("no port: " + text));
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    new Lack("nothing listens at port " + port, "start what listens there"));
        }
    }

    private Optional<Lack> model(String id, Target target) throws CheckBroken {
        Optional<StackUnderTest> stack = target.stack();
        if (stack.isEmpty() || stack.get().model().isEmpty()) {
            return machine.model(id, target.environment());
        }
        return lackUnless(
                stack.get().model().equals(id),
                "the stack speaks with %s, not %s".formatted(stack.get().model(), id),
                "vox switch " + id);
    }

    private Optional<Lack> mode(String mode, Target target) throws CheckBroken {
        Map<String, String> environment = target.environment();
        String found =
                target.stack()
                        .map(StackUnderTest::mode)
                        .filter(known -> !known.isEmpty())
                        .orElseGet(() -> machine.mode(environment));
        return lackUnless(
                found.equals(mode),
                "the orchestrator's mode is %s, not %s".formatted(found, mode),
                "start it in that mode: vox dev MODEL " + mode);
    }
}
