package dev.vox.voice;

import edu.cmu.sphinx.api.Configuration;
import edu.cmu.sphinx.api.SpeechResult;
import edu.cmu.sphinx.api.StreamSpeechRecognizer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.StringJoiner;
import java.util.logging.Level;
import java.util.logging.Logger;

/// CMU Sphinx with its English acoustic model and a JSGF grammar from the test resources.
final class GrammarRecognizer {
    /// Sphinx finds the ends of speech by the silence around it.
    private static final int PADDING_SAMPLES = 16_000 / 5;

    /// The parent of Sphinx's loggers; held here, or its level would be collected with it.
    private static final Logger SPHINX = Logger.getLogger("default.config");

    private static final String LOGGING_PROPERTY = "java.util.logging.config.class";

    private final StreamSpeechRecognizer recognizer;

    GrammarRecognizer(String grammar) throws IOException {
        Configuration configuration = new Configuration();
        configuration.setAcousticModelPath("resource:/edu/cmu/sphinx/models/en-us/en-us");
        configuration.setDictionaryPath("resource:/edu/cmu/sphinx/models/en-us/cmudict-en-us.dict");
        configuration.setGrammarPath("resource:/grammar");
        configuration.setGrammarName(grammar);
        configuration.setUseGrammar(true);
        recognizer = quietly(configuration);
    }

    /// Sphinx sets up the logging of the whole JVM and chatters, unless somebody is said to have done so before it.
    private static StreamSpeechRecognizer quietly(Configuration configuration) throws IOException {
        SPHINX.setLevel(Level.OFF);
        String before = System.getProperty(LOGGING_PROPERTY);
        System.setProperty(LOGGING_PROPERTY, "done");
        try {
            return new StreamSpeechRecognizer(configuration);
        } finally {
            if (before == null) {
                System.clearProperty(LOGGING_PROPERTY);
            } else {
                System.setProperty(LOGGING_PROPERTY, before);
            }
        }
    }

    /// What is said in this audio, in lower case.
    ///
    /// @param samples mono at 16 kHz
    String recognize(short[] samples) {
        ByteBuffer bytes =
                ByteBuffer.allocate((samples.length + 2 * PADDING_SAMPLES) * Short.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(PADDING_SAMPLES * Short.BYTES);
        for (short sample : samples) {
            bytes.putShort(sample);
        }
        StringJoiner words = new StringJoiner(" ");
        recognizer.startRecognition(new ByteArrayInputStream(bytes.array()));
        for (SpeechResult result = recognizer.getResult();
                result != null;
                result = recognizer.getResult()) {
            words.add(result.getHypothesis());
        }
        recognizer.stopRecognition();
        return words.toString().strip();
    }
}
