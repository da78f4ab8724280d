package dev.vox.runtime.tts.piper;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;

import dev.vox.runtime.tts.SpeechException;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The network of a Piper voice. Several threads may use it at the same time.
public final class PiperModel implements AutoCloseable {
    private static final String INPUT = "input";
    private static final String LENGTHS = "input_lengths";
    private static final String SCALES = "scales";
    private static final String SPEAKER = "sid";
    private static final int MOST_THREADS = 4;

    private final Path file;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final boolean asksForSpeaker;

    private PiperModel(Path file, OrtEnvironment environment, OrtSession session) {
        this.file = file;
        this.environment = environment;
        this.session = session;
        this.asksForSpeaker = session.getInputNames().contains(SPEAKER);
    }

    /// Loads a network, and checks that it has the inputs and the output of a Piper voice.
    ///
    /// @throws SpeechException naming the file and all that it lacks
    public static PiperModel open(Path file, PiperConfig config) throws SpeechException {
        if (!Files.isRegularFile(file)) {
            throw new SpeechException(file + " is missing");
        }
        OrtEnvironment environment = environment();
        OrtSession session;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            int cores = Runtime.getRuntime().availableProcessors();
            options.setIntraOpNumThreads(Math.min(MOST_THREADS, cores));
            options.setInterOpNumThreads(1);
            // Waiting threads give the processor to the audio of others.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            session = environment.createSession(file.toString(), options);
        } catch (OrtException e) {
            throw new SpeechException(
                    "%s cannot be loaded as an ONNX model: %s".formatted(file, reason(e)), e);
        }
        PiperModel model = new PiperModel(file, environment, session);
        List<String> mistakes = mistakes(session, config);
        if (!mistakes.isEmpty()) {
            model.close();
            throw new SpeechException(file + " is no Piper voice: " + String.join("; ", mistakes));
        }
        return model;
    }

    private static OrtEnvironment environment() throws SpeechException {
        try {
            return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "vox");
        } catch (LinkageError | IllegalStateException e) {
            throw new SpeechException("ONNX Runtime does not run on this machine: " + e, e);
        }
    }

    private static List<String> mistakes(OrtSession session, PiperConfig config) {
        Set<String> wanted = new TreeSet<>(List.of(INPUT, LENGTHS, SCALES));
        if (config.speakers() > 1) {
            wanted.add(SPEAKER);
        }
        List<String> mistakes = new ArrayList<>();
        for (String input : wanted) {
            if (!session.getInputNames().contains(input)) {
                mistakes.add("it has no input '%s'".formatted(input));
            }
        }
        Set<String> unknown = new TreeSet<>(session.getInputNames());
        unknown.removeAll(List.of(INPUT, LENGTHS, SCALES, SPEAKER));
        unknown.forEach(input -> mistakes.add("it asks for an input '%s'".formatted(input)));
        if (session.getOutputNames().isEmpty()) {
            mistakes.add("it has no output");
        }
        return mistakes;
    }

    /// Speaks a sentence.
    ///
    /// @param ids the numbers of its phonemes, at least one
    /// @return mono samples at the voice's rate; what is louder than full scale is clipped
    /// @throws SpeechException when the network fails, or its output is no audio
    short[] speak(long[] ids, Manner manner) throws SpeechException {
        PiperConfig.Scales scales = manner.scales();
        float[] three = {scales.noise(), scales.length(), scales.noiseWidth()};
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            inputs.put(INPUT, whole(ids, 1, ids.length));
            inputs.put(LENGTHS, whole(new long[] {ids.length}, 1));
            inputs.put(
                    SCALES,
                    OnnxTensor.createTensor(environment, FloatBuffer.wrap(three), new long[] {3}));
            if (asksForSpeaker) {
                inputs.put(SPEAKER, whole(new long[] {manner.speaker()}, 1));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                if (result.get(0) instanceof OnnxTensor tensor
                        && tensor.getInfo().type == OnnxJavaType.FLOAT) {
                    return samples(tensor.getFloatBuffer());
                }
                throw new SpeechException(file + " is no Piper voice: its output is no audio");
            }
        } catch (OrtException e) {
            throw new SpeechException("%s failed: %s".formatted(file, reason(e)), e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor whole(long[] values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
    }

    private static short[] samples(FloatBuffer audio) {
        short[] samples = new short[audio.remaining()];
        for (int i = 0; i < samples.length; i++) {
            float scaled = audio.get(i) * Short.MAX_VALUE;
            samples[i] = (short) Math.clamp(Math.round(scaled), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return samples;
    }

    /// The first line; the rest is about the library's sources.
    private static String reason(OrtException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(file + " cannot be closed", e);
        }
    }
}
