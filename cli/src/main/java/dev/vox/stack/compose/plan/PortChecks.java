package dev.vox.stack.compose.plan;

import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.model.Service.Port;
import dev.vox.stack.plan.Problem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Whether the host's ports suffice: no two services may have one, and nobody else.
final class PortChecks {
    private static final String HOST_NETWORK = "host";
    private static final String ANY_4 = "0.0.0.0";
    private static final String ANY_6 = "::";

    private PortChecks() {}

    /// A port of the host that a service is to have.
    record Claim(Service service, @Nullable String address, int port, Service.Protocol protocol) {
        String title() {
            return port + "/" + protocol.name().toLowerCase(Locale.ROOT);
        }

        /// Whether one of the two keeps the other from listening.
        boolean clashes(Claim other) {
            return port == other.port
                    && protocol == other.protocol
                    && overlap(address, other.address);
        }
    }

    static List<Problem> of(ComposeTarget target, List<Service> concerned, CheckFacts facts) {
        List<Service> wanted =
                target.model().services().stream()
                        .filter(service -> target.wanted().contains(service.name()))
                        .toList();
        List<Problem> problems = new ArrayList<>(doubles(claims(wanted)));
        problems.addAll(fullRanges(wanted));
        if (facts.local()) {
            problems.addAll(held(claims(concerned), facts));
        }
        return problems;
    }

    /// The ports that services name; where the engine may choose, there is none.
    static List<Claim> claims(Collection<Service> services) {
        List<Claim> claims = new ArrayList<>();
        for (Service service : services) {
            for (Port port : published(service)) {
                Integer first = port.published();
                if (first != null && !isRange(port)) {
                    claims.add(new Claim(service, port.hostAddress(), first, port.protocol()));
                }
            }
        }
        return claims;
    }

    private static List<Port> published(Service service) {
        return HOST_NETWORK.equals(service.networkMode()) ? List.of() : service.ports();
    }

    private static boolean isRange(Port port) {
        return port.publishedEnd() != null && !port.publishedEnd().equals(port.published());
    }

    /// Without an address, a port is bound for both families.
    static boolean overlap(@Nullable String one, @Nullable String other) {
        if (one == null || one.isEmpty() || other == null || other.isEmpty()) {
            return true;
        }
        if (one.contains(":") != other.contains(":")) {
            return false;
        }
        return one.equals(other) || any(one) || any(other);
    }

    private static boolean any(String address) {
        return address.equals(ANY_4) || address.equals(ANY_6);
    }

    private static List<Problem> doubles(List<Claim> claims) {
        return IntStream.range(0, claims.size())
                .filter(one ->
                        IntStream.range(0, claims.size())
                                .anyMatch(other ->
                                        other != one && claims.get(other).clashes(claims.get(one))))
                .mapToObj(claims::get)
                .collect(Collectors.groupingBy(Claim::title))
                .values()
                .stream()
                .sorted(Comparator.comparingInt(same -> same.getFirst().port()))
                .map(PortChecks::twice)
                .toList();
    }

    private static Problem twice(List<Claim> same) {
        return new Problem(
                Problem.Kind.CONFIGURATION,
                "[port "
                        + same.getFirst().title()
                        + "] published more than once: by "
                        + same.stream()
                                .map(claim ->
                                        claim.service().name()
                                                + " ("
                                                + Places.of(claim.service().place())
                                                + ")")
                                .collect(Collectors.joining(" and by ")),
                "publish one of them on another port");
    }

    /// A range that the engine chooses from, of which other services leave nothing.
    private static List<Problem> fullRanges(List<Service> wanted) {
        List<Claim> claims = claims(wanted);
        List<Problem> problems = new ArrayList<>();
        for (Service service : wanted) {
            for (Port port : published(service)) {
                Integer first = port.published();
                Integer last = port.publishedEnd();
                if (first != null
                        && last != null
                        && isRange(port)
                        && taken(port, first, last, claims)) {
                    problems.add(
                            new Problem(
                                    Problem.Kind.CONFIGURATION,
                                    Places.before(service)
                                            + "other services publish every port of "
                                            + first
                                            + "-"
                                            + last,
                                    "widen the range, or publish one of them on another port"));
                }
            }
        }
        return problems;
    }

    private static boolean taken(Port port, int first, int last, List<Claim> claims) {
        return IntStream.rangeClosed(first, last)
                .allMatch(each ->
                        claims.stream()
                                .anyMatch(claim ->
                                        claim.port() == each
                                                && claim.protocol() == port.protocol()
                                                && overlap(claim.address(), port.hostAddress())));
    }

    private static List<Problem> held(List<Claim> claims, CheckFacts facts) {
        List<Problem> problems = new ArrayList<>();
        for (Claim claim : claims) {
            facts.held().stream()
                    .filter(held -> held.port() == claim.port())
                    .filter(held -> held.protocol() == claim.protocol())
                    .findFirst()
                    .ifPresent(held ->
                            problems.add(
                                    new Problem(
                                            Problem.Kind.PREREQUISITE,
                                            "["
                                                    + claim.service().name()
                                                    + " port "
                                                    + claim.title()
                                                    + "] taken by "
                                                    + held.holder(),
                                            held.remedy()
                                                    + ", or publish it on another port ("
                                                    + Places.of(claim.service().place())
                                                    + ")")));
        }
        return problems;
    }
}
