package dev.vox.stack.compose.plan;

import dev.vox.config.VoxFile.Role;
import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.plan.Problem;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/// How a file that has not what a model needs is told.
final class SelectionProblems {
    private final ComposeModel model;
    private final Roles roles;

    SelectionProblems(ComposeModel model, Roles roles) {
        this.model = model;
        this.roles = roles;
    }

    Problem unsaid(ServiceWish wish) {
        return new Problem(
                Problem.Kind.CONFIGURATION,
                "[model " + wish.profile() + "] its profile does not say how Compose runs it",
                "add compose: {profiles: […], worker: …} to its profile ("
                        + offered()
                        + "), or run it with --backend embedded");
    }

    Problem missingProfile(ServiceWish wish, Set<String> missing) {
        return new Problem(
                Problem.Kind.CONFIGURATION,
                "[model "
                        + wish.profile()
                        + "] no service of "
                        + files()
                        + " has the profile "
                        + String.join(", ", missing)
                        + "; "
                        + offered(),
                "give the profile to the model's services in "
                        + files()
                        + ", or name another in the model's profile: compose: {profiles: […]}");
    }

    Problem missingWorker(ServiceWish wish, String worker) {
        return new Problem(
                Problem.Kind.CONFIGURATION,
                "[model "
                        + wish.profile()
                        + "] its worker "
                        + worker
                        + " is no service of "
                        + files()
                        + "; its workers are "
                        + listed(roles.all(Role.WORKER)),
                "name the service in the model's profile: compose: {worker: …}");
    }

    Problem sleepingWorker(ServiceWish wish, String worker) {
        return new Problem(
                Problem.Kind.CONFIGURATION,
                "[model "
                        + wish.profile()
                        + "] its worker "
                        + worker
                        + " is in none of the model's profiles; it is in "
                        + listed(model.find(worker).orElseThrow().profiles()),
                "name that profile in the model's profile: compose: {profiles: […]}");
    }

    String offered() {
        return model.profiles().isEmpty()
                ? "it has no profiles"
                : "the profiles are " + listed(model.profiles());
    }

    String files() {
        return model.files().stream()
                .map(file -> String.valueOf(file.getFileName()))
                .collect(Collectors.joining(", "));
    }

    private static String listed(Collection<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
