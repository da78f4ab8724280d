package dev.vox.runtime.tts.piper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A voice with the inputs and the output of Piper's, small enough to be made in a test: each phoneme is a tone of its own.
///
/// A phoneme lasts 220 samples by the length scale; its pitch is 200 Hz, 15 Hz for its number, and 1000 Hz for the number of
/// the speaker; its loudness falls with the noise scale.
public final class ToneVoice {
    public static final int SAMPLE_RATE = 22_050;

    /// Samples of a phoneme where the length scale is 1.
    static final int PHONEME_SAMPLES = 220;

    private static final String KNOWN =
            "_^$ !',.?:;-abcdefghijklmnopqrstuvwxyzæðŋɐɑɔəɚɛɜɡɪɹɾʃʊʌʒˈˌːθᵻ0123456789";

    private ToneVoice() {}

    /// Writes both files of a voice of one speaker.
    ///
    /// @return the `.onnx` file
    public static Path write(Path folder, String name) throws IOException {
        return write(folder, name, model(false), config(1, Map.of(), "espeak"));
    }

    /// Writes both files of a voice that two speak, `low` and `high`.
    static Path writePair(Path folder, String name) throws IOException {
        return write(folder, name, model(true), config(2, Map.of("low", 0, "high", 1), "espeak"));
    }

    static Path write(Path folder, String name, byte[] model, String config) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name + ".onnx");
        Files.write(file, model);
        Files.writeString(folder.resolve(name + ".onnx.json"), config);
        return file;
    }

    /// The network.
    ///
    /// @param speakers whether it asks who speaks
    public static byte[] model(boolean speakers) {
        List<byte[]> nodes = new ArrayList<>();
        nodes.add(Onnx.cast(Onnx.FLOAT, "ids", "input"));
        nodes.add(Onnx.node("Reshape", "column", "ids", "as_column"));
        nodes.add(Onnx.node("Mul", "steps", "column", "step"));
        nodes.add(Onnx.node("Add", "pitches", "steps", "lowest"));
        String pitches = "pitches";
        if (speakers) {
            nodes.add(Onnx.cast(Onnx.FLOAT, "who", "sid"));
            nodes.add(Onnx.node("Mul", "shift", "who", "speaker_step"));
            nodes.add(Onnx.node("Add", "shifted", "pitches", "shift"));
            pitches = "shifted";
        }
        nodes.add(Onnx.node("Gather", "length_scale", "scales", "second"));
        nodes.add(Onnx.node("Mul", "samples", "length_scale", "phoneme_samples"));
        nodes.add(Onnx.node("Range", "times", "zero", "samples", "one"));
        nodes.add(Onnx.node("Reshape", "time_row", "times", "as_row"));
        nodes.add(Onnx.node("Mul", "cycles", pitches, "time_row"));
        nodes.add(Onnx.node("Mul", "angles", "cycles", "radians"));
        nodes.add(Onnx.node("Sin", "waves", "angles"));
        nodes.add(Onnx.node("Gather", "noise_scale", "scales", "first"));
        nodes.add(Onnx.node("Sub", "amplitude", "loudest", "noise_scale"));
        nodes.add(Onnx.node("Mul", "sound", "waves", "amplitude"));
        nodes.add(Onnx.node("Reshape", "output", "sound", "as_audio"));
        List<byte[]> constants =
                List.of(
                        Onnx.scalar("step", 15),
                        Onnx.scalar("lowest", 200),
                        Onnx.scalar("speaker_step", 1000),
                        Onnx.scalar("phoneme_samples", PHONEME_SAMPLES),
                        Onnx.scalar("zero", 0),
                        Onnx.scalar("one", 1),
                        Onnx.scalar("radians", (float) (2 * Math.PI / SAMPLE_RATE)),
                        Onnx.scalar("loudest", 1),
                        Onnx.index("first", 0),
                        Onnx.index("second", 1),
                        Onnx.row("as_column", -1, 1),
                        Onnx.row("as_row", 1, -1),
                        Onnx.row("as_audio", 1, 1, 1, -1));
        List<byte[]> inputs = new ArrayList<>();
        inputs.add(Onnx.value("input", Onnx.INT64, 1, -1));
        inputs.add(Onnx.value("input_lengths", Onnx.INT64, 1));
        inputs.add(Onnx.value("scales", Onnx.FLOAT, 3));
        if (speakers) {
            inputs.add(Onnx.value("sid", Onnx.INT64, 1));
        }
        return Onnx.model(nodes, constants, inputs, Onnx.value("output", Onnx.FLOAT, 1, 1, 1, -1));
    }

    /// A network that is none of Piper's.
    static byte[] stranger() {
        return Onnx.model(
                List.of(Onnx.node("Sin", "output", "sound")),
                List.of(),
                List.of(Onnx.value("sound", Onnx.FLOAT, -1)),
                Onnx.value("output", Onnx.FLOAT, -1));
    }

    /// The settings file.
    ///
    /// @param type `espeak` or `text`
    public static String config(int speakers, Map<String, Integer> names, String type) {
        return """
        {"audio": {"sample_rate": %d, "quality": "medium"},
         "espeak": {"voice": "en-us"},
         "inference": {"noise_scale": 0.5, "length_scale": 1, "noise_w": 0.8},
         "phoneme_type": "%s",
         "phoneme_map": {},
         "phoneme_id_map": {%s},
         "num_symbols": 256,
         "num_speakers": %d,
         "speaker_id_map": {%s},
         "language": {"code": "en_US", "family": "en", "region": "US"},
         "dataset": "tone"}
        """
                .formatted(SAMPLE_RATE, type, ids(), speakers, speakers(names));
    }

    private static String ids() {
        return KNOWN.codePoints()
                .mapToObj(Character::toString)
                .map(sign -> "\"%s\": [%d]".formatted(sign, KNOWN.indexOf(sign)))
                .collect(Collectors.joining(", "));
    }

    private static String speakers(Map<String, Integer> names) {
        return names.entrySet().stream()
                .map(name -> "\"%s\": %d".formatted(name.getKey(), name.getValue()))
                .collect(Collectors.joining(", "));
    }
}
