package dev.vox.runtime.asr.sphinx;

import edu.cmu.sphinx.linguist.acoustic.UnitManager;
import edu.cmu.sphinx.linguist.dictionary.TextDictionary;

import java.io.IOException;
import java.util.List;

/// The English dictionary of Sphinx, which is read once.
final class EnglishDictionary extends TextDictionary {
    EnglishDictionary(UnitManager units) throws IOException {
        super(SphinxData.dictionary(), SphinxData.noises(), List.of(), null, units);
    }

    /// Sphinx would read it again each time that one of its parts asks for it.
    @Override
    public void allocate() throws IOException {
        if (!allocated) {
            super.allocate();
            allocated = true;
        }
    }

    /// Whether this word, in lower case, can be understood.
    boolean has(String word) {
        return dictionary.containsKey(word) && !fillerWords.contains(word);
    }
}
