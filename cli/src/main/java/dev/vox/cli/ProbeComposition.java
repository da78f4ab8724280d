package dev.vox.cli;

import dev.vox.cli.command.CommandEntry;
import dev.vox.cli.command.CommandGroup;
import dev.vox.cli.command.ProbeCommand;
import dev.vox.probe.Protocol;
import dev.vox.probe.ServiceProber;

import java.util.List;
import java.util.Locale;

/// Makes what `vox probe` works with.
final class ProbeComposition {
    private ProbeComposition() {}

    static CommandEntry command() {
        return CommandEntry.parent(
                "probe",
                CommandGroup.SERVICES,
                "ask a service whether it is there",
                "vox probe grpc localhost:7001",
                List.of(
                        entry(Protocol.GRPC, "ask a gRPC server for its health"),
                        entry(Protocol.HTTP, "get an address"),
                        entry(Protocol.WS, "wait for an orchestrator's greeting"),
                        entry(Protocol.REDIS, "ping a Redis server"),
                        entry(Protocol.TCP, "connect to a port")));
    }

    private static CommandEntry entry(Protocol protocol, String description) {
        String name = protocol.name().toLowerCase(Locale.ROOT);
        return CommandEntry.of(
                name,
                CommandGroup.SERVICES,
                description,
                "vox probe " + name + " " + protocol.example(),
                () -> new ProbeCommand(protocol, ServiceProber::new));
    }
}
