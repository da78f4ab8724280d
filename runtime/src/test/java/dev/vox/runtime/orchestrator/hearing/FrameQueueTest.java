package dev.vox.runtime.orchestrator.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class FrameQueueTest {
    private final FrameQueue queue = new FrameQueue();

    @Test
    void framesComeInOrder() throws Exception {
        queue.add(new byte[] {1}, 48_000);
        queue.add(new byte[] {2}, 16_000);
        assertThat(taken()).containsExactly("1 at 48000 after 0", "2 at 16000 after 0");
        assertThat(queue.poll(1)).isNull();
    }

    @Test
    void theOldestGoesWhenItIsFullAndIsCounted() throws Exception {
        for (int i = 0; i < FrameQueue.MOST_FRAMES + 3; i++) {
            queue.add(new byte[] {(byte) i}, 16_000);
        }
        List<String> taken = taken();
        assertThat(taken).hasSize(FrameQueue.MOST_FRAMES);
        assertThat(taken.getFirst()).isEqualTo("3 at 16000 after 3");
        assertThat(taken.get(1)).isEqualTo("4 at 16000 after 0");
    }

    private List<String> taken() throws InterruptedException {
        List<String> taken = new ArrayList<>();
        FrameQueue.Frame frame = queue.poll(1);
        while (frame != null) {
            taken.add(
                    "%d at %d after %d"
                            .formatted(frame.pcm()[0], frame.sampleRate(), frame.lost()));
            frame = queue.poll(1);
        }
        return taken;
    }
}
