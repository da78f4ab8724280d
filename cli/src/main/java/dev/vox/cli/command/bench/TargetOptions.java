package dev.vox.cli.command.bench;

import dev.vox.bench.target.TargetRequest;
import dev.vox.bench.target.TargetRequest.Address;
import dev.vox.bench.target.TargetRequest.Running;
import dev.vox.bench.target.TargetRequest.Started;
import dev.vox.cli.command.Named;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.env.Project;
import dev.vox.profile.Backend;
import dev.vox.profile.Catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What is measured, or spoken with: addresses, stacks that are started for it, or else the one that runs.
final class TargetOptions implements Declared {
    private final boolean several;
    private List<String> addresses = List.of();
    private List<Backend> backends = List.of();
    private List<String> models = List.of();
    private List<String> modes = List.of();

    private TargetOptions(boolean several) {
        this.several = several;
    }

    /// For what is measured: several may be named.
    static TargetOptions several() {
        return new TargetOptions(true);
    }

    /// For a conversation, which is held with one orchestrator.
    static TargetOptions one() {
        return new TargetOptions(false);
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .options(String.class, several ? "[NAME=]URL" : "URL", "--target")
                .about(
                        several
                                ? "A worker at grpc://HOST:PORT or an orchestrator at"
                                        + " ws://HOST:PORT, of vox or another; else the running"
                                        + " stack. Several are measured in turns."
                                : "An orchestrator at ws://HOST:PORT, of vox or another; else that"
                                        + " of the running stack.")
                .to(given -> addresses = given);
        arguments
                .options(Backend.class, "BACKEND", "--backend")
                .about(
                        "Start a stack for it, in a folder and on ports of its own, and stop it"
                                + " afterwards: embedded or compose."
                                + (several ? " Repeatable." : ""))
                .to(given -> backends = given);
        arguments
                .options(String.class, "M", "--model")
                .about("The model of the stack that is started" + more())
                .to(given -> models = given);
        arguments
                .options(String.class, "M", "--mode")
                .about("The mode of the stack that is started" + more())
                .to(given -> modes = given);
    }

    private String more() {
        return several ? "; each given is a stack." : ".";
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
    /// @throws UsageProblem when an address, a model or a mode is none, or two are called the same
    List<TargetRequest> requests(Project here, String usage) {
        List<TargetRequest> requests = new ArrayList<>();
        addresses.forEach(text -> requests.add(address(text, usage)));
        requireNames(here, usage);
        requests.addAll(stacks());
        if (requests.isEmpty()) {
            requests.add(new Running());
        }
        requireApart(requests, usage);
        return requests;
    }

    /// The only one that was asked for.
    ///
    /// @throws UsageProblem when it is none, or there are several
    TargetRequest request(Project here, String usage) {
        List<TargetRequest> requests = requests(here, usage);
        if (requests.size() > 1) {
            throw new UsageProblem(
                    "a conversation is held with one stack, not " + requests.size(),
                    "name one --target, or one --model, --mode and --backend at most",
                    usage);
        }
        return requests.getFirst();
    }

    private void requireNames(Project here, String usage) {
        if (!models.isEmpty()) {
            Catalogue catalogue = Catalogue.of(here);
            models.forEach(model -> Named.requireModel(catalogue, model, usage));
        }
        modes.forEach(mode -> Named.requireMode(mode, usage));
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
                        request instanceof Started
                                ? "name each model, mode and backend once"
                                : "name them: --target NAME=URL",
                        usage);
            }
        }
    }
}
