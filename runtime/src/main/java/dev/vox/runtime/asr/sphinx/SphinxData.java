package dev.vox.runtime.asr.sphinx;

import java.io.IOException;
import java.net.URI;
import java.net.URL;

/// Where the English model lies in the library's data: acoustic model, dictionary, language model.
final class SphinxData {
    private static final String DIRECTORY = "/edu/cmu/sphinx/models/en-us/";
    private static final String ACOUSTIC_MARK = "en-us/mdef";

    private SphinxData() {}

    /// The directory of the acoustic model, known by one of its files.
    static URL acousticModel() throws IOException {
        String mark = resource(ACOUSTIC_MARK).toString();
        return URI.create(mark.substring(0, mark.lastIndexOf('/') + 1)).toURL();
    }

    static URL dictionary() throws IOException {
        return resource("cmudict-en-us.dict");
    }

    static URL noises() throws IOException {
        return resource("en-us/noisedict");
    }

    static URL languageModel() throws IOException {
        return resource("en-us.lm.bin");
    }

    private static URL resource(String name) throws IOException {
        URL url = SphinxData.class.getResource(DIRECTORY + name);
        if (url == null) {
            throw new IOException("its data is not in this build: " + name);
        }
        return url;
    }
}
