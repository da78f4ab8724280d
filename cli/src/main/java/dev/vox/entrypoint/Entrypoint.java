package dev.vox.entrypoint;

import dev.vox.config.VoxFile;
import dev.vox.config.VoxFile.Role;
import dev.vox.env.ContainerSettings;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Project;
import dev.vox.env.Setting;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.process.Identity;
import dev.vox.process.Inherited;
import dev.vox.process.SearchPath;
import dev.vox.process.Successor;
import dev.vox.profile.Configuration;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/// The first process of a container: finds out what it is to be, prepares it, and becomes it.
///
/// Its short path, a command in a container without files of variables, is kept lean: it loads no parser, no
/// settings table and no profile.
public final class Entrypoint {
    private static final List<String> LAYERS =
            List.of(".env.defaults", ".env.models", ".env", ".env.local");

    private final Map<String, String> process;

    /// @param process the environment of this process
    public Entrypoint(Map<String, String> process) {
        this.process = process;
    }

    /// Decides what this process becomes.
    ///
    /// @param service its name: of a Compose service, `orchestrator` or `worker`
    /// @param command what stood behind `--`; empty when there was none
    /// @throws InvalidConfiguration when `vox.yaml` is wrong, or the model of a worker of vox's own
    public Decision decide(Project project, String service, List<String> command) {
        VoxFile file = VoxFile.read(project);
        boolean choosesModel =
                command.isEmpty()
                        && Deciding.role(service, file.services().get(service)) == Role.WORKER;
        if (!choosesModel && !hasLayers(project)) {
            return Deciding.of(service, command, file, process);
        }
        Configuration configuration =
                Configuration.readLeniently(project, process, EnvironmentFlags.NONE, _ -> {});
        Decision decision = Deciding.of(service, command, file, configuration.variables().texts());
        if (decision instanceof Decision.Own(Mode.Worker _, List<String> _)) {
            var _ = configuration.choice();
        }
        return decision;
    }

    private static boolean hasLayers(Project project) {
        for (String layer : LAYERS) {
            if (Files.exists(project.root().resolve(layer))) {
                return true;
            }
        }
        return false;
    }

    /// Makes the folders of caches, and goes on as whom `VOX_UID` and `VOX_GID` say.
    ///
    /// @throws InvalidConfiguration when one of them is no number
    /// @throws MissingPrerequisite when a folder cannot be made, or this process may not become another
    /// @throws OperationFailed when it did not become it
    public void prepare() {
        Identity wanted = wanted();
        boolean gives = wanted != null && Identity.current().root() && !wanted.root();
        CacheFolders.prepare(process, gives ? wanted : null);
        if (wanted != null) {
            wanted.assume();
        }
    }

    private @Nullable Identity wanted() {
        Long user = number(ContainerSettings.USER);
        Long group = number(ContainerSettings.USER_GROUP);
        if (user == null && group == null) {
            return null;
        }
        long effective = user == null ? Identity.current().user() : user;
        return new Identity(effective, group == null ? effective : group);
    }

    private @Nullable Long number(Setting<Integer> setting) {
        String text = process.getOrDefault(setting.variable(), "").strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return setting.type().parser().apply(text).longValue();
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration(
                    "[environment] %s=%s: %s".formatted(setting.variable(), text, e.getMessage()),
                    "set it to a number of /etc/passwd or /etc/group, or unset it",
                    e);
        }
    }

    /// The program that takes this process's place.
    ///
    /// @throws MissingPrerequisite when it is not there
    public Successor successor(Decision.Foreign foreign) {
        SearchPath path = SearchPath.of(process);
        return foreign.given()
                ? Successor.ofOwnArguments(foreign.command(), path)
                : Successor.of(foreign.command(), path);
    }

    /// Becomes a program; returns only by throwing.
    ///
    /// @throws MissingPrerequisite when it is none
    /// @throws InterruptedException when a signal came first
    public static void become(Successor successor, Inherited inherited)
            throws InterruptedException {
        successor.become(inherited);
    }
}
