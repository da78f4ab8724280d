package dev.vox.runtime.asr.sphinx;

import edu.cmu.sphinx.decoder.search.SearchManager;
import edu.cmu.sphinx.decoder.search.SimpleBreadthFirstSearchManager;
import edu.cmu.sphinx.frontend.FrontEnd;
import edu.cmu.sphinx.linguist.Linguist;
import edu.cmu.sphinx.linguist.flat.FlatLinguist;
import edu.cmu.sphinx.result.Result;

import java.io.IOException;

/// Search for what a grammar allows, with a branch of any sounds beside it for what it does not.
record CommandSearch(Linguist linguist) implements SearchParts {
    /// What Sphinx calls speech that the grammar does not allow.
    private static final String UNKNOWN = "<unk>";

    private static final double OTHER_SPEECH = 1e-30;

    /// Sphinx ships 1e-10, by which one in three sentences that are not commands is taken for one; by this, one in twenty.
    private static final double OTHER_PHONE = 1e-6;

    static SearchParts load(Expansion allowed, AcousticParts acoustics) throws IOException {
        Linguist linguist =
                new FlatLinguist(
                        acoustics.model(),
                        new CommandGrammar(allowed, acoustics.dictionary()),
                        acoustics.units(),
                        Beams.WORD_INSERTION,
                        Beams.SILENCE_INSERTION,
                        1,
                        1,
                        Beams.LANGUAGE_WEIGHT,
                        false,
                        false,
                        false,
                        true,
                        OTHER_SPEECH,
                        OTHER_PHONE,
                        acoustics.model());
        linguist.allocate();
        return new CommandSearch(new SharedLinguist(linguist));
    }

    @Override
    public SearchManager manager(FrontEnd features) {
        return new SimpleBreadthFirstSearchManager(
                linguist,
                Beams.pruner(),
                Beams.scorer(features),
                Beams.COMMANDS.ofStates(),
                false,
                0,
                0,
                false);
    }

    /// A whole utterance is one that the grammar allows to its end.
    @Override
    public String text(Result result, boolean whole) {
        String text = whole ? result.getBestFinalResultNoFiller() : result.getBestResultNoFiller();
        return text.contains(UNKNOWN) ? "" : text;
    }
}
