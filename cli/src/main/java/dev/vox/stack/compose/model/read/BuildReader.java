package dev.vox.stack.compose.model.read;

import dev.vox.stack.compose.model.Service.Build;
import dev.vox.stack.compose.model.tree.Relocation;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads how an image is made.
final class BuildReader {
    private final Relocation paths;
    private final Map<String, String> variables;

    BuildReader(Relocation paths, Map<String, String> variables) {
        this.paths = paths;
        this.variables = variables;
    }

    @Nullable Build read(Fields service) {
        Fields build = service.section("build");
        if (build == null) {
            return null;
        }
        String said = build.text("context");
        String context = said == null ? "." : said;
        boolean remote = Relocation.isRemote(context);
        Path folder = remote ? null : Path.of(paths.joined(context));
        String inline = build.text("dockerfile_inline");
        String dockerfile = build.text("dockerfile");
        if (inline != null && dockerfile != null) {
            build.mistakes()
                    .add(
                            build.place("dockerfile_inline"),
                            "'%s' has both 'dockerfile' and 'dockerfile_inline'; keep one"
                                    .formatted(build.name()));
        }
        return new Build(
                folder,
                remote ? context : null,
                folder == null || inline != null
                        ? null
                        : folder.resolve(dockerfile == null ? "Dockerfile" : dockerfile)
                                .normalize(),
                inline,
                args(build),
                build.text("target"),
                contexts(build));
    }

    private Map<String, @Nullable String> args(Fields build) {
        Map<String, @Nullable String> args = build.values("args");
        args.replaceAll((key, value) -> value == null ? variables.get(key) : value);
        return args;
    }

    private Map<String, String> contexts(Fields build) {
        Map<String, String> contexts = new LinkedHashMap<>();
        build.values("additional_contexts")
                .forEach((key, value) -> {
                    String text = value == null ? "" : value;
                    contexts.put(key, Relocation.isRemote(text) ? text : paths.joined(text));
                });
        return contexts;
    }
}
