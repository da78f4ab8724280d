package dev.vox.validate.check.view;

import dev.vox.problem.OperationFailed;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.observe.ContainerObserver.ExecResult;
import dev.vox.stack.compose.observe.Inspection;
import dev.vox.stack.compose.observe.Setup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The endpoints as containers reach them: every address that a variable of theirs holds is opened from within.
public final class PeerView {
    private static final int NO_WAY = 86;

    /// Opens a connection by what the image has: vox, Python, a netcat or bash.
    private static final String CONNECT =
            """
            if [ -x /opt/vox/bin/vox ]; then exec /opt/vox/bin/vox probe tcp "$1:$2"; fi
            if command -v python3 >/dev/null 2>&1; then
              exec python3 -c 'import socket, sys; socket.create_connection((sys.argv[1], int(sys.argv[2])), 3)' "$1" "$2"
            fi
            if command -v nc >/dev/null 2>&1; then
              nc -z -w 3 "$1" "$2" 2>/dev/null || exec nc -w 3 "$1" "$2" </dev/null
              exit 0
            fi
            if command -v bash >/dev/null 2>&1; then exec bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$1" "$2"; fi
            exit 86
            """;

    private final ContainerObserver engine;
    private final Duration longest;

    /// @param longest for one connection
    public PeerView(ContainerObserver engine, Duration longest) {
        this.engine = engine;
        this.longest = longest;
    }

    /// What each container reaches.
    ///
    /// @param containers by service
    public List<Sighting> look(Map<String, String> containers) {
        List<Sighting> seen = new ArrayList<>();
        new TreeMap<>(containers)
                .forEach((service, container) -> {
                    Optional<Setup> setup = engine.setup(container);
                    boolean runs =
                            engine.inspect(container)
                                    .map(Inspection::state)
                                    .filter(Container.State.RUNNING::equals)
                                    .isPresent();
                    if (setup.isPresent() && runs) {
                        UrlsOfVariables.in(setup.get().environment())
                                .forEach((variable, address) ->
                                        seen.add(sighting(service, container, variable, address)));
                    }
                });
        return seen;
    }

    private Sighting sighting(
            String service, String container, String variable, UrlsOfVariables.HostPort address) {
        String endpoint = "%s of %s".formatted(variable, service);
        ExecResult result;
        try {
            result =
                    engine.exec(
                            container,
                            List.of(
                                    "sh",
                                    "-c",
                                    CONNECT,
                                    "sh",
                                    address.host(),
                                    Integer.toString(address.port())),
                            longest);
        } catch (OperationFailed e) {
            return new Sighting(endpoint, true, "not tried: " + e.getMessage());
        }
        return switch (result.exitCode()) {
            case 0 -> new Sighting(endpoint, true, address + ": connected");
            case NO_WAY, 126, 127 ->
                    new Sighting(endpoint, true, "not tried: nothing in it can open a connection");
            default -> new Sighting(endpoint, false, address + ": " + lastLine(result.output()));
        };
    }

    private static String lastLine(String output) {
        return output.strip().lines().reduce((_, last) -> last).orElse("not reached");
    }
}
