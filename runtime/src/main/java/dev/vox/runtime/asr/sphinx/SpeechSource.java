package dev.vox.runtime.asr.sphinx;

import dev.vox.runtime.asr.SpeechBuffer;

import edu.cmu.sphinx.frontend.BaseDataProcessor;
import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.frontend.DataEndSignal;
import edu.cmu.sphinx.frontend.DataProcessingException;
import edu.cmu.sphinx.frontend.DataStartSignal;
import edu.cmu.sphinx.frontend.DoubleData;
import edu.cmu.sphinx.frontend.endpoint.SpeechEndSignal;
import edu.cmu.sphinx.frontend.endpoint.SpeechStartSignal;

import org.jspecify.annotations.Nullable;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/// The speech of one utterance as Sphinx pulls it: 10 ms blocks, between two stretches of the silence that its grammars expect.
///
/// Where the speech begins and ends is known before; nothing in here looks for it.
final class SpeechSource extends BaseDataProcessor {
    /// Samples in a block: as many as Sphinx moves on by from frame to frame.
    static final int BLOCK = SpeechBuffer.SAMPLE_RATE / 100;

    /// Silence before and after the speech: 100 ms each.
    private static final int PADDING_BLOCKS = 10;

    /// The deviation of the samples of a quiet room, of 32 768. A silence of nought, as muted microphones and lost frames have
    /// it, is none that the model knows: any sound fits it better.
    private static final double ROOM = 5;

    /// Blocks that the way from samples to features keeps back: a window of 26 ms, three frames of either side for deltas,
    /// five of looking ahead, and some to spare.
    private static final int BLOCKS_IN_FLIGHT = 16;

    /// Sphinx tells frames apart by the number of their first sample, and keeps scores by it; so no two utterances share one.
    private static final AtomicLong NUMBERS = new AtomicLong();

    private static final long NUMBERS_EACH = 1L << 32;

    private final SpeechBuffer speech;
    private final int firstBlocks;
    private final short[] block = new short[BLOCK];
    private final Random room = new Random(0);
    private final long firstNumber = NUMBERS.getAndAdd(NUMBERS_EACH);
    private int given;
    private int speechAt;
    private int paddingAfter;
    private Phase phase = Phase.BEFORE;
    private volatile boolean ended;

    private enum Phase {
        BEFORE,
        STARTED,
        SPEECH,
        SPEECH_ENDED,
        OVER
    }

    /// @param firstBlocks that are needed before the first frame comes out
    SpeechSource(SpeechBuffer speech, int firstBlocks) {
        initLogger();
        this.speech = speech;
        this.firstBlocks = firstBlocks;
    }

    /// No more speech comes.
    void end() {
        ended = true;
    }

    /// How many frames can be decoded with what is here.
    ///
    /// @param decoded how many have been
    int ready(int decoded) {
        if (ended) {
            return Integer.MAX_VALUE;
        }
        int blocks = PADDING_BLOCKS + speech.size() / BLOCK - BLOCKS_IN_FLIGHT;
        return blocks < firstBlocks ? 0 : Math.max(0, blocks - decoded);
    }

    @Override
    public @Nullable Data getData() {
        return switch (phase) {
            case BEFORE -> {
                phase = Phase.STARTED;
                yield new DataStartSignal(SpeechBuffer.SAMPLE_RATE);
            }
            case STARTED -> {
                phase = Phase.SPEECH;
                yield new SpeechStartSignal();
            }
            case SPEECH -> nextBlock();
            case SPEECH_ENDED -> {
                phase = Phase.OVER;
                yield new DataEndSignal(0);
            }
            case OVER -> null;
        };
    }

    private Data nextBlock() {
        if (given < PADDING_BLOCKS) {
            return blockOf(0);
        }
        int count = speech.size() - speechAt >= BLOCK || ended ? speech.copy(speechAt, block) : 0;
        speechAt += count;
        if (count > 0) {
            return blockOf(isNought(count) ? 0 : count);
        }
        if (!ended) {
            throw new DataProcessingException("decoded ahead of the speech");
        }
        if (paddingAfter < PADDING_BLOCKS) {
            paddingAfter++;
            return blockOf(0);
        }
        phase = Phase.SPEECH_ENDED;
        return new SpeechEndSignal();
    }

    private boolean isNought(int count) {
        for (int i = 0; i < count; i++) {
            if (block[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private Data blockOf(int count) {
        double[] values = new double[BLOCK];
        for (int i = 0; i < count; i++) {
            values[i] = block[i];
        }
        for (int i = count; i < BLOCK; i++) {
            values[i] = ROOM * room.nextGaussian();
        }
        return new DoubleData(
                values, SpeechBuffer.SAMPLE_RATE, firstNumber + (long) given++ * BLOCK);
    }
}
