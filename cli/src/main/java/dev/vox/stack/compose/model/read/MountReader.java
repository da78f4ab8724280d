package dev.vox.stack.compose.model.read;

import dev.vox.stack.compose.model.Service.Mount;
import dev.vox.stack.compose.model.tree.Relocation;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads mounts in their long form, and `tmpfs`.
final class MountReader {
    private final Relocation paths;

    MountReader(Relocation paths) {
        this.paths = paths;
    }

    List<Mount> read(Fields service) {
        List<Mount> mounts = new ArrayList<>();
        for (Fields volume : service.sections("volumes")) {
            Mount mount = mount(volume);
            if (mount != null) {
                mounts.add(mount);
            }
        }
        for (String memory : service.texts("tmpfs")) {
            int options = memory.indexOf(':');
            mounts.add(new Mount.Memory(options < 0 ? memory : memory.substring(0, options)));
        }
        return mounts;
    }

    private @Nullable Mount mount(Fields volume) {
        if (volume.mapping().entries().isEmpty()) {
            return null;
        }
        String target = volume.text("target");
        if (target == null) {
            volume.mistakes()
                    .add(
                            volume.mapping().place(),
                            "a mount in '%s' has no target; add 'target: /PATH'"
                                    .formatted(volume.name()));
            return null;
        }
        String type = volume.text("type");
        String source = volume.text("source");
        boolean readOnly = volume.flag("read_only", false);
        String clean = Path.of(target).normalize().toString();
        String at = clean.isEmpty() ? "." : clean;
        return switch (type == null ? "volume" : type) {
            case "bind" -> bind(volume, source, at, readOnly);
            case "volume" ->
                    source == null
                            ? new Mount.Anonymous(at)
                            : new Mount.Volume(source, at, readOnly);
            case "tmpfs" -> new Mount.Memory(at);
            default -> null;
        };
    }

    private @Nullable Mount bind(
            Fields volume, @Nullable String source, String target, boolean readOnly) {
        if (source == null) {
            volume.mistakes()
                    .add(
                            volume.mapping().place(),
                            "a bind mount in '%s' has no source; add 'source: ./PATH'"
                                    .formatted(volume.name()));
            return null;
        }
        Fields bind = volume.section("bind");
        return new Mount.Bind(
                Path.of(paths.joined(source)),
                target,
                readOnly,
                bind != null && bind.flag("create_host_path", false));
    }
}
