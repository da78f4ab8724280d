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

    /// A file for which nothing was generated is another language's, or somebody else's.
    private static Verdict compare(Path root, List<Path> declared, List<Path> generated)
            throws IOException {
        List<Evidence> stale = new ArrayList<>();
        List<Evidence> fresh = new ArrayList<>();
        for (Path file : declared) {
            ProtoNames names = ProtoNames.of(ProjectTree.text(root.resolve(file)));
            Optional<Path> messages = stub(file, "_pb2.py", generated);
            if (messages.isEmpty()) {
                fresh.add(that(file.toString(), "it has no Python stub"));
                continue;
            }
            List<String> missing = new ArrayList<>();
            PythonDescriptor known =
                    new PythonDescriptor(ProjectTree.text(root.resolve(messages.get())));
            phrase(messages.get(), known.lacking(names.all())).ifPresent(missing::add);
            Optional<Path> services = stub(file, "_pb2_grpc.py", generated);
            if (services.isPresent()) {
                String text = ProjectTree.text(root.resolve(services.get()));
                phrase(services.get(), unnamed(text, names.calls())).ifPresent(missing::add);
            }
            (missing.isEmpty() ? fresh : stale)
                    .add(
                            that(
                                    file.toString(),
                                    missing.isEmpty()
                                            ? "its stubs know all of it"
                                            : Seen.listed(missing)));
        }
        return Seen.unless(stale, null, fresh.toArray(Evidence[]::new));
    }

    private static Optional<Path> stub(Path proto, String end, List<Path> generated) {
        String name =
                proto.getFileName().toString().replaceFirst("\\.proto$", "").replace('-', '_')
                        + end;
        return generated.stream()
                .filter(each -> each.getFileName().toString().equals(name))
                .findFirst();
    }

    private static List<String> unnamed(String text, List<String> calls) {
        return calls.stream().filter(name -> !text.contains("/" + name + "'")).toList();
    }

    private static Optional<String> phrase(Path stub, List<String> unknown) {
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(stub + " does not know " + Seen.listed(unknown));
    }
}
