package dev.vox.runtime.asr.sphinx;

import edu.cmu.sphinx.decoder.search.SearchManager;
import edu.cmu.sphinx.frontend.FrontEnd;
import edu.cmu.sphinx.result.Result;

/// What the search of a mode is made of.
interface SearchParts {
    /// A search for one utterance.
    SearchManager manager(FrontEnd features);

    /// The words of a result.
    ///
    /// @param whole whether all of the utterance is decoded
    String text(Result result, boolean whole);
}
