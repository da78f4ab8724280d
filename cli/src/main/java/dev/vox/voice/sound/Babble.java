package dev.vox.voice.sound;

import dev.vox.runtime.audio.WireFormat;

import java.util.List;
import java.util.SplittableRandom;

/// People who talk at the same time: one voice at six pitches, each going through the same stories from another place.
final class Babble {
    private static final int SPEAKERS = 6;
    private static final int LOOP = 15 * WireFormat.SAMPLE_RATE;
    private static final List<String> STORIES =
            List.of(
                    "The morning train was late again, so we walked along the river instead.",
                    "She sold the old house in the spring and moved to the coast with her brother.",
                    "Nobody had told them that the market would be closed for the whole of August.",
                    "He keeps bees behind the garage and gives the honey away to his neighbours.",
                    "If the weather holds we could take the boat out to the island on Sunday.",
                    "They argued about the colour of the kitchen for most of the evening.",
                    "My uncle used to repair radios in a small shop near the station.");

    private Babble() {}

    static double[] of(UserVoice voice, SplittableRandom random) throws InterruptedException {
        double[] crowd = new double[LOOP];
        for (int speaker = 0; speaker < SPEAKERS; speaker++) {
            double pitch = 0.8 + 0.08 * speaker;
            int at = random.nextInt(LOOP);
            int left = LOOP;
            int story = speaker;
            while (left > 0) {
                short[] said = pitched(voice.speak(STORIES.get(story % STORIES.size())), pitch);
                for (int i = 0; i < Math.min(said.length, left); i++) {
                    crowd[(at + i) % LOOP] += said[i];
                }
                at = (at + said.length) % LOOP;
                left -= said.length;
                story++;
            }
        }
        return crowd;
    }

    /// The same at another pitch and speed.
    private static short[] pitched(Clip clip, double pitch) {
        int rate = (int) Math.round(WireFormat.SAMPLE_RATE * pitch / 1000) * 1000;
        return Clip.of(clip.samples(), rate).samples();
    }
}
