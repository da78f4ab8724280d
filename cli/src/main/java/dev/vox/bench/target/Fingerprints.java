package dev.vox.bench.target;

import dev.vox.bench.result.Fingerprint;
import dev.vox.bench.target.TargetRequest.Address;
import dev.vox.bench.target.TargetRequest.Started;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.ExpandOrder;
import dev.vox.env.Layer;
import dev.vox.env.OperatingSystem;
import dev.vox.env.Project;
import dev.vox.env.Secrets;
import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.env.inspect.Disclosure;
import dev.vox.env.inspect.Inventory;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.VoxException;
import dev.vox.process.Command;
import dev.vox.process.Programs;
import dev.vox.profile.Configuration;
import dev.vox.stack.ContainerStack;
import dev.vox.stack.RunFolder;
import dev.vox.stack.RunState;
import dev.vox.stack.compose.ComposeRecord;
import dev.vox.stack.plan.Difference;
import dev.vox.voice.ShownAddress;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Says on what figures are measured. Ports and folders are left out: they are another each time and change nothing.
final class Fingerprints {
    private static final String VARIABLE = "env.";
    private static final Duration VERSION_DEADLINE = Duration.ofSeconds(10);
    private static final Pattern VERSION =
            Pattern.compile("vox (\\S+) \\(build ([^,)]+)(?:, JDK ([^)]+))?\\)");

    /// What the fingerprint names by itself, and what is another each time.
    private static final Set<String> LEFT_OUT = leftOut();

    private final TargetParts parts;

    Fingerprints(TargetParts parts) {
        this.parts = parts;
    }

    private static Set<String> leftOut() {
        Set<String> names =
                FreePorts.SETTINGS.stream().map(Setting::variable).collect(Collectors.toSet());
        names.addAll(Settings.MODEL.variables());
        names.addAll(Settings.MODE.variables());
        names.addAll(Settings.PROJECT.variables());
        names.add("COMPOSE_PROJECT_NAME");
        return Set.copyOf(names);
    }

    /// Of the project's stack that is one process.
    Fingerprint of(RunState run) throws InterruptedException {
        Map<String, String> facts = machine(parts.project());
        TargetParts.Tool tool = parts.tool();
        if (run.buildId().equals(tool.build())) {
            facts.put("jdk", tool.jdk());
            facts.put("vox.version", tool.version());
        }
        facts.put("vox.build", run.buildId());
        stack(facts, run.model(), run.mode(), run.backend());
        facts.putAll(variables(parts.project(), started(run.settings()), run.settings()));
        return new Fingerprint(facts);
    }

    /// Of the project's stack in containers.
    Fingerprint of(ContainerStack stack) throws InterruptedException {
        Map<String, String> facts = machine(parts.project());
        stack(facts, text(stack.model()), text(stack.mode()), "compose");
        Map<String, String> settings =
                RunFolder.find(parts.project())
                        .flatMap(ComposeRecord::read)
                        .map(ComposeRecord::settings)
                        .orElse(Map.of());
        facts.putAll(variables(parts.project(), started(settings), settings));
        return new Fingerprint(facts);
    }

    /// Of what somebody else started: the address is all that is known of it.
    Fingerprint of(Address request) throws InterruptedException {
        Map<String, String> facts = machine(parts.project());
        facts.put("target", ShownAddress.of(request.address()));
        if (!request.voice().isEmpty()) {
            facts.put("voice", request.voice());
        }
        return new Fingerprint(facts);
    }

    /// Of a stack that is started for the measurement.
    ///
    /// @param stack null while it is not up
    Fingerprint of(Started request, @Nullable DevStack stack) throws InterruptedException {
        Project files = request.files().orElse(parts.project());
        Map<String, String> facts = machine(files);
        facts.putAll(tool(request.program().orElse(parts.tool().program())));
        DevStack.Spoken spoken =
                stack == null
                        ? new DevStack.Spoken(request.model(), request.mode(), Map.of())
                        : stack.spoken();
        String backend = request.backend().name().toLowerCase(Locale.ROOT);
        stack(facts, spoken.model(), spoken.mode(), backend);
        facts.putAll(variables(files, flags(request), spoken.settings()));
        return new Fingerprint(facts);
    }

    private static Map<String, String> machine(Project project) throws InterruptedException {
        Map<String, String> facts =
                new Machine(Path.of("/"))
                        .facts(
                                OperatingSystem.current(),
                                Runtime.getRuntime().availableProcessors());
        GitState.of(project.root()).ifPresent(commit -> facts.put("git.commit", commit));
        return facts;
    }

    private Map<String, String> tool(VoxProgram program) throws InterruptedException {
        Map<String, String> facts = new LinkedHashMap<>();
        if (program.own()) {
            facts.put("jdk", parts.tool().jdk());
            facts.put("vox.version", parts.tool().version());
            facts.put("vox.build", parts.tool().build());
            return facts;
        }
        Matcher version = VERSION.matcher(version(program));
        if (version.find()) {
            if (version.group(3) != null) {
                facts.put("jdk", version.group(3));
            }
            facts.put("vox.version", version.group(1));
            facts.put("vox.build", version.group(2));
        }
        return facts;
    }

    private static String version(VoxProgram program) throws InterruptedException {
        try {
            return Programs.run(Command.of(VERSION_DEADLINE, program.with(List.of("--version"))))
                    .out();
        } catch (VoxException e) {
            return "";
        }
    }

    private static void stack(
            Map<String, String> facts, String model, String mode, String backend) {
        facts.put("model", model);
        facts.put("mode", mode);
        facts.put("backend", backend);
    }

    private static String text(@Nullable String known) {
        return known == null ? "" : known;
    }

    private static EnvironmentFlags flags(Started request) {
        List<String> assignments = new ArrayList<>();
        request.environment().forEach((name, text) -> assignments.add(name + "=" + text));
        EnvironmentFlags flags =
                new EnvironmentFlags(List.of(), assignments, List.of(), ExpandOrder.VOX);
        return withModel(flags, request.model());
    }

    /// The model that a stack was started with, which need not be the project's own.
    private static EnvironmentFlags started(Map<String, String> settings) {
        return withModel(
                EnvironmentFlags.NONE, settings.getOrDefault(Settings.MODEL.variable(), ""));
    }

    private static EnvironmentFlags withModel(EnvironmentFlags flags, String profile) {
        return profile.isEmpty()
                ? flags
                : flags.with(new Layer.Flag(Settings.MODEL, "MODEL", profile));
    }

    /// The effective environment of a project, secrets masked, under what a stack says that it was started with.
    ///
    /// @param started by variable; of a secret it holds a digest, which is left out
    private Map<String, String> variables(
            Project project, EnvironmentFlags flags, Map<String, String> started) {
        Map<String, String> variables = new TreeMap<>();
        try {
            Configuration read =
                    Configuration.readLeniently(project, parts.environment(), flags, mistake -> {});
            Inventory.of(read.variables(), Disclosure.MASKED)
                    .own()
                    .entries()
                    .forEach((name, entry) -> variables.put(VARIABLE + name, entry.shown()));
        } catch (InvalidConfiguration e) {
            variables.clear();
        }
        started.forEach((name, text) -> {
            if (!Secrets.isNamedSo(name) && !text.startsWith(Difference.DIGEST)) {
                variables.put(VARIABLE + name, text);
            }
        });
        LEFT_OUT.forEach(name -> variables.remove(VARIABLE + name));
        return variables;
    }
}
