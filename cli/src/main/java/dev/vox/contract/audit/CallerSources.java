package dev.vox.contract.audit;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.yaml.Yaml;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what the caller asks for in what it is made of.
final class CallerSources {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

    /// A comment, or the name of an `rpc`: whichever begins first, as proto's grammar has it.
    private static final Pattern RPC =
            Pattern.compile("//[^\\n]*|(?s:/\\*.*?\\*/)|\\brpc\\s+(\\w+)\\s*\\(");

    private final Path root;
    private final AskedFor.Collector found = new AskedFor.Collector();

    CallerSources(Path root) {
        this.root = root;
    }

    /// Each match of a pattern in a file's text: its group `operation`, else its first, else all of it.
    CallerSources pattern(List<String> globs, Pattern pattern) {
        for (Path file : ProjectFiles.matching(root, globs)) {
            String text = ProjectFiles.text(file);
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                found.add(named(matcher), place(file, line(text, matcher.start())));
            }
        }
        return this;
    }

    /// The operations of an OpenAPI document, in JSON or YAML: `operationId`, else `METHOD /path`.
    ///
    /// @throws InvalidConfiguration if it is neither
    CallerSources openApi(List<String> globs) {
        for (Path file : ProjectFiles.matching(root, globs)) {
            YamlNode document = Yaml.parse(relative(file), ProjectFiles.text(file));
            if (!(document instanceof Mapping mapping)
                    || !(YamlNode.find(mapping, "paths") instanceof Mapping paths)) {
                throw new InvalidConfiguration(
                        "[%s] no OpenAPI document: it has no paths".formatted(relative(file)));
            }
            paths.entries().forEach(path -> addPath(file, path));
        }
        return this;
    }

    private void addPath(Path file, Entry path) {
        if (path.value() instanceof Mapping operations) {
            for (Entry operation : operations.entries()) {
                if (METHODS.contains(operation.key())) {
                    found.add(
                            operationId(path.key(), operation),
                            place(file, operation.place().line()));
                }
            }
        }
    }

    private static String operationId(String path, Entry operation) {
        return operation.value() instanceof Mapping mapping
                        && YamlNode.find(mapping, "operationId") instanceof Scalar id
                ? id.text()
                : operation.key().toUpperCase(Locale.ROOT) + " " + path;
    }

    /// The `rpc`s of proto files, comments left out.
    CallerSources proto(List<String> globs) {
        for (Path file : ProjectFiles.matching(root, globs)) {
            String text = ProjectFiles.text(file);
            Matcher matcher = RPC.matcher(text);
            while (matcher.find()) {
                if (matcher.group(1) != null) {
                    found.add(matcher.group(1), place(file, line(text, matcher.start(1))));
                }
            }
        }
        return this;
    }

    AskedFor done() {
        return found.done();
    }

    private static String named(Matcher matcher) {
        if (matcher.namedGroups().containsKey("operation")) {
            return String.valueOf(matcher.group("operation"));
        }
        return matcher.groupCount() == 0 ? matcher.group() : String.valueOf(matcher.group(1));
    }

    private static long line(String text, int at) {
        return text.substring(0, at).chars().filter(character -> character == '\n').count() + 1;
    }

    private String place(Path file, long line) {
        return relative(file) + ":" + line;
    }

    private String relative(Path file) {
        return root.relativize(file).toString();
    }
}
