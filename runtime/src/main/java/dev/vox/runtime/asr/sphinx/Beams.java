package dev.vox.runtime.asr.sphinx;

import edu.cmu.sphinx.decoder.pruner.Pruner;
import edu.cmu.sphinx.decoder.pruner.SimplePruner;
import edu.cmu.sphinx.decoder.scorer.AcousticScorer;
import edu.cmu.sphinx.decoder.scorer.SimpleAcousticScorer;
import edu.cmu.sphinx.decoder.search.ActiveListFactory;
import edu.cmu.sphinx.decoder.search.PartitionActiveListFactory;
import edu.cmu.sphinx.frontend.FrontEnd;

/// How much of what may have been said is kept in mind while searching, and at what price words come. The numbers are those of
/// the configuration that Sphinx ships.
final class Beams {
    static final double RELATIVE = 1e-60;
    static final double WORD_INSERTION = 0.1;
    static final double SILENCE_INSERTION = 0.1;
    static final float LANGUAGE_WEIGHT = 8;

    private static final int STATES = 20_000;
    private static final int WORDS = 200;
    private static final double RELATIVE_WORDS = 1e-40;
    private static final double RELATIVE_PHONES = 1e-12;

    private Beams() {}

    static ActiveListFactory states() {
        return new PartitionActiveListFactory(STATES, RELATIVE);
    }

    static ActiveListFactory words() {
        return new PartitionActiveListFactory(WORDS, RELATIVE_WORDS);
    }

    static ActiveListFactory phones() {
        return new PartitionActiveListFactory(STATES, RELATIVE_PHONES);
    }

    static Pruner pruner() {
        return new SimplePruner();
    }

    static AcousticScorer scorer(FrontEnd features) {
        return new SimpleAcousticScorer(features, null);
    }
}
