package dev.vox.runtime.asr.sphinx;

import edu.cmu.sphinx.linguist.Linguist;
import edu.cmu.sphinx.linguist.SearchGraph;
import edu.cmu.sphinx.util.props.PropertySheet;

/// A linguist that stays as it is from utterance to utterance; searches would make it anew and put it away, each.
record SharedLinguist(Linguist made) implements Linguist {
    @Override
    public SearchGraph getSearchGraph() {
        return made.getSearchGraph();
    }

    @Override
    public void startRecognition() {
        made.startRecognition();
    }

    @Override
    public void stopRecognition() {
        made.stopRecognition();
    }

    @Override
    public void allocate() {}

    @Override
    public void deallocate() {}

    @Override
    public void newProperties(PropertySheet properties) {}
}
