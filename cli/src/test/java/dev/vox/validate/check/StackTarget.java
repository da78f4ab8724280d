package dev.vox.validate.check;

import dev.vox.env.Project;
import dev.vox.validate.StackUnderTest;
import dev.vox.validate.Target;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A project whose stack is known, or that has none.
public final class StackTarget implements Target {
    private final Path folder;
    private final Map<String, URI> addresses = new HashMap<>();
    private final Map<String, String> containers = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private String model = "";
    private String mode = "legacy";

    private StackTarget(Path folder) {
        this.folder = folder;
    }

    public static StackTarget in(Path folder) {
        return new StackTarget(folder);
    }

    public StackTarget at(String what, URI address) {
        addresses.put(what, address);
        return this;
    }

    public StackTarget container(String service, String container) {
        containers.put(service, container);
        return this;
    }

    public StackTarget model(String id) {
        model = id;
        return this;
    }

    public StackTarget mode(String word) {
        mode = word;
        return this;
    }

    public StackTarget with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    @Override
    public Project project() {
        return new Project(folder);
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public String expand(String text) {
        String expanded = text;
        for (Map.Entry<String, URI> address : addresses.entrySet()) {
            String variable = address.getKey().toUpperCase(Locale.ROOT).replace('-', '_');
            expanded = expanded.replace("${VOX_" + variable + "}", address.getValue().toString());
        }
        return expanded;
    }

    @Override
    public String masked(String text) {
        return text;
    }

    @Override
    public Optional<StackUnderTest> stack() {
        return addresses.isEmpty() && containers.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new StackUnderTest(
                                containers.isEmpty() ? "embedded" : "compose",
                                model,
                                mode,
                                addresses,
                                containers));
    }
}
