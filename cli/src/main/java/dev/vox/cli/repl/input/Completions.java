package dev.vox.cli.repl.input;

import dev.vox.voice.sound.Noise;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// What may stand where the cursor is.
///
/// @param voices of the stack
/// @param models to choose from
public record Completions(Supplier<List<String>> voices, Supplier<List<String>> models) {
    private static final int MOST_FILES = 200;

    /// Nothing is known of voices and models.
    public static final Completions NONE = new Completions(List::of, List::of);

    /// A word that may stand there.
    ///
    /// @param help what it does; empty where it speaks for itself
    /// @param whole whether nothing of the word follows, as behind a folder's name
    public record Proposal(String word, String help, boolean whole) {
        static Proposal of(String word) {
            return new Proposal(word, "", true);
        }
    }

    /// The words that may stand at the cursor; those that do not begin as it was typed are among them, but for files.
    ///
    /// @param words of the line, the one at the cursor among them
    /// @param index of the word at the cursor
    /// @param word as far as it is typed
    public List<Proposal> at(List<String> words, int index, String word) {
        if (index == 0) {
            return word.startsWith("/")
                    ? Arrays.stream(Verb.values())
                            .map(verb -> new Proposal(verb.typed(), verb.help(), true))
                            .toList()
                    : List.of();
        }
        String first = words.getFirst();
        Verb verb = first.startsWith("/") ? Verb.find(first.substring(1)).orElse(null) : null;
        return verb == null ? List.of() : behind(verb, index, word);
    }

    private List<Proposal> behind(Verb verb, int index, String word) {
        if (index > 2 || (index == 2 && verb != Verb.NOISE)) {
            return List.of();
        }
        return switch (verb) {
            case VOICE -> each(voices.get());
            case MODEL -> each(models.get());
            case MODE -> each(List.of("agent", "legacy", "hybrid"));
            case WAV, RECORD, PLAY, SAVE -> files(word);
            case INTERRUPT -> each(List.of("150", "350", "700"));
            case NOISE -> each(index == 1 ? noises() : List.of("0dB", "10dB", "20dB"));
            case LOSS -> each(List.of("0%", "1%", "3%", "10%"));
            case JITTER -> each(List.of("0ms", "20ms", "40ms", "100ms"));
            case HELP ->
                    each(
                            Verb.allTyped().stream()
                                    .map(typed -> typed.substring(1).toLowerCase(Locale.ROOT))
                                    .toList());
            case PAUSE, RESUME, STOP, SAY, REPLAY, METRICS, TRANSCRIPT, QUIT -> List.of();
        };
    }

    private static List<String> noises() {
        List<String> noises = new ArrayList<>(Noise.names());
        noises.add("off");
        return noises;
    }

    private static List<Proposal> each(List<String> words) {
        return words.stream().map(Proposal::of).toList();
    }

    /// The files of the folder that the word leads to, which begin as it ends; hidden ones only where a dot is typed.
    private static List<Proposal> files(String word) {
        int cut = word.lastIndexOf('/') + 1;
        String begun = word.substring(cut);
        List<Proposal> found = new ArrayList<>();
        try {
            Path folder = Path.of(cut == 0 ? "." : word.substring(0, cut));
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    String name = String.valueOf(entry.getFileName());
                    if (name.startsWith(begun)
                            && (begun.startsWith(".") || !name.startsWith("."))) {
                        boolean inner = Files.isDirectory(entry);
                        found.add(
                                new Proposal(
                                        word.substring(0, cut) + name + (inner ? "/" : ""),
                                        "",
                                        !inner));
                    }
                    if (found.size() == MOST_FILES) {
                        break;
                    }
                }
            }
        } catch (IOException | InvalidPathException unreadable) {
            // Then there is nothing to propose.
        }
        return found;
    }
}
