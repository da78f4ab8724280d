package dev.vox.voicepack;

import dev.vox.runtime.tts.piper.PiperFiles;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// A Piper voice in a folder of its own.
///
/// @param name of the voice, its folder and its files: `en_US-lessac-medium`
/// @param folder where its files are
public record VoicePack(String name, Path folder) {
    /// The id by which clients ask for a voice: `piper-en-us-lessac-medium`.
    static String modelId(String name) {
        return "piper-" + name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The id by which clients ask for it.
    public String modelId() {
        return modelId(name);
    }

    /// Its network.
    public Path model() {
        return folder.resolve(name + ".onnx");
    }

    /// Its settings.
    public Path config() {
        return folder.resolve(name + ".onnx.json");
    }

    /// Where its checksums are.
    Path checksums() {
        return folder.resolve(Checksums.FILE);
    }

    PiperFiles files() {
        return new PiperFiles(
                modelId(),
                model(),
                config(),
                Map.of("pack", name, "licence", ModelCard.licence(folder)));
    }
}
