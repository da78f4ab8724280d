package dev.vox.cli.command.profile;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Project;
import dev.vox.profile.Configuration;
import dev.vox.profile.Host;
import dev.vox.profile.HostProbe;
import dev.vox.profile.Profile;
import dev.vox.profile.Readiness;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Lists the models to choose from.
public final class ListCommand implements Callable<Integer>, Declared {
    private final Map<String, String> process;
    private final Supplier<HostProbe> probe;

    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    /// The command in the process's environment, on the machine that the probe looks at.
    public ListCommand(Map<String, String> process, Supplier<HostProbe> probe) {
        this.process = Map.copyOf(process);
        this.probe = probe;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about("Show the profiles, which of them could run here, and what the others lack.")
                .with(project, output);
    }

    @Override
    public Integer call() {
        Project here = new Project(project.resolve());
        Configuration configuration = Configuration.read(here, process, EnvironmentFlags.NONE);
        List<Profile> profiles = configuration.catalogue().profiles();
        Host host = probe.get().observe(here, configuration.variables().texts(), profiles);
        ProfileListing listing =
                new ProfileListing(
                        profiles.stream().map(profile -> Readiness.of(profile, host)).toList(),
                        configuration.modelProblem().isEmpty() ? configuration.choice() : null);
        Output out = output.open();
        configuration
                .failure()
                .ifPresent(
                        failure -> String.valueOf(failure.getMessage()).lines().forEach(out::warn));
        out.result(listing, ProfileViews::list);
        return ExitCode.OK;
    }
}
