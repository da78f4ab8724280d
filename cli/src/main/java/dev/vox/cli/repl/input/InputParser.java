package dev.vox.cli.repl.input;

import dev.vox.text.Nearest;
import dev.vox.voice.sound.Noise;

import org.jspecify.annotations.Nullable;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Reads what was typed: a line that begins with a slash is a command, any other is the user's turn. Two slashes begin a
/// turn that begins with one.
public final class InputParser {
    private static final double USUAL_NOISE = 10;
    private static final double USUAL_COUGH = 0;

    private InputParser() {}

    /// Reads one input.
    ///
    /// @throws InputMistake when it is a command that is none, or has what it cannot take behind it
    public static Input parse(String typed) throws InputMistake {
        String text = Lines.joined(typed);
        if (text.isEmpty()) {
            return new Input.Nothing();
        }
        if (text.startsWith("//")) {
            return new Input.Turn(text.substring(1));
        }
        return text.startsWith("/") ? command(text.substring(1)) : new Input.Turn(text);
    }

    private static Input command(String text) throws InputMistake {
        String[] parts = text.split("\\s+", 2);
        Verb verb = Verb.find(parts[0]).orElse(null);
        if (verb == null) {
            throw unknown(parts[0]);
        }
        String rest = parts.length > 1 ? parts[1].strip() : "";
        return of(verb, new Behind(verb, rest, Words.of(rest)));
    }

    private static InputMistake unknown(String name) {
        String hint =
                Nearest.to("/" + name, Verb.allTyped())
                        .map("did you mean %s?"::formatted)
                        .orElse("/help shows the commands");
        return new InputMistake("there is no command /" + name, hint);
    }

    private static Input of(Verb verb, Behind behind) throws InputMistake {
        return switch (verb) {
            case PAUSE -> behind.nothing(new Input.Pause());
            case RESUME -> behind.nothing(new Input.Resume());
            case STOP -> behind.nothing(new Input.Stop());
            case SAY -> new Input.Say(behind.text());
            case VOICE -> new Input.Voice(behind.optional().orElse(null));
            case MODEL -> new Input.Model(behind.optional().orElse(null));
            case MODE -> new Input.Mode(behind.optional().orElse(null));
            case WAV -> new Input.Wav(behind.file(behind.one()));
            case RECORD -> new Input.Recording(behind.optionalFile());
            case PLAY -> new Input.Play(behind.optionalFile());
            case INTERRUPT -> interrupt(behind);
            case NOISE -> noise(behind);
            case LOSS ->
                    new Input.Loss(behind.amount(behind.one(), Amount::percent, "a share", "3%"));
            case JITTER ->
                    new Input.Jitter(
                            behind.amount(
                                    behind.one(),
                                    text ->
                                            Amount.time(text)
                                                    .filter(time -> time.toMillis() <= 1000),
                                    "a time of a second at most",
                                    "40ms"));
            case REPLAY -> behind.nothing(new Input.Replay());
            case METRICS -> behind.nothing(new Input.Metrics());
            case TRANSCRIPT -> behind.nothing(new Input.Transcript());
            case SAVE -> new Input.Save(behind.file(behind.one()));
            case QUIT -> behind.nothing(new Input.Quit());
            case HELP -> help(behind);
        };
    }

    private static Input interrupt(Behind behind) throws InputMistake {
        if (behind.words().isEmpty()) {
            throw behind.mistake("needs a time");
        }
        String[] parts = behind.rest().split("\\s+", 2);
        return new Input.Interrupt(
                behind.amount(parts[0], Amount::time, "a time", "350"),
                parts.length > 1 ? Lines.joined(parts[1]) : null);
    }

    private static Input noise(Behind behind) throws InputMistake {
        if (behind.words().isEmpty() || behind.words().size() > 2) {
            throw behind.mistake("needs a noise, and may have a level");
        }
        String word = behind.words().getFirst().toLowerCase(Locale.ROOT);
        if (word.equals("off")) {
            return new Input.Disturb(null, 0);
        }
        Noise kind = Noise.named(word).orElse(null);
        if (kind == null) {
            throw behind.mistake("'" + word + "' is no noise");
        }
        double usual = kind == Noise.COUGH ? USUAL_COUGH : USUAL_NOISE;
        double below =
                behind.words().size() < 2
                        ? usual
                        : behind.amount(
                                behind.words().getLast(), Amount::decibels, "a level", "10dB");
        return new Input.Disturb(kind, below);
    }

    private static Input help(Behind behind) throws InputMistake {
        Optional<String> word = behind.optional();
        if (word.isEmpty()) {
            return new Input.Help(null);
        }
        String name = word.get().startsWith("/") ? word.get().substring(1) : word.get();
        Verb verb = Verb.find(name).orElse(null);
        if (verb == null) {
            throw unknown(name);
        }
        return new Input.Help(verb);
    }

    /// What stands behind a command.
    private record Behind(Verb verb, String rest, List<String> words) {
        Input nothing(Input input) throws InputMistake {
            if (!words.isEmpty()) {
                throw mistake("takes nothing behind it");
            }
            return input;
        }

        String text() throws InputMistake {
            String text = Lines.joined(rest);
            if (text.isBlank()) {
                throw mistake("needs a text");
            }
            return text;
        }

        String one() throws InputMistake {
            if (words.size() != 1 || words.getFirst().isBlank()) {
                throw mistake("needs one word behind it");
            }
            return words.getFirst();
        }

        Optional<String> optional() throws InputMistake {
            return words.isEmpty() ? Optional.empty() : Optional.of(one());
        }

        Path file(String name) throws InputMistake {
            try {
                return Path.of(name);
            } catch (InvalidPathException e) {
                throw new InputMistake(verb.typed() + ": '" + name + "' names no file", null);
            }
        }

        @Nullable Path optionalFile() throws InputMistake {
            return words.isEmpty() ? null : file(one());
        }

        <T> T amount(String word, Function<String, Optional<T>> reader, String what, String example)
                throws InputMistake {
            return reader.apply(word)
                    .orElseThrow(() ->
                            new InputMistake(
                                    "%s: '%s' is not %s".formatted(verb.typed(), word, what),
                                    "as in %s %s".formatted(verb.typed(), example)));
        }

        InputMistake mistake(String problem) {
            return new InputMistake(verb.typed() + ": " + problem, "usage: " + verb.usage());
        }
    }
}
