package dev.vox.env;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The folders where voice packs are looked for.
public final class VoiceFolders {
    private VoiceFolders() {}

    /// The user's own: `VOX_VOICEPACKS`, else `vox/voicepacks` in `XDG_DATA_HOME`, else in `~/.local/share`. Empty where none
    /// of them is known.
    public static List<Path> ofUser(Environment environment) {
        return ofUser(setting -> environment.find(setting).map(Value::value));
    }

    /// The same of resolved variables.
    public static List<Path> ofUser(Map<String, String> variables) {
        return ofUser(setting -> Optional.ofNullable(variables.get(setting.variable())));
    }

    private static List<Path> ofUser(Function<Setting<String>, Optional<String>> values) {
        return folder(values, Settings.VOICE_PACKS)
                .or(() -> folder(values, Settings.DATA_HOME).map(VoiceFolders::packs))
                .or(() ->
                        folder(values, Settings.HOME)
                                .map(home -> packs(home.resolve(".local/share"))))
                .stream()
                .toList();
    }

    /// The project's `voicepacks`, and then others.
    public static List<Path> with(Project project, List<Path> others) {
        List<Path> folders = new ArrayList<>();
        folders.add(ofProject(project));
        others.stream().map(project.root()::resolve).forEach(folders::add);
        return folders.stream().distinct().toList();
    }

    /// The project's own.
    public static Path ofProject(Project project) {
        return project.root().resolve("voicepacks");
    }

    private static Path packs(Path data) {
        return data.resolve("vox/voicepacks");
    }

    private static Optional<Path> folder(
            Function<Setting<String>, Optional<String>> values, Setting<String> setting) {
        try {
            return values.apply(setting).filter(text -> !text.isBlank()).map(Path::of);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
