package dev.vox.runtime.tts.espeak;

import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechEngine;
import dev.vox.runtime.tts.SpeechException;
import dev.vox.runtime.tts.Unavailable;
import dev.vox.runtime.tts.VoiceProfile;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Formant synthesis in a hundred languages: every voice of the installed libespeak-ng.
///
/// A model id is `espeak-` and the voice's language in lower case: `espeak-en-us`. Another language that a voice speaks finds
/// the voice that suits it best: `espeak-en`. Pitch flutters a little, and runs on from one utterance to the next, so that the
/// same text is not the same to the sample.
public final class EspeakEngine implements SpeechEngine {
    private static final String FAMILY = "espeak";
    private static final String PREFIX = FAMILY + "-";
    private static final Pattern MODEL = Pattern.compile("espeak-[a-z]{2,8}(-[a-z0-9]+)*");

    /// What the library speaks at where its build does not say otherwise, Hz.
    private static final int USUAL_RATE = 22_050;

    private final Espeak espeak = Espeak.shared();

    @Override
    public String name() {
        return FAMILY;
    }

    /// None where the library is missing.
    @Override
    public List<VoiceProfile> voices() {
        try {
            Espeak.Offer offer = espeak.offer();
            return byModelId(offer).entrySet().stream()
                    .map(entry -> profile(entry.getKey(), entry.getValue(), offer.sampleRate()))
                    .toList();
        } catch (SpeechException e) {
            return List.of();
        }
    }

    /// Where the library is missing, any id of this engine's form is found, so that loading it says what is missing.
    @Override
    public Optional<VoiceProfile> find(String modelId) {
        if (!MODEL.matcher(modelId).matches()) {
            return Optional.empty();
        }
        try {
            Espeak.Offer offer = espeak.offer();
            return voice(offer, modelId).map(voice -> profile(modelId, voice, offer.sampleRate()));
        } catch (SpeechException e) {
            String reason = String.valueOf(e.getMessage());
            return Optional.of(
                    new VoiceProfile(
                            modelId, FAMILY, List.of(), USUAL_RATE, Map.of("unavailable", reason)));
        }
    }

    @Override
    public LoadedVoice load(VoiceProfile profile) throws SpeechException {
        String id = profile.modelId();
        if (!MODEL.matcher(id).matches()) {
            throw new SpeechException("the espeak engine has no voice " + id);
        }
        Optional<Unavailable> missing = espeak.unavailable();
        if (missing.isPresent()) {
            throw new SpeechException(
                    "%s cannot be loaded: %s; %s"
                            .formatted(id, missing.get().reason(), missing.get().remedy()));
        }
        Espeak.Offer offer = espeak.offer();
        EspeakVoice voice =
                voice(offer, id)
                        .orElseThrow(
                                () -> new SpeechException("the espeak engine has no voice " + id));
        return new EspeakSpeaker(id, voice.identifier(), offer.sampleRate(), espeak);
    }

    @Override
    public Optional<Unavailable> unavailable() {
        return espeak.unavailable();
    }

    private static Optional<EspeakVoice> voice(Espeak.Offer offer, String modelId) {
        EspeakVoice own = byModelId(offer).get(modelId);
        if (own != null) {
            return Optional.of(own);
        }
        String language = modelId.substring(PREFIX.length());
        return offer.voices().stream()
                .filter(voice -> voice.priority(language) < Integer.MAX_VALUE)
                .min(Comparator.comparingInt(voice -> voice.priority(language)));
    }

    /// Of two voices of one language the first has its id, and the other that of its file.
    private static Map<String, EspeakVoice> byModelId(Espeak.Offer offer) {
        Map<String, EspeakVoice> voices = new LinkedHashMap<>();
        for (EspeakVoice voice : bySuitability(offer)) {
            String id = PREFIX + voice.language();
            voices.putIfAbsent(voices.containsKey(id) ? PREFIX + voice.file() : id, voice);
        }
        return voices;
    }

    /// A voice whose file is named as its language goes first.
    private static List<EspeakVoice> bySuitability(Espeak.Offer offer) {
        return offer.voices().stream()
                .sorted(
                        Comparator.comparing(EspeakVoice::language)
                                .thenComparing(voice -> !voice.file().equals(voice.language()))
                                .thenComparing(EspeakVoice::identifier))
                .toList();
    }

    private static VoiceProfile profile(String id, EspeakVoice voice, int sampleRate) {
        return new VoiceProfile(
                id,
                FAMILY,
                voice.tags(),
                sampleRate,
                Map.of(
                        "name", voice.name(),
                        "gender", voice.gender(),
                        "voice", voice.identifier(),
                        "licence", "GPL-3.0-or-later (eSpeak NG)"));
    }
}
