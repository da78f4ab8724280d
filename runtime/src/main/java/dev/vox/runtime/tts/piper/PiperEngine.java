package dev.vox.runtime.tts.piper;

import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechEngine;
import dev.vox.runtime.tts.SpeechException;
import dev.vox.runtime.tts.VoiceProfile;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Neural voices that keep up on a processor: those of Piper, from files that are handed over.
///
/// A model id may say who speaks and how: `piper-en-us-libritts-high@speaker=p225,length=1.2,noise=0.5,noise_w=0.8`. Each
/// such id is a model of its own.
public final class PiperEngine implements SpeechEngine {
    private static final String FAMILY = "piper";

    /// What most voices speak at, Hz; shown for one whose files are broken.
    private static final int USUAL_RATE = 22_050;

    private final Supplier<List<PiperFiles>> files;

    /// @param files the voices that are there; asked whenever a voice is looked for
    public PiperEngine(Supplier<List<PiperFiles>> files) {
        this.files = files;
    }

    @Override
    public String name() {
        return FAMILY;
    }

    @Override
    public List<VoiceProfile> voices() {
        return files.get().stream().map(each -> profile(each.modelId(), each)).toList();
    }

    @Override
    public Optional<VoiceProfile> find(String modelId) {
        return filesOf(modelId).map(found -> profile(modelId, found));
    }

    /// Loads the network: tens of megabytes, and about a second.
    @Override
    public LoadedVoice load(VoiceProfile voice) throws SpeechException {
        String id = voice.modelId();
        PiperFiles found =
                filesOf(id)
                        .orElseThrow(
                                () -> new SpeechException("the piper engine has no voice " + id));
        try {
            PiperConfig config = PiperConfig.read(found.config());
            Manner manner = Manner.of(manner(id), config);
            return new PiperVoice(id, config, manner, PiperModel.open(found.model(), config));
        } catch (SpeechException e) {
            throw new SpeechException("%s cannot be loaded: %s".formatted(id, e.getMessage()), e);
        }
    }

    private Optional<PiperFiles> filesOf(String modelId) {
        int mark = modelId.indexOf(Manner.MARK);
        String voice = mark < 0 ? modelId : modelId.substring(0, mark);
        return files.get().stream().filter(each -> each.modelId().equals(voice)).findFirst();
    }

    private static String manner(String modelId) {
        int mark = modelId.indexOf(Manner.MARK);
        return mark < 0 ? "" : modelId.substring(mark + 1);
    }

    /// A voice whose settings cannot be read is listed with the reason; loading it says the same.
    private static VoiceProfile profile(String modelId, PiperFiles found) {
        Map<String, String> metadata = new HashMap<>(found.metadata());
        try {
            PiperConfig config = PiperConfig.read(found.config());
            metadata.put("speakers", String.valueOf(config.speakers()));
            return new VoiceProfile(
                    modelId, FAMILY, languages(config), config.sampleRate(), metadata);
        } catch (SpeechException e) {
            metadata.put("unavailable", String.valueOf(e.getMessage()));
            return new VoiceProfile(modelId, FAMILY, List.of(), USUAL_RATE, metadata);
        }
    }

    private static List<String> languages(PiperConfig config) {
        String code = config.language().isEmpty() ? config.espeakVoice() : config.language();
        String tag = Locale.forLanguageTag(code.replace('_', '-')).toLanguageTag();
        return tag.equals("und") ? List.of() : List.of(tag);
    }
}
