package dev.vox.runtime.orchestrator;

import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechException;
import dev.vox.runtime.tts.SpeechRequest;
import dev.vox.runtime.tts.kevin.KevinEngine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The voice of a user: 16 kHz.
final class Kevin {
    static final int RATE = 16_000;

    private static final Map<String, short[]> SAID = new ConcurrentHashMap<>();

    private Kevin() {}

    /// A text, without the silence around it.
    static short[] says(String text) {
        return SAID.computeIfAbsent(text, Kevin::speak).clone();
    }

    /// The beginning of a text: too short for a word.
    static short[] begins(String text, int millis) {
        return Arrays.copyOf(says(text), RATE / 1000 * millis);
    }

    private static short[] speak(String text) {
        KevinEngine engine = new KevinEngine();
        List<short[]> chunks = new ArrayList<>();
        try (LoadedVoice voice = engine.load(engine.find("kevin16").orElseThrow())) {
            voice.speak(new SpeechRequest(text), chunk -> chunks.add(chunk.samples()));
        } catch (SpeechException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return audible(joined(chunks));
    }

    private static short[] joined(List<short[]> chunks) {
        short[] all = new short[chunks.stream().mapToInt(chunk -> chunk.length).sum()];
        int at = 0;
        for (short[] chunk : chunks) {
            System.arraycopy(chunk, 0, all, at, chunk.length);
            at += chunk.length;
        }
        return all;
    }

    private static short[] audible(short[] samples) {
        int first = 0;
        while (Math.abs(samples[first]) < 300) {
            first++;
        }
        int last = samples.length - 1;
        while (Math.abs(samples[last]) < 300) {
            last--;
        }
        return Arrays.copyOfRange(samples, first, last + 1);
    }
}
