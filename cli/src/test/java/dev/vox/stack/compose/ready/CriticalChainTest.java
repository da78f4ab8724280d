package dev.vox.stack.compose.ready;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.stack.compose.ready.ReadyReport.Became;
import dev.vox.stack.compose.ready.ReadyRequest.Awaited;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class CriticalChainTest {
    private static final List<Awaited> SERVICES =
            List.of(
                    awaited("redis"),
                    awaited("livekit"),
                    awaited("tts0", "redis"),
                    awaited("orchestrator", "redis", "livekit", "tts0"));

    @Test
    void it_leads_from_the_last_service_back_by_whom_each_waited_for_longest() {
        assertThat(
                        chain(
                                became("redis", 100, 300),
                                became("livekit", 100, 200),
                                became("tts0", 310, 2_000),
                                became("orchestrator", 2_010, 2_400)))
                .containsExactly("redis", "tts0", "orchestrator");
    }

    @Test
    void a_dependency_that_was_ready_only_afterwards_kept_nobody_waiting() {
        assertThat(
                        chain(
                                became("redis", 100, 300),
                                became("tts0", 310, 2_000),
                                became("orchestrator", 320, 2_400)))
                .containsExactly("redis", "orchestrator");
    }

    @Test
    void what_ran_before_took_no_time() {
        assertThat(chain(became("redis", 0, 0), became("tts0", 50, 700))).containsExactly("tts0");
        assertThat(chain(became("redis", 0, 0), became("tts0", 0, 0))).isEmpty();
    }

    private static List<String> chain(Became... became) {
        return CriticalChain.of(SERVICES, List.of(became)).stream().map(Became::service).toList();
    }

    private static Awaited awaited(String service, String... dependsOn) {
        return new Awaited(service, List.of(dependsOn), true, false, null, null);
    }

    private static Became became(String service, long started, long ready) {
        return new Became(service, Duration.ofMillis(started), Duration.ofMillis(ready), "healthy");
    }
}
