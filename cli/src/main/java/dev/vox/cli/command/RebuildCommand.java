package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.DurationConverter;
import dev.vox.cli.option.EnvironmentOptions;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.ProgressDisplay;
import dev.vox.config.VoxFile;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Layer;
import dev.vox.env.Project;
import dev.vox.env.Settings;
import dev.vox.profile.Catalogue;
import dev.vox.profile.Configuration;
import dev.vox.profile.Match;
import dev.vox.stack.RunFolder;
import dev.vox.stack.compose.ComposeRebuild;
import dev.vox.stack.compose.ComposeRebuild.Rebuilt;
import dev.vox.stack.compose.ComposeRecord;
import dev.vox.stack.compose.ComposeRequest;
import dev.vox.stack.compose.plan.BuildPolicy;
import dev.vox.text.Nearest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/// Builds images anew, and puts new containers in the place of those that run.
public final class RebuildCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox rebuild [OPTIONS] [SERVICE...]";

    private final ContainerRequests requests;

    private final ProjectOptions project = new ProjectOptions();
    private final EnvironmentOptions environment = new EnvironmentOptions();
    private final OutputOptions output = new OutputOptions();

    private List<String> words = new ArrayList<>();
    private boolean cold;
    private Duration timeout = Duration.ZERO;

    /// The command over its use case.
    public RebuildCommand(ContainerRequests requests) {
        this.requests = requests;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about("Build images anew; containers that run get the new ones.")
                .with(project, environment, output);
        arguments
                .rest(String.class, "SERVICE")
                .about(
                        "Services of the Compose file, or a model for its worker; all of the stack"
                                + " unless given.")
                .to(given -> words = given);
        arguments.flag("--no-cache").about("Use nothing of earlier builds.").to(on -> cold = on);
        arguments
                .option(Duration.class, "TIME", "--timeout")
                .read(new DurationConverter())
                .otherwise("3m")
                .about(
                        "How long new containers may take to be ready; ${DEFAULT-VALUE} unless"
                                + " given.")
                .to(given -> timeout = given);
    }

    @Override
    public Integer call() throws InterruptedException {
        Output out = output.open();
        Project where = new Project(project.resolve());
        EnvironmentFlags flags = asItRuns(where);
        Configuration configuration = requests.stack().read(where, flags);
        ComposeRequest request =
                requests.up(
                        configuration,
                        VoxFile.read(where),
                        flags,
                        USAGE,
                        Optional.of(BuildPolicy.NEEDED),
                        false,
                        timeout);
        Set<String> services = services(request, configuration.catalogue());
        Rebuilt rebuilt;
        try (ProgressDisplay progress = out.progress("building")) {
            rebuilt =
                    new ComposeRebuild(requests.parts().get())
                            .rebuild(request, services, cold, progress);
        }
        out.result(rebuilt, RebuildViews::rebuilt);
        return ExitCode.OK;
    }

    /// The model that the stack speaks with stays what it is.
    private EnvironmentFlags asItRuns(Project where) {
        String model =
                RunFolder.find(where)
                        .flatMap(ComposeRecord::read)
                        .flatMap(ComposeRecord::profile)
                        .orElse(null);
        return environment
                .flags()
                .with(new Layer.Flag(Settings.MODEL, StartWords.MODEL_ORIGIN, model));
    }

    private Set<String> services(ComposeRequest request, Catalogue catalogue) {
        Set<String> services = new TreeSet<>();
        for (String word : words) {
            services.add(
                    request.model().find(word).isPresent()
                            ? word
                            : worker(word, request, catalogue));
        }
        return services;
    }

    private static String worker(String word, ComposeRequest request, Catalogue catalogue) {
        return catalogue
                .find(word)
                .map(Match::profile)
                .flatMap(profile -> request.worker(catalogue.profile(profile)))
                .filter(worker -> request.model().find(worker).isPresent())
                .orElseThrow(() -> unknown(word, request));
    }

    private static UsageProblem unknown(String word, ComposeRequest request) {
        List<String> names =
                request.model().services().stream().map(service -> service.name()).toList();
        return new UsageProblem(
                "'" + word + "' is neither a service nor a model that has one",
                Nearest.to(word, names)
                        .map("did you mean '%s'?"::formatted)
                        .orElse("there are: " + String.join(", ", names)),
                USAGE);
    }
}
