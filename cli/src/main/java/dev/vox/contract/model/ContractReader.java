package dev.vox.contract.model;

import dev.vox.contract.model.Callers.Sources;
import dev.vox.expect.JsonPath;
import dev.vox.json.JsonValue;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Yaml;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes a contract of a file, and notes every mistake instead of stopping at the first.
///
/// What the keys mean: `docs/reference/contracts.md`. Their schema: `docs/reference/contract.schema.json`.
public final class ContractReader {
    private static final Pattern DOMAIN = Pattern.compile("[a-z][a-z0-9-]*");

    private final Mistakes mistakes = new Mistakes();
    private final String source;
    private final Path folder;

    private ContractReader(String source, Path folder) {
        this.source = source;
        this.folder = folder;
    }

    /// Reads a file; relative files in it are under its folder.
    ///
    /// @throws InvalidConfiguration when it cannot be read, or with every mistake, each with line and column
    public static Contract read(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            return read(file.toString(), Files.readString(file), folder == null ? file : folder);
        } catch (NoSuchFileException e) {
            throw new InvalidConfiguration("[%s] is not there".formatted(file), null, e);
        } catch (IOException e) {
            throw new InvalidConfiguration(
                    "[%s] cannot be read: %s".formatted(file, e.getMessage()), null, e);
        }
    }

    /// Reads a contract.
    ///
    /// @param source what the text is called in messages: the file
    /// @param folder that relative files are under
    /// @throws InvalidConfiguration with every mistake, each with line and column
    public static Contract read(String source, String text, Path folder) {
        ContractReader reader = new ContractReader(source, folder);
        Optional<Contract> contract;
        try (YamlReader root = YamlReader.of(Yaml.parse(source, text), reader.mistakes)) {
            contract = reader.contract(root);
        }
        reader.mistakes.check();
        return contract.orElseThrow();
    }

    private Optional<Contract> contract(YamlReader root) {
        root.require("domain");
        root.require("transport");
        root.require("operations");
        References references = new References(names(root));
        Optional<String> domain = domain(root);
        String title = root.text("title").or(() -> domain).orElse("");
        List<String> dependsOn = dependsOn(root, domain);
        List<String> needs = root.textOrTexts("needs");
        Optional<Transport> transport = transport(root);
        WireReader wire = new WireReader(root, transport.map(Transport::kind).orElse(""));
        Ready ready = wire.ready();
        checkReady(root, ready, references);
        Envelope envelope = wire.envelope();
        Naming naming = wire.naming();
        List<Operation> operations = operations(root, references);
        TrialReader trials = new TrialReader(root, references);
        List<Workflow> workflows = trials.workflows();
        Load load = trials.load();
        List<Fault> faults = trials.faults();
        Callers callers = callers(root);
        List<String> docs = root.textOrTexts("docs");
        Listing listing = listing(root, references);
        transport.ifPresent(by -> checkOperationIsTold(root, by, envelope));
        return domain.flatMap(name ->
                transport.map(by ->
                        new Contract(
                                source,
                                folder,
                                name,
                                title,
                                dependsOn,
                                needs,
                                by,
                                ready,
                                envelope,
                                naming,
                                operations,
                                workflows,
                                load,
                                faults,
                                callers,
                                docs,
                                listing)));
    }

    private static Optional<String> domain(YamlReader root) {
        Optional<String> domain = root.text("domain");
        if (domain.isPresent() && !DOMAIN.matcher(domain.get()).matches()) {
            root.mistake(
                    "domain",
                    "must be of small letters, digits and '-', not '%s'".formatted(domain.get()));
        }
        return domain;
    }

    private static List<String> dependsOn(YamlReader root, Optional<String> domain) {
        List<String> dependsOn = root.textOrTexts("dependsOn");
        if (domain.isPresent() && dependsOn.contains(domain.get())) {
            root.mistake("dependsOn", "names the contract's own domain");
        }
        return dependsOn;
    }

    private static Optional<Transport> transport(YamlReader root) {
        try (YamlReader transport = root.section("transport")) {
            return transport.keys().isEmpty()
                    ? Optional.empty()
                    : new TransportReader(transport).transport();
        }
    }

    private static void checkReady(YamlReader root, Ready ready, References references) {
        if (ready instanceof Ready.Answers) {
            YamlReader section = root.section("ready");
            references.operation(section, "operation");
        }
    }

    /// JSON lines have no place but the envelope to say what is asked.
    private static void checkOperationIsTold(YamlReader root, Transport by, Envelope envelope) {
        boolean lines =
                switch (by) {
                    case Transport.Stdio _, Transport.Tcp _, Transport.Exec _ -> true;
                    case Transport.Http _, Transport.Grpc _ -> false;
                };
        if (lines && envelope.request().operation() == null) {
            root.mistake(
                    "envelope",
                    "has no 'request.operation', and JSON lines have no other place for it");
        }
    }

    /// Names are gathered first: an operation's effect may be read by one that comes later.
    private static Set<String> names(YamlReader root) {
        Set<String> names = new LinkedHashSet<>();
        if (root.node("operations").orElse(null) instanceof YamlNode.Sequence operations) {
            for (YamlNode each : operations.items()) {
                if (NodeValues.of(each) instanceof JsonValue.Members members) {
                    members.text("name").ifPresent(names::add);
                }
            }
        }
        return names;
    }

    private static List<Operation> operations(YamlReader root, References references) {
        List<Operation> operations = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlReader item : root.sections("operations")) {
            try (item) {
                Optional<Operation> operation = new OperationReader(item, references).operation();
                if (operation.isPresent() && !seen.add(operation.get().name())) {
                    item.mistake(
                            "name",
                            "names a second operation '%s'".formatted(operation.get().name()));
                }
                operation.ifPresent(operations::add);
            }
        }
        if (root.node("operations").isPresent() && operations.isEmpty()) {
            root.mistake("operations", "must have an operation");
        }
        return operations;
    }

    private static @Nullable Listing listing(YamlReader root, References references) {
        try (YamlReader listing = root.section("lists")) {
            if (listing.keys().isEmpty()) {
                return null;
            }
            listing.require("operation");
            references.operation(listing, "operation");
            JsonValue.Members arguments =
                    Fields.arguments(listing, "arguments").orElse(new JsonValue.Members(Map.of()));
            JsonPath path = Fields.path(listing, "path").orElse(JsonPath.ROOT);
            return listing.text("operation")
                    .map(operation -> new Listing(operation, arguments, path))
                    .orElse(null);
        }
    }

    private static Callers callers(YamlReader root) {
        try (YamlReader callers = root.section("callers")) {
            List<Sources> sources = new ArrayList<>();
            for (YamlReader item : callers.sections("sources")) {
                try (item) {
                    item.require("files");
                    item.require("patterns");
                    sources.add(new Sources(item.textOrTexts("files"), patterns(item)));
                }
            }
            return new Callers(
                    sources, callers.textOrTexts("openapi"), callers.textOrTexts("proto"));
        }
    }

    private static List<Pattern> patterns(YamlReader item) {
        List<Pattern> patterns = new ArrayList<>();
        for (String text : item.textOrTexts("patterns")) {
            Optional<Pattern> pattern = Fields.pattern(item, "patterns", text);
            if (pattern.isPresent() && pattern.get().matcher("").groupCount() == 0) {
                item.mistake(
                        "patterns", "has '%s', which has no group for the name".formatted(text));
            }
            pattern.ifPresent(patterns::add);
        }
        return patterns;
    }
}
