package dev.vox.runtime.asr.sphinx;

import edu.cmu.sphinx.decoder.search.ActiveListFactory;
import edu.cmu.sphinx.decoder.search.SearchManager;
import edu.cmu.sphinx.decoder.search.SimpleActiveListManager;
import edu.cmu.sphinx.decoder.search.WordPruningBreadthFirstLookaheadSearchManager;
import edu.cmu.sphinx.frontend.FrontEnd;
import edu.cmu.sphinx.linguist.Linguist;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Sphinx3Loader;
import edu.cmu.sphinx.linguist.allphone.AllphoneLinguist;
import edu.cmu.sphinx.linguist.language.ngram.LanguageModel;
import edu.cmu.sphinx.linguist.language.ngram.trie.NgramTrieModel;
import edu.cmu.sphinx.linguist.lextree.LexTreeLinguist;
import edu.cmu.sphinx.result.Result;
import edu.cmu.sphinx.util.props.ConfigurationManager;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Search for any English, by a language model of three words.
///
/// @param words finds words
/// @param phones looks ahead by phones, to leave out words that cannot begin
record DictationSearch(Linguist words, Linguist phones, Sphinx3Loader loader)
        implements SearchParts {
    private static final int LONGEST_GRAM = 3;
    private static final int GRAMS_IN_MIND = 100_000;
    private static final double FILLER_INSERTION = 1e-2;
    private static final double PHONE_INSERTION = 0.05;
    private static final int LOOKAHEAD_FRAMES = 5;
    private static final float LOOKAHEAD_WEIGHT = 6;
    private static final float ACOUSTIC_LOOKAHEAD = 1.7f;
    private static final int LATTICE_EDGES = 100;

    static SearchParts load(AcousticParts acoustics) throws IOException {
        LanguageModel language =
                new NgramTrieModel(
                        "",
                        SphinxData.languageModel(),
                        null,
                        GRAMS_IN_MIND,
                        false,
                        LONGEST_GRAM,
                        acoustics.dictionary(),
                        false,
                        1,
                        1,
                        1);
        Linguist words =
                new LexTreeLinguist(
                        acoustics.model(),
                        acoustics.units(),
                        language,
                        acoustics.dictionary(),
                        true,
                        true,
                        Beams.WORD_INSERTION,
                        Beams.SILENCE_INSERTION,
                        FILLER_INSERTION,
                        1,
                        Beams.LANGUAGE_WEIGHT,
                        true,
                        false,
                        1,
                        0);
        words.allocate();
        return new DictationSearch(
                new SharedLinguist(words),
                new SharedLinguist(phones(acoustics)),
                acoustics.loader());
    }

    /// It can be made by Sphinx's configuration alone.
    private static Linguist phones(AcousticParts acoustics) {
        return ConfigurationManager.getInstance(
                AllphoneLinguist.class,
                Map.of(
                        AllphoneLinguist.PROP_ACOUSTIC_MODEL,
                        acoustics.model(),
                        AllphoneLinguist.PROP_PIP,
                        PHONE_INSERTION),
                "phones");
    }

    @Override
    public SearchManager manager(FrontEnd features) {
        ActiveListFactory states = Beams.DICTATION.ofStates();
        ActiveListFactory ends = Beams.DICTATION.ofWords();
        return new WordPruningBreadthFirstLookaheadSearchManager(
                words,
                phones,
                loader,
                Beams.pruner(),
                Beams.scorer(features),
                new SimpleActiveListManager(
                        List.of(states, ends, ends, states, states, states), false),
                Beams.ofPhones(),
                false,
                Beams.DICTATION.relative(),
                0,
                false,
                true,
                LOOKAHEAD_FRAMES,
                LOOKAHEAD_WEIGHT,
                LATTICE_EDGES,
                ACOUSTIC_LOOKAHEAD,
                true);
    }

    @Override
    public String text(Result result, boolean whole) {
        return result.getBestResultNoFiller();
    }
}
