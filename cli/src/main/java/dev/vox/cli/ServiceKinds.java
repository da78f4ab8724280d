package dev.vox.cli;

import dev.vox.probe.ServiceProber;
import dev.vox.probe.grpc.GrpcTypes;
import dev.vox.proto.tts.TtsProto;
import dev.vox.stack.ProcPortOwners;
import dev.vox.stack.docker.DockerObserver;
import dev.vox.validate.CheckKind;
import dev.vox.validate.check.BenchKind;
import dev.vox.validate.check.CommandKind;
import dev.vox.validate.check.ContainerKind;
import dev.vox.validate.check.EndpointsKind;
import dev.vox.validate.check.EnvKind;
import dev.vox.validate.check.FileKind;
import dev.vox.validate.check.FileMatchKind;
import dev.vox.validate.check.GrpcKind;
import dev.vox.validate.check.HttpKind;
import dev.vox.validate.check.LogKind;
import dev.vox.validate.check.LogSources;
import dev.vox.validate.check.MetricKind;
import dev.vox.validate.check.PlanKind;
import dev.vox.validate.check.Plans;
import dev.vox.validate.check.PortKind;
import dev.vox.validate.check.RedisKind;
import dev.vox.validate.check.ScenarioKind;
import dev.vox.validate.check.TtsKind;
import dev.vox.validate.check.WebSocketKind;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The kinds of checks that look at files, programs, services and speech.
///
/// @param process the environment of the tool
/// @param plans resolves what a stack would be
record ServiceKinds(Map<String, String> process, Supplier<Plans> plans, InstantSource clock) {
    /// By their names, each made when it is asked for.
    Map<String, Supplier<? extends CheckKind>> all() {
        Map<String, Supplier<? extends CheckKind>> kinds = new LinkedHashMap<>();
        kinds.put("file", FileKind::new);
        kinds.put("file-match", FileMatchKind::new);
        kinds.put("env", EnvKind::new);
        kinds.put("command", CommandKind::new);
        kinds.put("port", ServiceKinds::ports);
        kinds.put("http", HttpKind::new);
        kinds.put("websocket", WebSocketKind::new);
        kinds.put("grpc", ServiceKinds::grpc);
        kinds.put("redis", RedisKind::new);
        kinds.put("metric", MetricKind::new);
        kinds.put("log", this::logs);
        kinds.put("container", () -> new ContainerKind(DockerObserver::new, clock));
        kinds.put("endpoints", () -> new EndpointsKind(ServiceProber::new, DockerObserver::new));
        kinds.put("plan", () -> new PlanKind(plans));
        kinds.put("tts", TtsKind::new);
        kinds.put("scenario", ScenarioKind::new);
        kinds.put("bench", BenchKind::new);
        return kinds;
    }

    private static PortKind ports() {
        return new PortKind(ServiceProber::new, () -> new ProcPortOwners(Path.of("/proc")));
    }

    private static GrpcKind grpc() {
        return new GrpcKind(ServiceProber::new, () -> GrpcTypes.of(TtsProto.getDescriptor()));
    }

    private LogKind logs() {
        return new LogKind(() -> new LogSources(() -> new DockerObserver(process)), clock);
    }
}
