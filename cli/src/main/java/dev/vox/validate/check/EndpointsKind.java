package dev.vox.validate.check;

import dev.vox.probe.Prober;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.VoxException;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckKind;
import dev.vox.validate.StackUnderTest;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.view.BrowserView;
import dev.vox.validate.check.view.HostView;
import dev.vox.validate.check.view.PeerView;
import dev.vox.validate.check.view.Sighting;
import dev.vox.yaml.YamlReader;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// `endpoints`: what a stack's endpoints are from a viewpoint: this host, its own containers, or a browser.
public final class EndpointsKind implements CheckKind {
    private static final String HOST = "host";
    private static final String PEER = "peer";
    private static final String BROWSER = "browser";
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Supplier<Prober> prober;
    private final Function<Map<String, String>, ContainerObserver> engines;

    /// @param engines connects to the engine that an environment names
    public EndpointsKind(
            Supplier<Prober> prober, Function<Map<String, String>, ContainerObserver> engines) {
        this.prober = prober;
        this.engines = engines;
    }

    @Override
    public String name() {
        return "endpoints";
    }

    @Override
    public Check read(YamlReader with) {
        with.require("from");
        String from = with.oneOf("from", List.of(HOST, PEER, BROWSER)).orElse(HOST);
        List<String> wanted = with.texts("endpoints");
        return (target, deadline) -> {
            Optional<StackUnderTest> stack = target.stack();
            if (stack.isEmpty()) {
                return new Verdict.Missing("no stack is up", List.of(), "start it with `vox dev`");
            }
            Duration longest = deadline.compareTo(LONGEST) < 0 ? deadline : LONGEST;
            return switch (from) {
                case PEER -> peer(stack.get(), target, longest);
                case BROWSER -> browser(stack.get(), target, longest);
                default -> host(stack.get(), wanted, target, longest);
            };
        };
    }

    private Verdict host(StackUnderTest stack, List<String> wanted, Target target, Duration longest)
            throws InterruptedException {
        Map<String, URI> addresses = new HashMap<>(stack.addresses());
        List<Sighting> seen = new ArrayList<>();
        if (!wanted.isEmpty()) {
            addresses.keySet().retainAll(wanted);
            wanted.stream()
                    .filter(each -> !addresses.containsKey(each))
                    .map(each -> new Sighting(each, false, "it has no address on this host"))
                    .forEach(seen::add);
        }
        seen.addAll(new HostView(prober.get()).look(addresses, longest));
        return verdict(HOST, seen, target);
    }

    private Verdict peer(StackUnderTest stack, Target target, Duration longest) throws CheckBroken {
        if (stack.containers().isEmpty()) {
            return new Verdict.Missing(
                    "the stack is one process, without containers beside it",
                    List.of(),
                    "start it with `vox dev --backend compose`");
        }
        try (ContainerObserver engine = engines.apply(target.environment())) {
            return verdict(PEER, new PeerView(engine, longest).look(stack.containers()), target);
        } catch (MissingPrerequisite e) {
            return new Verdict.Missing(
                    target.masked(String.valueOf(e.getMessage())),
                    List.of(),
                    e.hint().orElse(null));
        } catch (VoxException e) {
            throw new CheckBroken(target.masked(String.valueOf(e.getMessage())), e);
        }
    }

    private static Verdict browser(StackUnderTest stack, Target target, Duration longest)
            throws InterruptedException, CheckBroken {
        BrowserView view = new BrowserView(longest);
        List<Sighting> seen = new ArrayList<>();
        Optional<URI> websocket = stack.address("websocket");
        seen.add(
                websocket.isPresent()
                        ? view.handshake(websocket.get())
                        : new Sighting("websocket", false, "it has no address on this host"));
        seen.addAll(view.variables(target.environment(), stack.containers().keySet()));
        return verdict(BROWSER, seen, target);
    }

    private static Verdict verdict(String from, List<Sighting> seen, Target target) {
        Sight sight = new Sight(target);
        for (Sighting each : seen) {
            sight.saw(each.endpoint(), each.sentence());
            if (!each.reached()) {
                sight.wrong("[%s] %s: %s".formatted(from, each.endpoint(), each.sentence()));
            }
        }
        return sight.verdict();
    }
}
