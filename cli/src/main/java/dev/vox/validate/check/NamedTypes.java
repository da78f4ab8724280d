package dev.vox.validate.check;

import dev.vox.probe.grpc.GrpcTypes;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.Target;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The types of a gRPC server that a check names.
///
/// @param set a file with a descriptor set; null for none
/// @param proto a proto file; null for none
/// @param includes folders that its imports are looked up in
record NamedTypes(@Nullable String set, @Nullable String proto, List<String> includes) {
    NamedTypes {
        includes = List.copyOf(includes);
    }

    static NamedTypes read(YamlReader with) {
        return new NamedTypes(
                with.text("descriptors").orElse(null),
                with.text("proto").orElse(null),
                with.texts("includes"));
    }

    /// Whether there are any.
    boolean named() {
        return set != null || proto != null;
    }

    /// Reads them.
    ///
    /// @throws CheckBroken when the file is none
    GrpcTypes find(Target target) throws CheckBroken, InterruptedException {
        try {
            if (set != null) {
                return GrpcTypes.ofSet(FileKind.in(target, target.expand(set)));
            }
            List<Path> folders = new ArrayList<>();
            for (String folder : includes) {
                folders.add(FileKind.in(target, target.expand(folder)));
            }
            String file = proto == null ? "" : proto;
            return GrpcTypes.ofProto(FileKind.in(target, target.expand(file)), folders);
        } catch (InvalidConfiguration e) {
            throw new CheckBroken(String.valueOf(e.getMessage()), e);
        }
    }
}
