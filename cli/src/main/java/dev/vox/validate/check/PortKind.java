package dev.vox.validate.check;

import dev.vox.probe.ProbeAnswer;
import dev.vox.probe.ProbeTarget;
import dev.vox.probe.Prober;
import dev.vox.stack.PortOwner;
import dev.vox.stack.PortOwners;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckKind;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.yaml.YamlReader;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// `port`: whether somebody listens on a TCP port, or nobody does.
///
/// ```yaml
/// with: {port: "${TTS_PORT}"}
/// with: {port: 8080, host: 127.0.0.1, state: free}
/// with: {of: websocket}
/// ```
///
/// `of` is the port of one of the running stack's addresses.
public final class PortKind implements CheckKind {
    private static final List<String> STATES = List.of("open", "free");
    private static final String HERE = "localhost";
    private static final int LAST_PORT = 65_535;

    private final Supplier<Prober> prober;
    private final Supplier<PortOwners> owners;

    public PortKind(Supplier<Prober> prober, Supplier<PortOwners> owners) {
        this.prober = prober;
        this.owners = owners;
    }

    @Override
    public String name() {
        return "port";
    }

    @Override
    public Check read(YamlReader with) {
        Optional<String> port = with.text("port");
        Optional<String> of = with.text("of");
        if (port.isEmpty() && of.isEmpty()) {
            with.require("port");
        }
        String host = with.text("host").orElse(HERE);
        boolean free = with.oneOf("state", STATES).orElse("open").equals("free");
        return (target, deadline) -> {
            Sight sight = new Sight(target);
            if (port.isEmpty()) {
                Address address = new Address(null, of.orElse(""), List.of());
                Optional<URI> uri = address.find(target);
                return uri.isEmpty()
                        ? address.missing(target)
                        : look(sight, uri.get().getHost(), uri.get().getPort(), free, deadline);
            }
            return look(
                    sight,
                    target.expand(host),
                    number(target, target.expand(port.get())),
                    free,
                    deadline);
        };
    }

    private static int number(Target target, String text) throws CheckBroken {
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 1 && port <= LAST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new CheckBroken(
                "'%s' is no port from 1 to %d".formatted(target.masked(text), LAST_PORT));
    }

    private Verdict look(Sight sight, String host, int port, boolean free, Duration deadline)
            throws InterruptedException, CheckBroken {
        if (free) {
            return lookForNobody(sight, host, port);
        }
        ProbeAnswer answer = prober.get().ask(new ProbeTarget.Tcp(host, port), deadline);
        sight.saw("port " + port, answer.sentence());
        if (!answer.ok()) {
            sight.wrong("nobody listens on %s:%d: %s".formatted(host, port, answer.sentence()));
        } else {
            owner(host, port).ifPresent(owner -> sight.saw("owner", owner));
        }
        return sight.verdict();
    }

    private Verdict lookForNobody(Sight sight, String host, int port) throws CheckBroken {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return sight.saw("port " + port, "free").verdict();
        } catch (BindException e) {
            String reason = String.valueOf(e.getMessage());
            if (!reason.contains("in use")) {
                throw new CheckBroken(
                        "%s:%d cannot be listened on: %s".formatted(host, port, reason), e);
            }
            String owner = owner(host, port).orElse("a program that this user may not see");
            return sight.saw("port " + port, "taken")
                    .saw("owner", owner)
                    .wrong("port %d is taken by %s".formatted(port, owner))
                    .verdict("stop it, or choose another port");
        } catch (UnknownHostException e) {
            throw new CheckBroken("there is no host " + host, e);
        } catch (IOException e) {
            throw new CheckBroken("%s:%d cannot be listened on".formatted(host, port), e);
        }
    }

    /// Of this machine's ports alone.
    private Optional<String> owner(String host, int port) {
        boolean here = host.equals(HERE) || host.startsWith("127.") || host.equals("0.0.0.0");
        return here ? owners.get().of(port).map(PortKind::phrase) : Optional.empty();
    }

    private static String phrase(PortOwner owner) {
        String program =
                owner.project() == null ? owner.program() : "the vox stack of " + owner.project();
        return "%s (pid %d)".formatted(program, owner.pid());
    }
}
