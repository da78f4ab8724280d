package dev.vox.runtime.tts.piper;

import java.nio.file.Path;
import java.util.Map;

/// The files of a Piper voice.
///
/// @param modelId by which clients ask for it: `piper-en-us-lessac-medium`
/// @param model the `.onnx` file
/// @param config the `.onnx.json` file that belongs to it
/// @param metadata what else is worth showing, such as `licence`
public record PiperFiles(String modelId, Path model, Path config, Map<String, String> metadata) {
    public PiperFiles {
        metadata = Map.copyOf(metadata);
    }
}
