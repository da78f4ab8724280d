package dev.vox.stack.compose.ready;

import dev.vox.problem.OperationFailed;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.text.Figures;

import java.util.List;
import java.util.stream.Collectors;

/// Says why a wait failed, with the last lines of whoever is to blame.
final class ReadyFailure {
    private final LastLines lastLines;
    private final ReadyRequest request;

    ReadyFailure(ContainerObserver observer, ReadyRequest request) {
        this.lastLines = new LastLines(observer);
        this.request = request;
    }

    OperationFailed of(Outcome outcome) throws InterruptedException {
        return switch (outcome) {
            case Outcome.Failed(ServiceWait culprit) -> failed(culprit);
            case Outcome.Late(List<ServiceWait> culprits) -> late(culprits);
            case Outcome.EngineLost(String reason) ->
                    new OperationFailed(
                            "[%s] the container engine went away during the start: %s"
                                    .formatted(request.project(), reason),
                            "see that it runs, then try again");
            case Outcome.Done _, Outcome.Aborted _ ->
                    throw new IllegalArgumentException("no failure of the services");
        };
    }

    private OperationFailed failed(ServiceWait culprit) throws InterruptedException {
        return new OperationFailed(
                "[%s] %s%s".formatted(culprit.name(), culprit.answer(), lines(culprit)),
                "its whole output: vox logs " + culprit.name());
    }

    private OperationFailed late(List<ServiceWait> culprits) throws InterruptedException {
        StringBuilder text = new StringBuilder();
        for (ServiceWait culprit : culprits) {
            text.append("\n  ").append(culprit.name()).append(": waited for ");
            text.append(Phrases.waitsFor(culprit, unready(culprit, culprits)));
            if (!culprit.answer().isBlank()) {
                text.append("; last answer: ").append(culprit.answer().strip());
            }
            text.append(lines(culprit));
        }
        String names = culprits.stream().map(ServiceWait::name).collect(Collectors.joining(", "));
        return new OperationFailed(
                "[%s] not ready within %s%s"
                        .formatted(names, Figures.duration(request.timeout()), text),
                "give it longer with --timeout, or see vox logs " + names.replace(", ", " "));
    }

    private static List<String> unready(ServiceWait service, List<ServiceWait> culprits) {
        List<String> names = culprits.stream().map(ServiceWait::name).toList();
        return service.awaited().dependsOn().stream().filter(names::contains).toList();
    }

    private String lines(ServiceWait culprit) throws InterruptedException {
        String container = culprit.container();
        List<String> lines = container == null ? List.of() : lastLines.of(container);
        return lines.isEmpty()
                ? ""
                : "; its last lines:\n"
                        + lines.stream()
                                .map(line -> "    " + line)
                                .collect(Collectors.joining("\n"));
    }
}
