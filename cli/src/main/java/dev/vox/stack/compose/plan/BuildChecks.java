package dev.vox.stack.compose.plan;

import dev.vox.stack.compose.model.Service;
import dev.vox.stack.plan.Problem;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// Whether what images are built from is there.
final class BuildChecks {
    private BuildChecks() {}

    static void look(
            ComposeTarget target,
            List<Service> concerned,
            CheckFacts facts,
            List<Problem> problems) {
        if (target.builds() == BuildPolicy.NEVER) {
            return;
        }
        for (Service service : concerned) {
            Service.@Nullable Build build = service.build();
            if (build != null) {
                look(target.model().folder(), service, build, facts, problems);
            }
        }
    }

    private static void look(
            Path folder,
            Service service,
            Service.Build build,
            CheckFacts facts,
            List<Problem> problems) {
        @Nullable Path context = build.context();
        if (context == null) {
            return;
        }
        if (facts.files().kind(context) != HostFiles.Kind.FOLDER) {
            problems.add(
                    missing(
                            service,
                            "the build context "
                                    + Places.relative(folder, context)
                                    + " is no folder"));
            return;
        }
        @Nullable Path dockerfile = build.dockerfile();
        if (dockerfile != null && facts.files().kind(dockerfile) != HostFiles.Kind.FILE) {
            problems.add(
                    missing(
                            service,
                            "the Dockerfile "
                                    + Places.relative(folder, dockerfile)
                                    + " is missing"));
        }
    }

    private static Problem missing(Service service, String what) {
        return new Problem(
                Problem.Kind.PREREQUISITE,
                Places.before(service) + what,
                "put it there, or name another with build: {context: …, dockerfile: …}");
    }
}
