package dev.vox.validate.check;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;

import dev.vox.expect.Expectation;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.probe.ProbeAnswer;
import dev.vox.probe.ProbeTarget;
import dev.vox.probe.Prober;
import dev.vox.probe.grpc.GrpcChanges;
import dev.vox.probe.grpc.GrpcReflection;
import dev.vox.probe.grpc.GrpcRefusal;
import dev.vox.probe.grpc.GrpcServer;
import dev.vox.probe.grpc.GrpcTypes;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.text.Nearest;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckKind;
import dev.vox.validate.Verdict;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// `grpc`: what a gRPC server says of itself, or answers.
///
/// ```yaml
/// with: {ask: health, service: tts.TTSService}
/// with: {ask: reflection, services: [tts.TTSService], methods: [tts.TTSService/GetCapabilities]}
/// with: {ask: call, method: tts.TTSService/GetCapabilities, request: {}, expect: {status: OK, response: {sample_rate: 48000}}}
/// with: {ask: descriptor, proto: proto/tts.proto}
/// ```
///
/// `address` (`localhost:7001`) is the running stack's worker where it is left out. The types of a call come from the server's reflection, from `descriptors` (a file with a descriptor set),
/// or from `proto` (compiled by `protoc`). `descriptor` holds the server's types against the local ones, which are the tool's own where none are named: everything that a client finds gone or
/// changed is told.
public final class GrpcKind implements CheckKind {
    private static final List<String> QUESTIONS =
            List.of("health", "reflection", "call", "descriptor");
    private static final List<String> FIELDS = List.of("status", "message", "response");
    private static final String NO_REFLECTION = "the server has no reflection service";

    private final Supplier<Prober> prober;
    private final Supplier<GrpcTypes> own;

    /// @param own the types that the tool itself was made with
    public GrpcKind(Supplier<Prober> prober, Supplier<GrpcTypes> own) {
        this.prober = prober;
        this.own = own;
    }

    @Override
    public String name() {
        return "grpc";
    }

    @Override
    public Check read(YamlReader with) {
        String ask = with.oneOf("ask", QUESTIONS).orElse("health");
        Address address = Address.read(with, "address", "grpc", List.of("grpc", "http"));
        Asking asking =
                switch (ask) {
                    case "reflection" -> reflection(with);
                    case "call" -> call(with);
                    case "descriptor" -> descriptor(with);
                    default -> health(with);
                };
        return (target, deadline) -> {
            Optional<URI> uri = address.find(target);
            if (uri.isEmpty()) {
                return address.missing(target);
            }
            if (uri.get().getPort() < 0) {
                throw new CheckBroken("'%s' names no port".formatted(uri.get()));
            }
            Sight sight = new Sight(target);
            sight.saw("server", uri.get().getAuthority());
            return asking.ask(sight, uri.get(), deadline);
        };
    }

    /// One of the questions.
    @FunctionalInterface
    private interface Asking {
        Verdict ask(Sight sight, URI server, Duration deadline)
                throws CheckBroken, InterruptedException;
    }

    private Asking health(YamlReader with) {
        @Nullable String service = with.text("service").orElse(null);
        return (sight, server, deadline) -> {
            ProbeAnswer answer =
                    prober.get()
                            .ask(
                                    new ProbeTarget.Grpc(
                                            server.getHost(), server.getPort(), service),
                                    deadline);
            sight.saw("health", answer.sentence());
            return answer.ok()
                    ? sight.verdict()
                    : sight.wrong("%s: %s".formatted(server.getAuthority(), answer.sentence()))
                            .verdict();
        };
    }

    private static Asking reflection(YamlReader with) {
        List<String> services = with.texts("services");
        List<String> methods = with.texts("methods");
        return (sight, server, deadline) ->
                connected(
                        sight,
                        server,
                        grpc -> {
                            GrpcReflection reflection = grpc.reflection(deadline);
                            List<String> there = reflection.services();
                            sight.saw("services", String.join(", ", there));
                            services.stream()
                                    .filter(service -> !there.contains(service))
                                    .forEach(service -> sight.wrong(absent(service, there)));
                            for (String method : methods) {
                                holdMethod(sight, reflection, there, method);
                            }
                        });
    }

    private static void holdMethod(
            Sight sight, GrpcReflection reflection, List<String> services, String method)
            throws GrpcRefusal, CheckBroken {
        String service = serviceOf(method);
        if (!services.contains(service)) {
            sight.wrong(absent(service, services));
            return;
        }
        ServiceDescriptor types =
                GrpcTypes.of(reflection.files(service)).service(service).orElseThrow();
        List<String> there =
                types.getMethods().stream().map(each -> service + "/" + each.getName()).toList();
        if (!there.contains(method)) {
            sight.wrong("there is no method %s%s".formatted(method, meant(method, there)));
        }
    }

    private static String absent(String service, List<String> there) {
        return "there is no service %s%s".formatted(service, meant(service, there));
    }

    private static String meant(String word, List<String> there) {
        return Nearest.to(word, there).map("; did you mean '%s'?"::formatted).orElse("");
    }

    private static String serviceOf(String method) throws CheckBroken {
        int slash = method.lastIndexOf('/');
        if (slash < 1) {
            throw new CheckBroken(
                    "'%s' is no method such as tts.TTSService/GetCapabilities".formatted(method));
        }
        return method.substring(0, slash);
    }

    private static Asking call(YamlReader with) {
        with.require("method");
        String method = with.text("method").orElse("");
        NamedTypes types = NamedTypes.read(with);
        JsonValue request =
                with.node("request")
                        .map(YamlValues::of)
                        .orElseGet(() -> new JsonValue.Members(Map.of()));
        Expected expected =
                Expected.read(with, FIELDS, Set.of())
                        .or("status", new Expectation.Literal(new JsonValue.Text("OK")));
        return (sight, server, deadline) ->
                connected(
                        sight,
                        server,
                        grpc -> {
                            MethodDescriptor found = method(sight, grpc, types, method, deadline);
                            if (found != null) {
                                call(sight, grpc, found, request, expected, deadline);
                            }
                        });
    }

    private static @Nullable MethodDescriptor method(
            Sight sight, GrpcServer grpc, NamedTypes types, String method, Duration deadline)
            throws GrpcRefusal, CheckBroken, InterruptedException {
        String service = serviceOf(method);
        GrpcTypes known =
                types.named()
                        ? types.find(sight.target())
                        : GrpcTypes.of(grpc.reflection(deadline).files(service));
        MethodDescriptor found =
                known.service(service)
                        .map(each -> each.findMethodByName(method.substring(service.length() + 1)))
                        .orElse(null);
        if (found == null) {
            sight.wrong("there is no method " + method);
        }
        return found;
    }

    private static void call(
            Sight sight,
            GrpcServer grpc,
            MethodDescriptor method,
            JsonValue request,
            Expected expected,
            Duration deadline)
            throws CheckBroken, GrpcRefusal {
        Map<String, JsonValue> seen = new LinkedHashMap<>();
        try {
            JsonValue response =
                    grpc.call(
                            method, YamlValues.expanded(request, sight.target()::expand), deadline);
            seen.put("status", new JsonValue.Text("OK"));
            seen.put("response", response);
            sight.saw("status", "OK");
            sight.saw("response", Json.compactText(response));
        } catch (GrpcRefusal e) {
            if (e.unreachable()) {
                throw e;
            }
            String message = String.valueOf(e.getMessage());
            seen.put("status", new JsonValue.Text(e.status()));
            seen.put("message", new JsonValue.Text(message));
            sight.saw("status", e.status());
            sight.saw("message", message);
        } catch (IllegalArgumentException e) {
            throw new CheckBroken(sight.target().masked(String.valueOf(e.getMessage())), e);
        }
        expected.hold(sight, new JsonValue.Members(seen));
    }

    private Asking descriptor(YamlReader with) {
        NamedTypes types = NamedTypes.read(with);
        return (sight, server, deadline) ->
                connected(
                        sight,
                        server,
                        grpc -> {
                            GrpcTypes local =
                                    types.named() ? types.find(sight.target()) : own.get();
                            compare(sight, grpc.reflection(deadline), local);
                        });
    }

    private static void compare(Sight sight, GrpcReflection reflection, GrpcTypes local)
            throws GrpcRefusal {
        List<String> there = reflection.services();
        Map<String, FileDescriptorProto> files = new LinkedHashMap<>();
        for (ServiceDescriptor service : local.services()) {
            if (there.contains(service.getFullName())) {
                files.putAll(reflection.files(service.getFullName()));
            }
        }
        List<String> changes = GrpcChanges.between(local, GrpcTypes.of(files));
        sight.saw(
                "services",
                String.join(
                        ", ",
                        local.services().stream().map(ServiceDescriptor::getFullName).toList()));
        sight.saw("changes", Integer.toString(changes.size()));
        changes.forEach(sight::wrong);
    }

    /// What is asked of a server that is connected to.
    @FunctionalInterface
    private interface Question {
        void ask(GrpcServer server) throws GrpcRefusal, CheckBroken, InterruptedException;
    }

    private static Verdict connected(Sight sight, URI server, Question question)
            throws CheckBroken, InterruptedException {
        try (GrpcServer grpc = new GrpcServer(server.getHost(), server.getPort())) {
            question.ask(grpc);
            return sight.verdict();
        } catch (MissingPrerequisite e) {
            return sight.missing(String.valueOf(e.getMessage()), e.hint().orElse(null));
        } catch (GrpcRefusal e) {
            return e.unimplemented()
                    ? sight.missing(NO_REFLECTION, "name `descriptors` or `proto`")
                    : sight.wrong("%s: %s".formatted(server.getAuthority(), e.getMessage()))
                            .verdict();
        }
    }
}
