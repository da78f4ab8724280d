package dev.vox.cli;

import dev.vox.config.VoxFile;
import dev.vox.env.Environment;
import dev.vox.env.ExpandOrder;
import dev.vox.env.Layer;
import dev.vox.env.Project;
import dev.vox.env.Settings;
import dev.vox.env.Variables;
import dev.vox.problem.VoxException;
import dev.vox.profile.Catalogue;
import dev.vox.profile.Host;
import dev.vox.profile.Match;
import dev.vox.profile.Missing;
import dev.vox.profile.Profile;
import dev.vox.profile.Readiness;
import dev.vox.stack.compose.model.read.ComposeFiles;
import dev.vox.stack.compose.model.read.ComposeFiles.Search;
import dev.vox.stack.docker.DockerObserver;
import dev.vox.validate.Lack;
import dev.vox.validate.Needs;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What checks may need of the machine, as the features know it.
///
/// @param project that is validated
record MachineFacts(Project project) implements Needs.Machine {
    @Override
    public Optional<Lack> engine(Map<String, String> environment) {
        try (DockerObserver engine = new DockerObserver(environment)) {
            engine.requireAnswer();
            return Optional.empty();
        } catch (VoxException e) {
            String words = String.valueOf(e.getMessage()).lines().findFirst().orElse("no answer");
            return Optional.of(
                    new Lack("no container engine answers: " + words, e.hint().orElse(null)));
        }
    }

    @Override
    public boolean composeFile(Map<String, String> environment) {
        return ComposeFiles.find(new Search(project.root(), VoxFile.read(project), environment))
                .isPresent();
    }

    @Override
    public boolean gpu(Map<String, String> environment) {
        return host(environment, List.of()).gpu();
    }

    @Override
    public Optional<Lack> model(String id, Map<String, String> environment) {
        Catalogue catalogue = Catalogue.of(project);
        Optional<Match> match = catalogue.find(id);
        if (match.isEmpty()) {
            return Optional.of(
                    new Lack("there is no model '%s'".formatted(id), catalogue.hint(id)));
        }
        Profile profile = catalogue.profile(match.get().profile());
        Missing missing = Readiness.of(profile, host(environment, List.of(profile))).first();
        return missing == null
                ? Optional.empty()
                : Optional.of(
                        new Lack("%s needs %s".formatted(id, missing.phrase()), missing.fix()));
    }

    @Override
    public String mode(Map<String, String> environment) {
        Variables variables =
                Variables.resolve(List.of(Layer.process(environment)), ExpandOrder.VOX);
        return Environment.of(variables, List.of(Settings.MODE)).get(Settings.MODE).word();
    }

    private Host host(Map<String, String> environment, List<Profile> profiles) {
        return ProfileComposition.probe().observe(project, environment, profiles);
    }
}
