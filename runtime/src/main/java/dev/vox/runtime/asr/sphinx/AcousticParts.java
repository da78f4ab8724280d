package dev.vox.runtime.asr.sphinx;

import edu.cmu.sphinx.frontend.AutoCepstrum;
import edu.cmu.sphinx.frontend.DataProcessor;
import edu.cmu.sphinx.frontend.FrontEnd;
import edu.cmu.sphinx.frontend.feature.DeltasFeatureExtractor;
import edu.cmu.sphinx.frontend.feature.FeatureTransform;
import edu.cmu.sphinx.frontend.feature.LiveCMN;
import edu.cmu.sphinx.frontend.filter.Preemphasizer;
import edu.cmu.sphinx.frontend.transform.DiscreteFourierTransform;
import edu.cmu.sphinx.frontend.window.RaisedCosineWindower;
import edu.cmu.sphinx.linguist.acoustic.AcousticModel;
import edu.cmu.sphinx.linguist.acoustic.UnitManager;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Sphinx3Loader;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.TiedStateAcousticModel;

import java.io.IOException;
import java.util.List;

/// The acoustic model with its dictionary, and the way from samples to its features. The numbers are those of the
/// configuration that Sphinx ships.
record AcousticParts(
        UnitManager units,
        Sphinx3Loader loader,
        AcousticModel model,
        EnglishDictionary dictionary) {
    /// Frames of speech from which the first guess of the mean is made that is taken from all: a second. Sooner, the first
    /// words are heard less well; later, partial transcripts are late.
    static final int FRAMES_FOR_MEAN = 100;

    private static final float DISTANCE_FLOOR = 0;
    private static final float WEIGHT_FLOOR = 1e-7f;
    private static final float VARIANCE_FLOOR = 1e-4f;
    private static final int TOP_GAUSSIANS = 4;

    private static final int MEAN_WINDOW = 300;
    private static final int MEAN_SHIFT = 400;
    private static final double EMPHASIS = 0.97;
    private static final double HAMMING = 0.46;
    private static final float WINDOW_MS = 25.625f;
    private static final float SHIFT_MS = 10;
    private static final int DELTA_FRAMES = 3;

    static AcousticParts load() throws IOException {
        UnitManager units = new UnitManager();
        Sphinx3Loader loader =
                new Sphinx3Loader(
                        SphinxData.acousticModel(),
                        units,
                        DISTANCE_FLOOR,
                        WEIGHT_FLOOR,
                        VARIANCE_FLOOR,
                        TOP_GAUSSIANS,
                        true);
        AcousticModel model = new TiedStateAcousticModel(loader, units, true);
        model.allocate();
        EnglishDictionary dictionary = new EnglishDictionary(units);
        dictionary.allocate();
        return new AcousticParts(units, loader, model, dictionary);
    }

    /// The features of one utterance. There is no classifier of speech in it: what comes is speech.
    FrontEnd features(SpeechSource source) {
        try {
            List<DataProcessor> steps =
                    List.of(
                            source,
                            new Preemphasizer(EMPHASIS),
                            new RaisedCosineWindower(HAMMING, WINDOW_MS, SHIFT_MS),
                            new DiscreteFourierTransform(-1, false),
                            new AutoCepstrum(loader),
                            new LiveCMN(0, MEAN_WINDOW, MEAN_SHIFT, FRAMES_FOR_MEAN),
                            new DeltasFeatureExtractor(DELTA_FRAMES),
                            new FeatureTransform(loader));
            return new FrontEnd(steps);
        } catch (IOException e) {
            throw new IllegalStateException("the model is loaded", e);
        }
    }
}
