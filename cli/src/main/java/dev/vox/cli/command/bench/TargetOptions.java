package dev.vox.cli.command.bench;

import dev.vox.bench.target.TargetRequest;
import dev.vox.bench.target.TargetRequest.Address;
import dev.vox.bench.target.TargetRequest.Running;
import dev.vox.bench.target.TargetRequest.Started;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.profile.Backend;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What is measured: addresses, stacks that are started for it, or else the one that runs.
final class TargetOptions implements Declared {
    private List<String> addresses = List.of();
    private List<Backend> backends = List.of();
    private List<String> models = List.of();
    private List<String> modes = List.of();

    @Override
    public void declare(Arguments arguments) {
        arguments
                .options(String.class, "[NAME=]URL", "--target")
                .about(
                        "A worker at grpc://HOST:PORT or an orchestrator at ws://HOST:PORT, of vox"
                            + " or another; else the running stack. Several are measured in turns.")
                .to(given -> addresses = given);
        arguments
                .options(Backend.class, "BACKEND", "--backend")
                .about(
                        "Start a stack for it, in a folder and on ports of its own, and stop it"
                                + " afterwards: embedded or compose. Repeatable.")
                .to(given -> backends = given);
        arguments
                .options(String.class, "M", "--model")
                .about("The model of the stack that is started; each given is a stack.")
                .to(given -> models = given);
        arguments
                .options(String.class, "M", "--mode")
                .about("The mode of the stack that is started; each given is a stack.")
                .to(given -> modes = given);
    }

    /// Whether anything was asked for.
    boolean any() {
        return !(addresses.isEmpty() && nothingStarted());
    }

    private boolean nothingStarted() {
        return backends.isEmpty() && models.isEmpty() && modes.isEmpty();
    }

    /// What was asked for, in its order; the running stack when nothing was.
    ///
    /// @throws UsageProblem when an address is none, or two are called the same
    List<TargetRequest> requests(String usage) {
        List<TargetRequest> requests = new ArrayList<>();
        addresses.forEach(text -> requests.add(address(text, usage)));
        requests.addAll(stacks());
        if (requests.isEmpty()) {
            requests.add(new Running());
        }
        requireApart(requests, usage);
        return requests;
    }

    /// The only one that was asked for.
    ///
    /// @throws UsageProblem when an address is none, or there are several
    TargetRequest request(String usage) {
        List<TargetRequest> requests = requests(usage);
        if (requests.size() > 1) {
            throw new UsageProblem("a conversation is held with one stack", null, usage);
        }
        return requests.getFirst();
    }

    private static Address address(String text, String usage) {
        try {
            return Address.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageProblem(
                    "--target: " + e.getMessage(), "as in grpc://localhost:7001", usage);
        }
    }

    /// Each backend with each model and each mode.
    private List<Started> stacks() {
        if (nothingStarted()) {
            return List.of();
        }
        List<Started> stacks = new ArrayList<>();
        for (Backend backend : orElse(backends, Backend.EMBEDDED)) {
            for (String model : orElse(models, "")) {
                for (String mode : orElse(modes, "")) {
                    stacks.add(
                            new Started(
                                    name(backend, model, mode),
                                    backend,
                                    model,
                                    mode,
                                    Map.of(),
                                    null));
                }
            }
        }
        return stacks;
    }

    private static <T> List<T> orElse(List<T> given, T otherwise) {
        return given.isEmpty() ? List.of(otherwise) : given;
    }

    private static String name(Backend backend, String model, String mode) {
        return "%s %s %s"
                .formatted(backend.name().toLowerCase(Locale.ROOT), model, mode)
                .strip()
                .replaceAll(" +", " ");
    }

    private static void requireApart(List<TargetRequest> requests, String usage) {
        Set<String> names = new HashSet<>();
        for (TargetRequest request : requests) {
            if (!names.add(request.name())) {
                throw new UsageProblem(
                        "two targets are called '%s'".formatted(request.name()),
                        "name them: --target NAME=URL",
                        usage);
            }
        }
    }
}
