package dev.vox.runtime.asr.whisper;

import dev.vox.runtime.asr.RecognitionException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Looks at a model's file before it is given to native code, which says little of what it dislikes.
final class ModelFile {
    /// `ggml` as a little-endian number, with which the files of whisper.cpp begin.
    private static final byte[] MAGIC = {'l', 'm', 'g', 'g'};

    /// The numbers of the header after the magic (`whisper_hparams`), as far as they are needed.
    private static final int NUMBERS = 11;

    private static final int VOCABULARY = 0;
    private static final int TEXT_STATE = 6;
    private static final int LEAST_VOCABULARY = 51_864;

    private static final String FIX =
            "set asr.model_path to a model of whisper.cpp, such as ggml-base.en.bin";

    private ModelFile() {}

    /// @throws RecognitionException naming the file, what is wrong with it, and the fix
    static void check(Path file) throws RecognitionException {
        if (Files.isDirectory(file)) {
            throw wrong(file, "is a directory");
        }
        if (!Files.exists(file)) {
            throw wrong(file, "does not exist");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] begin = in.readNBytes(MAGIC.length);
            if (!Arrays.equals(begin, MAGIC)) {
                throw wrong(file, begin.length == 0 ? "is empty" : "is not in the GGML format");
            }
            byte[] header = in.readNBytes(NUMBERS * Integer.BYTES);
            if (!isWhole(header, Files.size(file))) {
                throw unfit(file);
            }
        } catch (IOException e) {
            throw wrong(file, "cannot be read");
        }
    }

    /// Whether a file of this size can be the model that its header says: its table of words alone takes half a byte for each
    /// number. The library takes a file without any table for a model, and ends the whole process when it is used.
    private static boolean isWhole(byte[] header, long size) {
        if (header.length < NUMBERS * Integer.BYTES) {
            return false;
        }
        IntBuffer numbers = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        long vocabulary = numbers.get(VOCABULARY);
        long state = numbers.get(TEXT_STATE);
        return vocabulary >= LEAST_VOCABULARY && state > 0 && size > vocabulary * state / 2;
    }

    /// A file that begins well and goes on badly.
    static RecognitionException unfit(Path file) {
        return wrong(file, "is not a whole model that whisper.cpp can load");
    }

    private static RecognitionException wrong(Path file, String problem) {
        return new RecognitionException(
                "the whisper model %s %s; %s".formatted(file, problem, FIX));
    }
}
