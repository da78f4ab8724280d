package dev.vox.runtime.tts.piper;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import dev.vox.runtime.tts.SpeechException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Reads the `.onnx.json` file of a Piper voice, as Piper's own training writes it.
final class PiperConfigFile {
    private static final long MOST_BYTES = 16L * 1024 * 1024;
    private static final int LEAST_RATE = 8_000;
    private static final int MOST_RATE = 48_000;
    private static final int MOST_SPEAKERS = 100_000;

    private final List<String> mistakes = new ArrayList<>();

    private PiperConfigFile() {}

    static PiperConfig read(Path file) throws SpeechException {
        return new PiperConfigFile().read(file, document(file));
    }

    private static JsonObject document(Path file) throws SpeechException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new SpeechException(file + " is too large for the settings of a voice");
            }
            if (JsonParser.parseString(Files.readString(file)) instanceof JsonObject object) {
                return object;
            }
            throw new SpeechException(file + " holds no JSON object");
        } catch (NoSuchFileException e) {
            throw new SpeechException(file + " is missing", e);
        } catch (JsonParseException e) {
            throw new SpeechException(file + " is not JSON", e);
        } catch (IOException e) {
            throw new SpeechException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private PiperConfig read(Path file, JsonObject root) throws SpeechException {
        PiperConfig.Phonemes phonemes = phonemes(root);
        PiperConfig config =
                new PiperConfig(
                        (int) number(root, "audio", "sample_rate", LEAST_RATE, MOST_RATE, null),
                        phonemes,
                        phonemes == PiperConfig.Phonemes.ESPEAK ? espeakVoice(root) : "",
                        scales(root),
                        phonemeIds(root),
                        table(root, "phoneme_map", PiperConfigFile::word),
                        (int) number(root, "", "num_speakers", 1, MOST_SPEAKERS, 1.0),
                        speakers(root),
                        text(section(root, "language"), "code"));
        if (!mistakes.isEmpty()) {
            throw new SpeechException(file + ": " + String.join("; ", mistakes));
        }
        return config;
    }

    private PiperConfig.Phonemes phonemes(JsonObject root) {
        String type = text(root, "phoneme_type");
        return switch (type) {
            case "", "espeak" -> PiperConfig.Phonemes.ESPEAK;
            case "text" -> PiperConfig.Phonemes.TEXT;
            default -> {
                mistakes.add("'phoneme_type' is '%s', not espeak or text".formatted(type));
                yield PiperConfig.Phonemes.TEXT;
            }
        };
    }

    private String espeakVoice(JsonObject root) {
        String voice = text(section(root, "espeak"), "voice");
        if (voice.isBlank()) {
            mistakes.add("'espeak.voice' is missing");
        }
        return voice;
    }

    private PiperConfig.Scales scales(JsonObject root) {
        return new PiperConfig.Scales(
                (float) number(root, "inference", "noise_scale", 0, 10, 0.667),
                (float) number(root, "inference", "length_scale", 0.1, 10, 1.0),
                (float) number(root, "inference", "noise_w", 0, 10, 0.8));
    }

    private Map<String, List<Long>> phonemeIds(JsonObject root) {
        if (!(root.get("phoneme_id_map") instanceof JsonObject)) {
            mistakes.add("'phoneme_id_map' is missing");
            return Map.of();
        }
        Map<String, List<Long>> ids = table(root, "phoneme_id_map", PiperConfigFile::whole);
        for (String sign : PhonemeIds.SIGNS) {
            if (!ids.containsKey(sign) && !mistakes.contains("'phoneme_id_map' is no table")) {
                mistakes.add("'phoneme_id_map' has no entry '%s'".formatted(sign));
            }
        }
        return ids;
    }

    private Map<String, Long> speakers(JsonObject root) {
        Map<String, Long> speakers = new HashMap<>();
        section(root, "speaker_id_map")
                .entrySet()
                .forEach(entry -> {
                    Long id = whole(entry.getValue());
                    if (id == null) {
                        mistakes.add("'speaker_id_map.%s' is no number".formatted(entry.getKey()));
                    } else {
                        speakers.put(entry.getKey(), id);
                    }
                });
        return speakers;
    }

    /// A table of lists.
    private <T> Map<String, List<T>> table(
            JsonObject root, String key, Function<JsonElement, @Nullable T> read) {
        Map<String, List<T>> table = new HashMap<>();
        section(root, key)
                .entrySet()
                .forEach(entry -> {
                    List<T> values = list(entry.getValue(), read);
                    if (values.isEmpty()) {
                        mistakes.add("'%s' is wrong for '%s'".formatted(key, entry.getKey()));
                    }
                    table.put(entry.getKey(), values);
                });
        return table;
    }

    /// Empty when it is no list, or an entry is none of the kind.
    private static <T> List<T> list(JsonElement element, Function<JsonElement, @Nullable T> read) {
        List<T> values = new ArrayList<>();
        if (element instanceof JsonArray array) {
            for (JsonElement each : array) {
                T value = read.apply(each);
                if (value == null) {
                    return List.of();
                }
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    private double number(
            JsonObject root,
            String section,
            String key,
            double least,
            double most,
            @Nullable Double usual) {
        String name = section.isEmpty() ? key : section + "." + key;
        JsonElement element = (section.isEmpty() ? root : section(root, section)).get(key);
        if (element == null) {
            if (usual == null) {
                mistakes.add("'%s' is missing".formatted(name));
            }
            return usual == null ? least : usual;
        }
        if (element instanceof JsonPrimitive primitive && primitive.isNumber()) {
            double value = primitive.getAsDouble();
            if (value >= least && value <= most) {
                return value;
            }
        }
        mistakes.add("'%s' is no number from %s to %s".formatted(name, plain(least), plain(most)));
        return least;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private static JsonObject section(JsonObject root, String key) {
        return root.get(key) instanceof JsonObject object ? object : new JsonObject();
    }

    private static String text(JsonObject root, String key) {
        String word = word(root.get(key));
        return word == null ? "" : word;
    }

    private static @Nullable String word(@Nullable JsonElement element) {
        return element instanceof JsonPrimitive primitive && primitive.isString()
                ? primitive.getAsString()
                : null;
    }

    private static @Nullable Long whole(JsonElement element) {
        if (element instanceof JsonPrimitive primitive && primitive.isNumber()) {
            double value = primitive.getAsDouble();
            return value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE
                    ? Long.valueOf((long) value)
                    : null;
        }
        return null;
    }
}
