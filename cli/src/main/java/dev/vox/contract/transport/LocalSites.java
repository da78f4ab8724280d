package dev.vox.contract.transport;

import dev.vox.contract.call.Codec;
import dev.vox.contract.model.Contract;
import dev.vox.contract.model.Launch;
import dev.vox.contract.model.Transport;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.OperationFailed;
import dev.vox.process.RunningProgram;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Workers of this machine, and those that are reached by an address.
record LocalSites(Contract contract, Variables variables) implements Sites {
    private static final String PORT = "PORT";

    @Override
    public Set<Power> powers() {
        EnumSet<Power> powers = EnumSet.allOf(Power.class);
        if (contract.transport().launch() == null) {
            powers = EnumSet.of(Power.RAW);
        } else if (!RunningProgram.canPause()) {
            powers.remove(Power.PAUSE);
        }
        return powers;
    }

    /// The link is made first: what is wrong with its address is known before anything is started.
    @Override
    public Site next() {
        Launch launch = contract.transport().launch();
        if (launch == null) {
            return new Site(null, link(variables));
        }
        String port = freePort();
        Variables known = text -> variables.expand(text.replace("${" + PORT + "}", port));
        Link link = link(known);
        return new Site(new LocalProgram(start(launch, known, port)), link);
    }

    private Link link(Variables known) {
        Codec codec = new Codec(contract);
        return switch (contract.transport()) {
            case Transport.Stdio(Launch launch) ->
                    new StreamLink(codec, launch.command().getFirst());
            case Transport.Tcp tcp ->
                    new TcpLink(
                            codec, Address.of("transport.address", known.expand(tcp.address())));
            case Transport.Http http ->
                    new HttpLink(contract, codec, address(known.expand(http.url())));
            case Transport.Grpc grpc ->
                    new GrpcLink(
                            contract,
                            codec,
                            Address.of("transport.target", known.expand(grpc.target())),
                            known.expand(grpc.service()),
                            GrpcSchema.of(grpc.schema(), contract.folder(), known));
            case Transport.Exec _ ->
                    throw new IllegalArgumentException("a container is no place of this machine");
        };
    }

    private static URI address(String text) {
        try {
            URI uri = new URI(text);
            if ("http".equals(uri.getScheme()) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // It is no address either way.
        }
        throw new InvalidConfiguration(
                "[transport.url] '%s' is no address".formatted(text),
                "such as http://127.0.0.1:8080");
    }

    private RunningProgram start(Launch launch, Variables known, String port) {
        List<String> command = launch.command().stream().map(known::expand).toList();
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put(PORT, port);
        launch.environment().forEach((name, text) -> environment.put(name, known.expand(text)));
        return RunningProgram.start(command, environment, folder(known.expand(launch.folder())));
    }

    private @Nullable Path folder(String folder) {
        Path path = contract.folder().resolve(folder);
        if (!path.toFile().isDirectory()) {
            throw new InvalidConfiguration("[transport.cwd] '%s' is no folder".formatted(path));
        }
        return path;
    }

    /// Free now; whoever takes it before the worker does makes the worker fail, which says so.
    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new OperationFailed("no port is free: " + e.getMessage(), null, e);
        }
    }
}
