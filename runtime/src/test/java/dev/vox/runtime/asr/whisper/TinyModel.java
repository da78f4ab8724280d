package dev.vox.runtime.asr.whisper;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntToDoubleFunction;

/// Writes a model in the format of whisper.cpp that has all parts of a real one, and hears the same words in everything.
///
/// Its blocks add nothing to what passes them; the embedding of position `p` points to the word that comes there.
final class TinyModel implements AutoCloseable {
    private static final int VOCABULARY = 51_864;
    private static final int WORDS = 50_257;
    private static final int END = 50_256;
    private static final int AUDIO_CONTEXT = 1_500;
    private static final int TEXT_CONTEXT = 448;
    private static final int STATE = 16;
    private static final int HEADS = 2;
    private static final int MELS = 80;
    private static final int FFT_BINS = 201;
    private static final int HALF_PRECISION = 1;

    /// The first word is said after the start and the sign that no times are wanted.
    private static final int FIRST_POSITION = 1;

    private static final int FIRST_WORD = 100;

    private final DataOutputStream out;

    private TinyModel(OutputStream file) {
        out = new DataOutputStream(new BufferedOutputStream(file, 1 << 16));
    }

    static void write(Path file, String... words) throws IOException {
        try (TinyModel model = new TinyModel(Files.newOutputStream(file))) {
            model.header(words);
            model.encoder();
            model.decoder(words.length);
        }
    }

    private void header(String... words) throws IOException {
        out.writeBytes("lmgg");
        ints(VOCABULARY, AUDIO_CONTEXT, STATE, HEADS, 1, TEXT_CONTEXT, STATE, HEADS, 1, MELS);
        ints(HALF_PRECISION);
        ints(MELS, FFT_BINS);
        floats(MELS * FFT_BINS, i -> 0.01);
        ints(WORDS);
        for (int i = 0; i < WORDS; i++) {
            byte[] bytes = word(i, words).getBytes(StandardCharsets.UTF_8);
            ints(bytes.length);
            out.write(bytes);
        }
    }

    /// The library looks for a blank.
    private static String word(int token, String... words) {
        int word = token - FIRST_WORD;
        if (token == 0) {
            return " ";
        }
        return word >= 0 && word < words.length ? " " + words[word] : "t" + token;
    }

    private void encoder() throws IOException {
        single("encoder.positional_embedding", i -> 0, STATE, AUDIO_CONTEXT);
        half("encoder.conv1.weight", i -> 0.01, 3, MELS, STATE);
        single("encoder.conv1.bias", i -> 0, 1, STATE);
        half("encoder.conv2.weight", i -> 0.01, 3, STATE, STATE);
        single("encoder.conv2.bias", i -> 0, 1, STATE);
        norm("encoder.ln_post");
        block("encoder.blocks.0.", "attn");
    }

    private void decoder(int words) throws IOException {
        single("decoder.positional_embedding", i -> position(i, words), STATE, TEXT_CONTEXT);
        half("decoder.token_embedding.weight", i -> word(i, words), STATE, VOCABULARY);
        norm("decoder.ln");
        block("decoder.blocks.0.", "attn");
        attention("decoder.blocks.0.cross_attn");
    }

    private static double position(int index, int words) {
        int word = Math.clamp(index / STATE - FIRST_POSITION, 0, words);
        return index % STATE == word ? 100 : 0;
    }

    private static double word(int index, int words) {
        int token = index / STATE;
        int word = token == END ? words : token - FIRST_WORD;
        boolean said = word >= 0 && word <= words && (token == END || word < words);
        return said && index % STATE == word ? 10 : 0;
    }

    private void block(String name, String attention) throws IOException {
        norm(name + "mlp_ln");
        half(name + "mlp.0.weight", i -> 0, STATE, 4 * STATE);
        single(name + "mlp.0.bias", i -> 0, 4 * STATE);
        half(name + "mlp.2.weight", i -> 0, 4 * STATE, STATE);
        single(name + "mlp.2.bias", i -> 0, STATE);
        attention(name + attention);
    }

    private void attention(String name) throws IOException {
        norm(name + "_ln");
        for (String part : new String[] {"query", "value", "out"}) {
            half(name + "." + part + ".weight", i -> 0, STATE, STATE);
            single(name + "." + part + ".bias", i -> 0, STATE);
        }
        half(name + ".key.weight", i -> 0, STATE, STATE);
    }

    private void norm(String name) throws IOException {
        single(name + ".weight", i -> 1, STATE);
        single(name + ".bias", i -> 0, STATE);
    }

    private void single(String name, IntToDoubleFunction value, int... shape) throws IOException {
        floats(tensor(name, 0, shape), value);
    }

    private void half(String name, IntToDoubleFunction value, int... shape) throws IOException {
        int count = tensor(name, HALF_PRECISION, shape);
        ByteBuffer bytes = ByteBuffer.allocate(count * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putShort(Float.floatToFloat16((float) value.applyAsDouble(i)));
        }
        out.write(bytes.array());
    }

    private int tensor(String name, int type, int... shape) throws IOException {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        ints(shape.length, bytes.length, type);
        ints(shape);
        out.write(bytes);
        int count = 1;
        for (int size : shape) {
            count *= size;
        }
        return count;
    }

    private void floats(int count, IntToDoubleFunction value) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putFloat((float) value.applyAsDouble(i));
        }
        out.write(bytes.array());
    }

    private void ints(int... values) throws IOException {
        for (int value : values) {
            out.writeInt(Integer.reverseBytes(value));
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
