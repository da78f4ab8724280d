package dev.vox.stack.compose.ready;

import dev.vox.stack.compose.ready.ReadyReport.Became;
import dev.vox.stack.compose.ready.ReadyRequest.Awaited;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the time of a start went on: the service that was ready last, before it the one that it waited for longest, and so on.
final class CriticalChain {
    private final Map<String, Awaited> awaited;
    private final Map<String, Became> became;

    private CriticalChain(List<Awaited> awaited, List<Became> became) {
        this.awaited = awaited.stream().collect(Collectors.toMap(Awaited::service, each -> each));
        this.became = became.stream().collect(Collectors.toMap(Became::service, each -> each));
    }

    /// The chain, the last to be ready at its end; empty when everything was ready before.
    static List<Became> of(List<Awaited> awaited, List<Became> became) {
        return became.stream()
                .max(Comparator.comparing(Became::ready))
                .filter(last -> last.ready().isPositive())
                .map(last -> new CriticalChain(awaited, became).endingAt(last))
                .orElse(List.of());
    }

    private List<Became> endingAt(Became last) {
        List<Became> chain = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Became link = last;
        while (link != null && seen.add(link.service())) {
            chain.addFirst(link);
            link = waitedFor(link);
        }
        return chain;
    }

    /// The dependency that was ready latest before a service started; null when it started at once.
    private @Nullable Became waitedFor(Became service) {
        Awaited wanted = awaited.get(service.service());
        return wanted == null
                ? null
                : wanted.dependsOn().stream()
                        .filter(became::containsKey)
                        .map(became::get)
                        .filter(each -> each.ready().isPositive())
                        .filter(each -> each.ready().compareTo(service.started()) <= 0)
                        .max(Comparator.comparing(Became::ready))
                        .orElse(null);
    }
}
