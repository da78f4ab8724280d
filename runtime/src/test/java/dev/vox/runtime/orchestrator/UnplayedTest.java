package dev.vox.runtime.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UnplayedTest {
    private static final long MILLI = 1_000_000;

    private final Unplayed unplayed = new Unplayed();

    @Test
    void whatCannotHaveBeenPlayedIsKeptOnce() {
        send(20);
        unplayed.keep(50 * MILLI);
        assertThat(unplayed.take())
                .extracting(pcm -> pcm[0])
                .containsExactly((byte) 17, (byte) 18, (byte) 19);
        assertThat(unplayed.take()).isEmpty();
    }

    @Test
    void atMostTenFramesAreKept() {
        send(20);
        unplayed.keep(1000 * MILLI);
        assertThat(unplayed.take())
                .hasSize(10)
                .first()
                .extracting(pcm -> pcm[0])
                .isEqualTo((byte) 10);
    }

    @Test
    void whatIsKeptIsNotCountedTwice() {
        send(5);
        unplayed.keep(40 * MILLI);
        unplayed.keep(40 * MILLI);
        assertThat(unplayed.take()).hasSize(2);
    }

    @Test
    void whatIsDroppedDoesNotGoAgain() {
        send(5);
        unplayed.keep(40 * MILLI);
        unplayed.drop();
        assertThat(unplayed.take()).isEmpty();
    }

    @Test
    void whatIsVoidIsNotKept() {
        send(5);
        unplayed.forget();
        unplayed.keep(40 * MILLI);
        assertThat(unplayed.take()).isEmpty();
    }

    private void send(int count) {
        for (int i = 0; i < count; i++) {
            unplayed.sent(new byte[] {(byte) i});
        }
    }
}
