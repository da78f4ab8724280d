package dev.vox.runtime.registry;

import java.util.List;

/// What a worker can do, by the fields of the protocol's `Capabilities`.
///
/// @param languages BCP 47 tags; none when the worker does not say
/// @param maxConcurrentSessions 0 when no limit is set
public record WorkerCapabilities(
        boolean streaming,
        boolean zeroShot,
        boolean lora,
        boolean cpuOk,
        List<String> languages,
        boolean emotiveZeroPrompt,
        int maxConcurrentSessions) {
    /// What is taken for granted of a worker that says nothing: it streams, on a CPU.
    public static final WorkerCapabilities UNSTATED =
            new WorkerCapabilities(true, false, false, true, List.of(), false, 0);

    public WorkerCapabilities {
        languages = List.copyOf(languages);
    }

    /// Whether the worker speaks a language: the same tag, or the same language in another region. A worker that lists
    /// no language is taken to speak any, and an empty tag asks for none.
    public boolean speaks(String language) {
        if (language.isEmpty() || languages.isEmpty()) {
            return true;
        }
        String primary = primary(language);
        return languages.stream().anyMatch(spoken -> primary(spoken).equalsIgnoreCase(primary));
    }

    private static String primary(String tag) {
        int end = tag.indexOf('-');
        return end < 0 ? tag : tag.substring(0, end);
    }
}
