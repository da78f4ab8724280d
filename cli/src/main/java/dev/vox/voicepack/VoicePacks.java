package dev.vox.voicepack;

import dev.vox.runtime.tts.piper.PiperFiles;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The packs in the folders of voice packs; of two of one name, the first folder's.
///
/// A pack is `piper/<voice>/<voice>.onnx` in such a folder, with its other files beside.
///
/// @param folders in the order in which they are looked into
public record VoicePacks(List<Path> folders) {
    /// What to do about a voice that is not installed.
    public static final String INSTALL =
            "download the voice's .onnx and .onnx.json from where Piper's voices are published,"
                    + " then: vox voices install FILE.onnx";

    /// Where packs of Piper's voices are, in a folder of voice packs.
    static final String PIPER = "piper";

    public VoicePacks {
        folders = List.copyOf(folders);
    }

    /// Every pack, by name.
    public List<VoicePack> all() {
        Map<String, VoicePack> packs = new TreeMap<>();
        for (Path folder : folders) {
            for (VoicePack pack : in(folder.resolve(PIPER))) {
                packs.putIfAbsent(pack.name(), pack);
            }
        }
        return List.copyOf(packs.values());
    }

    /// The pack of a name or a model id.
    public Optional<VoicePack> find(String word) {
        return all().stream()
                .filter(pack -> pack.name().equals(word) || pack.modelId().equals(word))
                .findFirst();
    }

    List<PiperFiles> files() {
        return all().stream().map(VoicePack::files).toList();
    }

    /// A folder that is being installed begins with a dot.
    private static List<VoicePack> in(Path folder) {
        List<VoicePack> packs = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
                for (Path child : children) {
                    String name = child.getFileName().toString();
                    VoicePack pack = new VoicePack(name, child);
                    if (!name.startsWith(".") && Files.exists(pack.model())) {
                        packs.add(pack);
                    }
                }
            } catch (IOException e) {
                return List.of();
            }
        }
        packs.sort(Comparator.comparing(VoicePack::name));
        return packs;
    }
}
