package dev.vox.cli.repl.input;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The commands of the loop, in the order of `/help`.
public enum Verb {
    PAUSE("", "hold the speech where it is"),
    RESUME("", "go on where it was held"),
    STOP("", "drop what is left of the speech; Ctrl-C does it too"),
    SAY("TEXT", "have a text spoken as it is, whatever the mode"),
    VOICE("[ID]", "speak with another voice in a new session; without ID, tell which"),
    MODEL("[NAME]", "change the stack's model, as vox switch does; without NAME, tell which"),
    MODE("[WORD]", "tell the stack's mode, and how to start it in another"),
    WAV("FILE", "speak a WAV file into the stack"),
    RECORD("[FILE]", "write what is heard to a WAV file; without FILE, end that"),
    PLAY("[FILE]", "play a WAV file, or the last answer, through the speaker"),
    INTERRUPT("TIME [TEXT]", "break in so long after the next audible sample: /interrupt 350"),
    NOISE("cough|babble|hum|clicks|pink|off [10dB]", "noise around the user, so far below speech"),
    LOSS("PERCENT", "lose so much of the audio, both ways; 0% loses nothing"),
    JITTER("TIME", "make audio late by up to so much, both ways; 0ms ends that"),
    REPLAY("", "say or speak the last turn again"),
    METRICS("", "show the figures of this conversation"),
    TRANSCRIPT("", "show who said what"),
    SAVE("FILE", "write transcript and figures; a name that ends in .json makes JSON"),
    QUIT("", "leave; Ctrl-D does it too"),
    HELP("[COMMAND]", "show the commands, or one of them");

    private final String arguments;
    private final String help;

    Verb(String arguments, String help) {
        this.arguments = arguments;
        this.help = help;
    }

    /// As it is typed: `/pause`.
    public String typed() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    /// With what stands behind it: `/say TEXT`.
    public String usage() {
        return (typed() + " " + arguments).strip();
    }

    /// What it does, as a phrase.
    public String help() {
        return help;
    }

    /// The command of that name, the slash left out.
    static Optional<Verb> find(String name) {
        return Arrays.stream(values())
                .filter(verb -> verb.typed().substring(1).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /// Every command as it is typed.
    public static List<String> allTyped() {
        return Arrays.stream(values()).map(Verb::typed).toList();
    }
}
