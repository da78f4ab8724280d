package dev.vox.runtime.orchestrator.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.vad.SpeechBoundary;

import org.junit.jupiter.api.Test;

final class ClientTimeTest {
    private final ClientTime time = new ClientTime();

    @Test
    void aFrameIsTwentyMilliseconds() {
        assertThat(time.mark(new SpeechBoundary.Began(10, 13))).isEqualTo(new SpeechMark(200, 280));
        assertThat(time.mark(new SpeechBoundary.Ended(20, 45))).isEqualTo(new SpeechMark(420, 920));
    }

    @Test
    void silenceThatTheClientDidNotSendIsNoPartOfItsTime() {
        for (int frame = 30; frame < 40; frame++) {
            time.filled(frame);
        }
        time.filled(50);
        assertThat(time.mark(new SpeechBoundary.Ended(29, 39))).isEqualTo(new SpeechMark(600, 600));
        assertThat(time.mark(new SpeechBoundary.Began(60, 64)))
                .isEqualTo(new SpeechMark(980, 1080));
    }

    @Test
    void aDetectorThatBeginsAnewGoesOnInTheClientsTime() {
        time.filled(30);
        time.restart(50);
        assertThat(time.mark(new SpeechBoundary.Began(1, 5))).isEqualTo(new SpeechMark(1000, 1100));
    }

    @Test
    void manyGapsAreRememberedInSum() {
        for (int frame = 0; frame < 1000; frame += 2) {
            time.filled(frame);
        }
        assertThat(time.end(999)).isEqualTo(500 * 20);
    }
}
