package dev.vox.validate.check.host;

import static dev.vox.validate.check.answer.Seen.that;

import dev.vox.env.Environment;
import dev.vox.env.Project;
import dev.vox.env.Settings;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.VoxException;
import dev.vox.stack.PortOwner;
import dev.vox.stack.RunFolder;
import dev.vox.stack.RunState;
import dev.vox.stack.StackPorts;
import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.Evidence;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.answer.Seen;
import dev.vox.validate.check.config.ComposeChoice;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Looks at each port of the stack.
record PortsCheck(Supplier<PortsKind.Sources> sources) implements Check {
    private static final int LEAST_UNPRIVILEGED = 1024;

    /// A port that the stack is to have.
    ///
    /// @param address that it is bound to; empty for all
    private record Claim(String title, String address, int port) {}

    /// Who has a port.
    ///
    /// @param ours whether it is this project's own stack
    private record Holder(String words, boolean ours, String fix) {}

    @Override
    public Verdict look(Target target, Duration deadline) throws CheckBroken {
        PortsKind.Sources asked = sources.get();
        Map<String, String> environment = target.environment();
        ComposeChoice compose;
        List<Claim> claims;
        try {
            compose = asked.project().compose(target).orElse(null);
            claims = claims(asked, target, compose);
        } catch (InvalidConfiguration e) {
            return Seen.nothing(
                    "nobody knows which ports: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e.hint().orElse(null));
        }
        List<Claim> taken = claims.stream().filter(PortsCheck::taken).toList();
        List<Container> publishing =
                taken.isEmpty() ? List.of() : publishing(asked, environment, taken);
        return verdict(asked, target.project(), compose, claims, taken, publishing);
    }

    private static Verdict verdict(
            PortsKind.Sources asked,
            Project project,
            @Nullable ComposeChoice compose,
            List<Claim> claims,
            List<Claim> taken,
            List<Container> publishing) {
        List<Evidence> wrong = new ArrayList<>();
        List<Evidence> seen = new ArrayList<>();
        @Nullable String fix = null;
        for (Claim claim : claims) {
            if (!taken.contains(claim)) {
                seen.add(that(claim.title(), "free"));
                continue;
            }
            Holder holder = holder(asked, project, compose, claim, publishing);
            (holder.ours() ? seen : wrong).add(that(claim.title(), "taken by " + holder.words()));
            fix = !holder.ours() && fix == null ? holder.fix() : fix;
        }
        return Seen.unless(wrong, fix, seen.toArray(Evidence[]::new));
    }

    /// The stack that is up says where it listens; else a stack in containers has what its services publish, any other what the
    /// settings say.
    private static List<Claim> claims(
            PortsKind.Sources asked, Target target, @Nullable ComposeChoice compose)
            throws CheckBroken {
        boolean embedded =
                target.stack().map(stack -> stack.backend().equals("embedded")).orElse(false);
        if (compose != null && compose.runs() && !embedded) {
            return compose.published().stream()
                    .filter(port -> port.protocol() == Service.Protocol.TCP)
                    .map(port ->
                            new Claim(
                                    port.service() + " port " + port.port(),
                                    port.address(),
                                    port.port()))
                    .toList();
        }
        Environment environment =
                Environment.of(
                        asked.project().configuration(target.project()).variables(),
                        List.of(
                                Settings.WEBSOCKET_PORT,
                                Settings.HEALTH_PORT,
                                Settings.GRPC_PORT,
                                Settings.METRICS_PORT));
        return StackPorts.of(environment).all().stream()
                .filter(claim -> claim.port() != 0)
                .map(claim ->
                        new Claim(
                                claim.service() + " " + claim.purpose() + " port " + claim.port(),
                                "127.0.0.1",
                                claim.port()))
                .toList();
    }

    /// What only root may take is left to the engine.
    private static boolean taken(Claim claim) {
        if (claim.port() < LEAST_UNPRIVILEGED) {
            return false;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(
                    claim.address().isEmpty()
                            ? new InetSocketAddress(claim.port())
                            : new InetSocketAddress(
                                    InetAddress.getByName(claim.address()), claim.port()));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static List<Container> publishing(
            PortsKind.Sources asked, Map<String, String> environment, List<Claim> taken) {
        try (ContainerObserver engine = asked.engines().apply(environment)) {
            return engine.publishing(taken.stream().map(Claim::port).toList());
        } catch (VoxException e) {
            return List.of();
        }
    }

    private static Holder holder(
            PortsKind.Sources asked,
            Project project,
            @Nullable ComposeChoice compose,
            Claim claim,
            List<Container> publishing) {
        Optional<Container> container =
                publishing.stream()
                        .filter(each ->
                                each.ports().stream()
                                        .anyMatch(port -> port.hostPort() == claim.port()))
                        .findFirst();
        return container
                .map(each -> container(each, compose))
                .orElseGet(() -> program(asked.owners().of(claim.port()), project));
    }

    private static Holder container(Container container, @Nullable ComposeChoice compose) {
        boolean ours = compose != null && container.project().equals(compose.model().name());
        String whose = container.project().isEmpty() ? "" : " of project " + container.project();
        return new Holder(
                "container " + container.name() + whose,
                ours,
                "docker stop " + container.name() + ", or choose another port");
    }

    private static Holder program(Optional<PortOwner> owner, Project project) {
        if (owner.isEmpty()) {
            return new Holder(
                    "another program that this user may not see",
                    false,
                    "end that program, or choose another port");
        }
        PortOwner program = owner.get();
        String pid = "pid " + program.pid();
        if (isOurs(program, project)) {
            return new Holder("this project's own stack, " + pid, true, "");
        }
        return program.project() == null
                ? new Holder(
                        pid + " (" + program.program() + ")",
                        false,
                        "end that program, or choose another port")
                : new Holder(
                        pid + " (the vox stack of " + program.project() + ")",
                        false,
                        "vox stop --project " + program.project() + ", or choose another port");
    }

    private static boolean isOurs(PortOwner program, Project project) {
        Stream<Long> running =
                RunFolder.find(project)
                        .flatMap(RunFolder::read)
                        .map(RunState::process)
                        .map(process -> process.pid())
                        .stream();
        return project.root().toString().equals(program.project())
                || running.anyMatch(pid -> pid == program.pid());
    }
}
