package dev.vox.runtime.asr.sphinx;

import dev.vox.runtime.asr.RecognitionException;
import dev.vox.runtime.asr.SpeechBuffer;

import edu.cmu.sphinx.decoder.search.SearchManager;
import edu.cmu.sphinx.frontend.FrontEnd;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// The English model of Sphinx, ready to listen for what a mode says.
final class SphinxModel implements SpeechModel {
    /// Sphinx tells its life to the logging of the JDK, some of it under the bare names of its classes. Held here, or the
    /// levels would be collected with their loggers.
    private static final List<Logger> CHATTER =
            Stream.of(
                            "edu.cmu.sphinx",
                            SphinxModel.class.getPackageName(),
                            SpeechSource.class.getSimpleName(),
                            "AutoCepstrum",
                            "DeltasFeatureExtractor",
                            "Denoise",
                            "DiscreteCosineTransform2",
                            "DiscreteFourierTransform",
                            "FeatureTransform",
                            "FrontEnd",
                            "Lifter",
                            "LiveCMN",
                            "MelFrequencyFilterBank",
                            "Preemphasizer",
                            "RaisedCosineWindower",
                            "SimpleAcousticScorer")
                    .map(Logger::getLogger)
                    .toList();

    /// Sphinx numbers its states, times its parts and counts its tokens in maps of the whole JVM that are not guarded.
    private static final Object ASSEMBLY = new Object();

    private final AcousticParts acoustics;
    private final SearchParts search;

    private SphinxModel(AcousticParts acoustics, SearchParts search) {
        this.acoustics = acoustics;
        this.search = search;
    }

    /// Loads the model.
    ///
    /// @throws RecognitionException naming what is missing, or wrong in the grammar, all of it
    static SpeechModel load(SphinxMode mode) throws RecognitionException {
        CHATTER.forEach(logger -> logger.setLevel(Level.OFF));
        Optional<Expansion> allowed = allowed(mode);
        try {
            synchronized (ASSEMBLY) {
                AcousticParts acoustics = AcousticParts.load();
                return new SphinxModel(
                        acoustics,
                        allowed.isPresent()
                                ? commands(allowed.get(), acoustics)
                                : DictationSearch.load(acoustics));
            }
        } catch (IOException e) {
            throw new RecognitionException("sphinx cannot be loaded: " + e.getMessage(), e);
        }
    }

    /// What a mode allows; empty for anything.
    private static Optional<Expansion> allowed(SphinxMode mode) throws RecognitionException {
        return switch (mode) {
            case SphinxMode.Grammar(String jsgf) -> Optional.of(JsgfText.read(jsgf));
            case SphinxMode.Phrases(List<String> phrases) -> Optional.of(PhraseList.read(phrases));
            case SphinxMode.Dictation() -> Optional.empty();
        };
    }

    private static SearchParts commands(Expansion allowed, AcousticParts acoustics)
            throws IOException, RecognitionException {
        Set<String> unknown = new LinkedHashSet<>();
        allowed.words(word -> {
            if (!acoustics.dictionary().has(word)) {
                unknown.add("'" + word + "'");
            }
        });
        if (!unknown.isEmpty()) {
            throw new RecognitionException(
                    "sphinx does not know the word%s %s; use words of its English dictionary"
                            .formatted(unknown.size() == 1 ? "" : "s", String.join(", ", unknown)));
        }
        return CommandSearch.load(allowed, acoustics);
    }

    @Override
    public Decoding decode(SpeechBuffer speech) {
        SpeechSource source = new SpeechSource(speech, AcousticParts.FRAMES_FOR_MEAN);
        synchronized (ASSEMBLY) {
            FrontEnd features = acoustics.features(source);
            SearchManager manager = search.manager(features);
            manager.allocate();
            return new SphinxDecoding(source, manager, search);
        }
    }
}
