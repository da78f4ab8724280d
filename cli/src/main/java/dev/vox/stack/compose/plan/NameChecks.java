package dev.vox.stack.compose.plan;

import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.plan.Problem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Whether the names that a file fixes for its containers are free: the engine has each only once.
final class NameChecks {
    private NameChecks() {}

    static List<Problem> of(ComposeTarget target, List<Service> concerned, CheckFacts facts) {
        List<Problem> problems = new ArrayList<>(doubles(target));
        for (Service service : concerned) {
            facts.namesakes().stream()
                    .filter(container -> container.name().equals(service.containerName()))
                    .filter(container -> isForeign(target, service, container, facts))
                    .findFirst()
                    .ifPresent(container -> problems.add(held(service, container)));
        }
        return problems;
    }

    private static List<Problem> doubles(ComposeTarget target) {
        Map<String, List<Service>> byName =
                target.model().services().stream()
                        .filter(service -> target.wanted().contains(service.name()))
                        .filter(service -> service.containerName() != null)
                        .collect(
                                Collectors.groupingBy(
                                        service -> String.valueOf(service.containerName()),
                                        TreeMap::new,
                                        Collectors.toList()));
        return byName.entrySet().stream()
                .filter(same -> same.getValue().size() > 1)
                .map(same ->
                        new Problem(
                                Problem.Kind.CONFIGURATION,
                                "[container_name "
                                        + same.getKey()
                                        + "] given more than once: to "
                                        + same.getValue().stream()
                                                .map(each ->
                                                        each.name()
                                                                + " ("
                                                                + Places.of(each.place())
                                                                + ")")
                                                .collect(Collectors.joining(" and to ")),
                                "take container_name out of one of them"))
                .toList();
    }

    /// A checkout of the same project elsewhere counts too, as long as its folder is there: Compose would take its container over.
    private static boolean isForeign(
            ComposeTarget target, Service service, Container container, CheckFacts facts) {
        if (!container.project().equals(target.model().name())
                || !container.service().equals(service.name())) {
            return true;
        }
        String here = target.model().folder().toString();
        String folder = folder(container, here);
        return facts.local()
                && !folder.equals(here)
                && facts.files().kind(Path.of(folder)) == HostFiles.Kind.FOLDER;
    }

    private static String folder(Container container, String otherwise) {
        return container.labels().getOrDefault(ComposePlanner.FOLDER_LABEL, otherwise);
    }

    private static Problem held(Service service, Container container) {
        String folder = folder(container, "");
        String who;
        String end;
        if (container.project().isEmpty()) {
            who = "a container that Compose did not make";
            end = "docker rm -f " + container.name();
        } else if (folder.isEmpty()) {
            who = "project " + container.project();
            end = "docker compose -p " + container.project() + " down";
        } else {
            who = "project " + container.project() + " in " + folder;
            end = "vox stop --project " + Places.quoted(folder);
        }
        return new Problem(
                Problem.Kind.PREREQUISITE,
                Places.before(service)
                        + "the container name "
                        + container.name()
                        + " is held by "
                        + who
                        + ": "
                        + container.status(),
                end + ", or take container_name out");
    }
}
