package dev.vox.runtime.asr.sphinx;

import dev.vox.runtime.asr.RecognitionException;
import dev.vox.runtime.asr.SpeechBuffer;

/// A loaded model. It belongs to one thread, on which any number of utterances take turns.
interface SpeechModel {
    /// Begins an utterance.
    Decoding decode(SpeechBuffer speech);

    /// Makes a model; takes seconds.
    interface Loader {
        SpeechModel load() throws RecognitionException;
    }

    /// An utterance on its way to being text.
    interface Decoding {
        /// No more speech comes.
        void end();

        /// Decodes some of what is there, about 100 ms of speech.
        ///
        /// @return what is left to do
        Progress advance();

        /// The words understood so far; those of the whole utterance when it is done; blank for none.
        String text();
    }

    /// What is left to do.
    enum Progress {
        /// More speech is there.
        MORE,
        /// More speech may come.
        STARVED,
        /// Nothing: all is decoded.
        DONE
    }
}
