package dev.vox.validate.check.build;

import static dev.vox.validate.check.answer.Seen.that;

import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckKind;
import dev.vox.validate.Evidence;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.answer.Seen;
import dev.vox.validate.check.tree.ProjectTree;
import dev.vox.yaml.YamlReader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `stubs`: whether the generated Python stubs know everything that the `.proto` files declare.
///
/// Times of files say nothing after a checkout; what the stubs hold is read. The keys are those of
/// `docs/reference/check-kinds.md`.
public final class StubsKind implements CheckKind {
    private static final List<String> PROTO = List.of("**/*.proto");
    private static final List<String> STUBS = List.of("**/*_pb2.py", "**/*_pb2_grpc.py");

    @Override
    public String name() {
        return "stubs";
    }

    @Override
    public Check read(YamlReader with) {
        List<String> proto = with.textOrTexts("proto");
        List<String> stubs = with.textOrTexts("stubs");
        return (target, deadline) ->
                look(target, proto.isEmpty() ? PROTO : proto, stubs.isEmpty() ? STUBS : stubs);
    }

    private static Verdict look(Target target, List<String> proto, List<String> stubs)
            throws CheckBroken {
        Path root = target.project().root();
        try {
            List<Path> declared = ProjectTree.files(root, proto);
            List<Path> generated = ProjectTree.files(root, stubs);
            if (declared.isEmpty() || generated.isEmpty()) {
                return Seen.nothing(
                        declared.isEmpty()
                                ? "the project has no .proto file"
                                : "the project keeps no generated Python stubs",
                        null);
            }
            return compare(root, declared, generated);
        } catch (IOException e) {
            throw new CheckBroken("[stubs] a file cannot be read: " + e.getMessage(), e);
        }
    }

    private static Verdict compare(Path root, List<Path> declared, List<Path> generated)
            throws IOException {
        List<Evidence> stale = new ArrayList<>();
        List<Evidence> fresh = new ArrayList<>();
        for (Path file : declared) {
            ProtoNames names = ProtoNames.of(ProjectTree.text(root.resolve(file)));
            List<String> missing = new ArrayList<>();
            missing.addAll(missing(root, file, "_pb2.py", generated, names.all()));
            if (!names.calls().isEmpty()) {
                missing.addAll(missing(root, file, "_pb2_grpc.py", generated, names.calls()));
            }
            if (missing.isEmpty()) {
                fresh.add(that(file.toString(), "its stubs know all of it"));
            } else {
                stale.add(that(file.toString(), Seen.listed(missing)));
            }
        }
        return Seen.unless(stale, null, fresh.toArray(Evidence[]::new));
    }

    /// What a stub lacks, as a phrase.
    private static List<String> missing(
            Path root, Path proto, String end, List<Path> generated, List<String> names)
            throws IOException {
        String stub =
                proto.getFileName().toString().replaceFirst("\\.proto$", "").replace('-', '_')
                        + end;
        Optional<Path> file =
                generated.stream()
                        .filter(each -> each.getFileName().toString().equals(stub))
                        .findFirst();
        if (file.isEmpty()) {
            return List.of("there is no " + stub);
        }
        String text = ProjectTree.text(root.resolve(file.get()));
        List<String> unknown =
                end.equals("_pb2.py")
                        ? new PythonDescriptor(text).lacking(names)
                        : names.stream().filter(name -> !text.contains("/" + name + "'")).toList();
        return unknown.isEmpty()
                ? List.of()
                : List.of(file.get() + " does not know " + Seen.listed(unknown));
    }
}
