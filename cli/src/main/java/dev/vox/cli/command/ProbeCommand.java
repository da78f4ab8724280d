package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.DurationConverter;
import dev.vox.cli.option.OutputOptions;
import dev.vox.probe.ProbeAnswer;
import dev.vox.probe.ProbeTarget;
import dev.vox.probe.Prober;
import dev.vox.probe.Protocol;
import dev.vox.probe.TargetText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Asks a service once whether it is there. Containers call it as their health check.
public final class ProbeCommand implements Callable<Integer>, Declared {
    private final Protocol protocol;
    private final Supplier<Prober> prober;

    private final OutputOptions output = new OutputOptions();

    private String target = "";
    private @Nullable String service;
    private Duration timeout = Duration.ZERO;

    /// The command for one protocol.
    public ProbeCommand(Protocol protocol, Supplier<Prober> prober) {
        this.protocol = protocol;
        this.prober = prober;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        about(),
                        "Prints one line; exit 0 when the answer is good, 1 when it is not or does"
                                + " not come.")
                .with(output);
        arguments
                .option(Duration.class, "TIME", "--timeout")
                .read(new DurationConverter())
                .otherwise("2s")
                .about("For connection and answer together; ${DEFAULT-VALUE} unless given.")
                .to(given -> timeout = given);
        if (protocol == Protocol.GRPC) {
            arguments
                    .option(String.class, "NAME", "--service")
                    .about("The service that health is asked of; else the server as a whole.")
                    .to(given -> service = given);
        }
        arguments
                .required(String.class, "TARGET")
                .about("%s; host and scheme may be left out.".formatted(protocol.example()))
                .to(given -> target = given);
    }

    private String about() {
        return switch (protocol) {
            case GRPC -> "Ask the standard health service, else a speech worker's capabilities.";
            case HTTP -> "GET an address; 2xx is good.";
            case WS -> "Connect and wait for an orchestrator's session_start.";
            case REDIS -> "Send a PING, logged in as the address says.";
            case TCP -> "Connect.";
        };
    }

    @Override
    public Integer call() throws InterruptedException {
        ProbeTarget asked = read();
        ProbeAnswer answer = prober.get().ask(asked, timeout);
        output.open().<ProbeAnswer>stream(result -> ProbeViews.answer(asked, result)).emit(answer);
        return answer.ok() ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    private ProbeTarget read() {
        try {
            return TargetText.read(protocol, target, service);
        } catch (IllegalArgumentException e) {
            String name = protocol.name().toLowerCase(Locale.ROOT);
            throw new UsageProblem(
                    "TARGET is no address for %s: %s".formatted(name, e.getMessage()),
                    "such as: vox probe %s %s".formatted(name, protocol.example()),
                    "vox probe %s [OPTIONS] TARGET".formatted(name));
        }
    }
}
