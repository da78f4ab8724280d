package dev.vox.voicepack;

import dev.vox.runtime.tts.SpeechEngine;
import dev.vox.runtime.tts.Unavailable;
import dev.vox.runtime.tts.VoiceProfile;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The voices that are here, and those that profiles name and that are not.
///
/// @param voices engine by engine
/// @param notes on engines that cannot speak here: what is missing and what to do about it
public record VoiceListing(List<Voice> voices, List<String> notes) {
    private static final String UNKNOWN_LICENCE = "see the voice's source";

    public VoiceListing {
        voices = List.copyOf(voices);
        notes = List.copyOf(notes);
    }

    /// Asks engines for their voices; no voice is loaded, and the sums of packs are computed.
    ///
    /// @param named the model ids of Piper's voices that profiles name
    public static VoiceListing of(
            List<SpeechEngine> engines, VoicePacks packs, List<String> named) {
        List<Voice> voices = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (SpeechEngine engine : engines) {
            engine.voices().forEach(voice -> voices.add(voice(voice, packs)));
            engine.unavailable().ifPresent(missing -> notes.add(note(engine, missing)));
        }
        named.stream()
                .filter(id -> voices.stream().noneMatch(voice -> voice.id().equals(id)))
                .forEach(id -> voices.add(missing(id)));
        return new VoiceListing(voices, notes);
    }

    /// The voices of an engine.
    public VoiceListing of(String engine) {
        return new VoiceListing(
                voices.stream().filter(voice -> voice.engine().equals(engine)).toList(),
                notes.stream().filter(note -> note.startsWith(engine + ":")).toList());
    }

    /// The voice of a model id or the name of a pack.
    public Optional<Voice> find(String word) {
        return voices.stream()
                .filter(voice -> voice.id().equals(word) || voice.name().equals(word))
                .findFirst();
    }

    private static String note(SpeechEngine engine, Unavailable missing) {
        return "%s: %s; %s".formatted(engine.name(), missing.reason(), missing.remedy());
    }

    private static Voice voice(VoiceProfile profile, VoicePacks packs) {
        Map<String, String> metadata = profile.metadata();
        Optional<VoicePack> pack = Optional.ofNullable(metadata.get("pack")).flatMap(packs::find);
        Optional<Checksums.Verdict> verdict = pack.map(Checksums::verify);
        String problem = problem(metadata.get("unavailable"), verdict.orElse(null));
        return new Voice(
                profile.modelId(),
                profile.family(),
                pack.map(VoicePack::name).orElse(metadata.getOrDefault("name", profile.modelId())),
                profile.languages(),
                profile.sampleRate(),
                metadata.getOrDefault("licence", UNKNOWN_LICENCE),
                problem == null ? Voice.State.READY : Voice.State.BROKEN,
                verdict.map(Checksums.Verdict::state).orElse(null),
                pack.map(each -> each.folder().toString()).orElse(null),
                problem,
                Integer.parseInt(metadata.getOrDefault("speakers", "1")));
    }

    private static @Nullable String problem(
            @Nullable String unavailable, Checksums.@Nullable Verdict verdict) {
        if (verdict != null && !verdict.problem().isEmpty()) {
            return verdict.problem();
        }
        return unavailable;
    }

    private static Voice missing(String id) {
        return new Voice(
                id,
                VoicePacks.PIPER,
                id,
                List.of(),
                null,
                UNKNOWN_LICENCE,
                Voice.State.MISSING,
                null,
                null,
                "it is not installed",
                1);
    }
}
