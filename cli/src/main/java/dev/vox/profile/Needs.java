package dev.vox.profile;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What must be there for a profile to run.
///
/// @param gpu whether a GPU has to be there
/// @param vramMb the least memory of the GPU, MB; null when any serves
/// @param ramMb the least memory of the machine, MB; null when any serves
/// @param voices files of voices, relative to the project; containers bring their own
/// @param apiKey the variable that holds a key; null when none is needed
/// @param command a program on the `PATH`, null when none is needed; containers bring their own
/// @param library a shared library of the system, null when none is needed; containers bring their own
public record Needs(
        boolean gpu,
        @Nullable Long vramMb,
        @Nullable Long ramMb,
        List<String> voices,
        @Nullable String apiKey,
        @Nullable String command,
        @Nullable String library) {
    /// Nothing special.
    public static final Needs NOTHING = new Needs(false, null, null, List.of(), null, null, null);

    /// What shared libraries are in: Debian's packages, by the library's file.
    private static final Map<String, String> PACKAGES =
            Map.of("libespeak-ng.so.1", "apt-get install libespeak-ng1 espeak-ng-data");

    public Needs {
        voices = List.copyOf(voices);
    }

    /// What of it is not on a host; empty when all of it is. A size that could not be found out counts as enough.
    public List<Missing> missing(Host host) {
        List<Missing> missing = new ArrayList<>(ofMachine(host));
        missing.addAll(ofProject(host));
        return missing;
    }

    /// What the machine itself has too little of, and a key: containers need them as well.
    List<Missing> ofMachine(Host host) {
        List<Missing> missing = new ArrayList<>();
        if (gpu && !host.gpu()) {
            String size = vramMb == null ? "" : " with " + vramMb + " MB";
            missing.add(new Missing("a GPU" + size, "none", "run it where there is an NVIDIA GPU"));
        } else if (tooSmall(vramMb, host.vramMb())) {
            missing.add(
                    new Missing(
                            vramMb + " MB of GPU memory",
                            host.vramMb() + " MB",
                            "choose a smaller model, or a larger GPU"));
        }
        if (tooSmall(ramMb, host.ramMb())) {
            missing.add(
                    new Missing(
                            ramMb + " MB of memory",
                            host.ramMb() + " MB",
                            "choose a smaller model, or a machine with more memory"));
        }
        if (apiKey != null && !host.apiKeys().contains(apiKey)) {
            missing.add(
                    new Missing(
                            "the key " + apiKey,
                            "unset, or a placeholder",
                            "set " + apiKey + " in .env.local"));
        }
        return missing;
    }

    private List<Missing> ofProject(Host host) {
        List<Missing> missing = new ArrayList<>();
        for (String voice : voices) {
            if (!host.voices().contains(voice)) {
                missing.add(
                        new Missing(
                                "the voice file " + voice,
                                "no such file",
                                voice.startsWith("voicepacks/")
                                        ? "download the voice, then: vox voices install FILE.onnx"
                                        : "put it into the project as " + voice));
            }
        }
        if (command != null && !host.commands().contains(command)) {
            missing.add(
                    new Missing("the program " + command, "not on the PATH", "install " + command));
        }
        if (library != null && !host.libraries().contains(library)) {
            missing.add(
                    new Missing(
                            "the library " + library,
                            "not installed",
                            PACKAGES.getOrDefault(library, "install " + library)));
        }
        return missing;
    }

    private static boolean tooSmall(@Nullable Long least, @Nullable Long found) {
        return least != null && found != null && found < least;
    }
}
