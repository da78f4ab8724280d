package dev.vox.voicepack;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.runtime.tts.SpeechException;
import dev.vox.runtime.tts.piper.PiperConfig;
import dev.vox.runtime.tts.piper.PiperModel;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Installs a Piper voice: into a folder of its own beside the others, checked whole, and then moved to its place.
public final class PackInstaller {
    private static final String MODEL = ".onnx";

    private final Path voices;

    /// @param folder of voice packs; made when it is not there
    public PackInstaller(Path folder) {
        this.voices = folder.resolve(VoicePacks.PIPER);
    }

    /// Installs a voice.
    ///
    /// @param file its `.onnx`, with the `.onnx.json` beside it, or a `.zip`, `.tar.gz` or `.tgz` of both
    /// @param replace whether a voice of its name may be replaced
    /// @throws InvalidConfiguration when it is no Piper voice
    /// @throws MissingPrerequisite when a file is missing, or the voice is there already
    /// @throws OperationFailed when it cannot be written
    public VoicePack install(Path file, boolean replace) {
        if (!Files.isRegularFile(file)) {
            throw new MissingPrerequisite("[%s] no such file".formatted(file));
        }
        Path staged = null;
        List<Path> made = missing(voices);
        try {
            Files.createDirectories(voices);
            staged = Files.createTempDirectory(voices, ".installing-");
            // A temporary folder is its owner's alone; a voice is read by others, such as a
            // container's user.
            VoicePack pack = stage(file, Files.createDirectory(staged.resolve("voice")));
            check(pack);
            Checksums.write(pack);
            return move(pack, voices.resolve(".replaced-" + staged.getFileName()), replace);
        } catch (IOException e) {
            throw new OperationFailed(
                    "[%s] it cannot be installed: %s".formatted(file, e.getMessage()), null, e);
        } finally {
            delete(staged);
            removeEmpty(made);
        }
    }

    /// The folders that would be made with one, the innermost first.
    private static List<Path> missing(Path folder) {
        List<Path> missing = new ArrayList<>();
        for (Path each = folder.toAbsolutePath();
                each != null && !Files.exists(each);
                each = each.getParent()) {
            missing.add(each);
        }
        return missing;
    }

    /// Where no voice came into them, nothing was to be made.
    private static void removeEmpty(List<Path> folders) {
        try {
            for (Path folder : folders) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            // It is not empty, or not ours to delete.
        }
    }

    private static VoicePack stage(Path file, Path staged) throws IOException {
        String name = file.getFileName().toString();
        String kind = name.toLowerCase(Locale.ROOT);
        if (kind.endsWith(MODEL)) {
            return copied(file, name.substring(0, name.length() - MODEL.length()), staged);
        }
        if (kind.endsWith(".zip")) {
            Archive.unzip(file, staged);
        } else if (kind.endsWith(".tar.gz") || kind.endsWith(".tgz")) {
            Archive.untar(file, staged);
        } else {
            throw new InvalidConfiguration(
                    "[%s] it is no .onnx, .zip, .tar.gz or .tgz".formatted(file),
                    "give the voice's .onnx, with its .onnx.json beside it");
        }
        return only(file, staged);
    }

    private static VoicePack copied(Path file, String voice, Path staged) throws IOException {
        VoicePack pack = new VoicePack(voice, staged);
        Path config = file.resolveSibling(file.getFileName() + ".json");
        if (!Files.isRegularFile(config)) {
            throw new MissingPrerequisite(
                    "[%s] it is missing, and a voice needs it".formatted(config),
                    "put the voice's .onnx.json beside its .onnx");
        }
        Files.copy(file, pack.model());
        Files.copy(config, pack.config());
        Path card = file.resolveSibling(ModelCard.FILE);
        if (Files.isRegularFile(card)) {
            Files.copy(card, staged.resolve(ModelCard.FILE));
        }
        return pack;
    }

    private static VoicePack only(Path archive, Path staged) throws IOException {
        try (Stream<Path> files = Files.list(staged)) {
            List<String> models =
                    files.map(each -> each.getFileName().toString())
                            .filter(name -> name.endsWith(MODEL))
                            .toList();
            if (models.size() != 1) {
                throw new InvalidConfiguration(
                        "[%s] it holds %d files .onnx, not one".formatted(archive, models.size()));
            }
            String name = models.getFirst();
            VoicePack pack =
                    new VoicePack(name.substring(0, name.length() - MODEL.length()), staged);
            if (!Files.isRegularFile(pack.config())) {
                throw new InvalidConfiguration("[%s] it holds no %s.json".formatted(archive, name));
            }
            return pack;
        }
    }

    private static void check(VoicePack pack) {
        if (!pack.name().matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")) {
            throw new InvalidConfiguration(
                    "[%s] a voice is called by letters, digits, '_', '.' and '-'"
                            .formatted(pack.name()));
        }
        try {
            PiperConfig config = PiperConfig.read(pack.config());
            PiperModel.open(pack.model(), config).close();
        } catch (SpeechException e) {
            String message =
                    String.valueOf(e.getMessage()).replace(pack.folder().toString() + "/", "");
            throw new InvalidConfiguration("[%s] %s".formatted(pack.name(), message), null, e);
        }
    }

    /// Moves a voice to its place.
    ///
    /// @param old where the one goes that it replaces
    private VoicePack move(VoicePack pack, Path old, boolean replace) throws IOException {
        Path place = voices.resolve(pack.name());
        if (Files.exists(place)) {
            if (!replace) {
                throw new MissingPrerequisite(
                        "[%s] it is installed already, in %s".formatted(pack.name(), place),
                        "replace it with --force");
            }
            Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(pack.folder(), place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (Files.exists(old)) {
                Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
        delete(old);
        return new VoicePack(pack.name(), place);
    }

    /// What cannot be deleted begins with a dot, and is not looked at again.
    private static void delete(@Nullable Path folder) {
        if (folder == null || !Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // See above.
        }
    }
}
