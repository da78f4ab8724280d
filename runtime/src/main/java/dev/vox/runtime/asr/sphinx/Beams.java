package dev.vox.runtime.asr.sphinx;

import edu.cmu.sphinx.decoder.pruner.Pruner;
import edu.cmu.sphinx.decoder.pruner.SimplePruner;
import edu.cmu.sphinx.decoder.scorer.AcousticScorer;
import edu.cmu.sphinx.decoder.scorer.SimpleAcousticScorer;
import edu.cmu.sphinx.decoder.search.ActiveListFactory;
import edu.cmu.sphinx.decoder.search.PartitionActiveListFactory;
import edu.cmu.sphinx.frontend.FrontEnd;

/// How much of what may have been said is kept in mind while searching.
///
/// @param states most states of sounds at a time
/// @param words most ends of words at a time
/// @param relative how much less likely than the best a state may be
/// @param relativeWords how much less likely than the best the end of a word may be
record Beams(int states, int words, double relative, double relativeWords) {
    /// Of a grammar, little may have been said: as wide as Sphinx ships.
    static final Beams COMMANDS = new Beams(20_000, 200, 1e-60, 1e-40);

    /// Of all English, so much that searching as widely takes three seconds for one of speech; this takes 0.4 s, and of sixteen
    /// words in a hundred that are misheard it adds hardly one.
    static final Beams DICTATION = new Beams(1_500, 20, 1e-40, 1e-40);

    /// At what price words and silence come, as Sphinx ships.
    static final double WORD_INSERTION = 0.1;

    static final double SILENCE_INSERTION = 0.1;
    static final float LANGUAGE_WEIGHT = 8;

    private static final int PHONES = 20_000;
    private static final double RELATIVE_PHONES = 1e-12;

    ActiveListFactory ofStates() {
        return new PartitionActiveListFactory(states, relative);
    }

    ActiveListFactory ofWords() {
        return new PartitionActiveListFactory(words, relativeWords);
    }

    static ActiveListFactory ofPhones() {
        return new PartitionActiveListFactory(PHONES, RELATIVE_PHONES);
    }

    static Pruner pruner() {
        return new SimplePruner();
    }

    static AcousticScorer scorer(FrontEnd features) {
        return new SimpleAcousticScorer(features, null);
    }
}
