package dev.vox.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.result.Recording;
import dev.vox.bench.result.Waterfall;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.progress.Progress;
import dev.vox.voice.RunningStack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;

@Timeout(240)
class DuplexBargeInTest {
    private static final DuplexBargeInKind KIND = new DuplexBargeInKind();

    @Test
    void the_agent_falls_silent_when_its_user_speaks_and_when_it_is_told_to_pause()
            throws Exception {
        Workload workload =
                Subjects.read(KIND, "samples: 2\nseed: 7\noffset: 300ms..900ms\ncontrol: true\n");
        Recording recording = new Recording(System.nanoTime());
        try (RunningStack stack = RunningStack.agent()) {
            workload.require(Subjects.of(stack));
            workload.warmUp(Subjects.of(stack));
            workload.run(Subjects.of(stack), 0, 2, recording, Progress.NONE);
        }

        Samples speech = Subjects.samples(recording, Metric.BARGEIN_SPEECH, Map.of());
        Samples detect = Subjects.samples(recording, Metric.BARGEIN_DETECT, Map.of());
        long usable = 4 - recording.flaws().stream().mapToLong(flaw -> flaw.count()).sum();
        assertThat(speech.count() + pauses(recording)).isEqualTo(usable).isPositive();
        assertThat(detect.count()).isEqualTo(speech.count());
        assertThat(detect.percentile(0)).isPositive();
        assertThat(Subjects.samples(recording, Metric.MISSED_BARGEINS, Map.of()).values())
                .containsExactly(0, 0);
        assertThat(Subjects.samples(recording, Metric.FALSE_BARGEINS, Map.of()).values())
                .containsExactly(0, 0);
        assertThat(recording.waterfalls())
                .anySatisfy(course ->
                        assertThat(events(course))
                                .startsWith("onset")
                                .contains("detect", "pause", "acknowledgement", "last audible"));
        assertThat(recording.waterfalls())
                .allSatisfy(course ->
                        assertThat(course.marks())
                                .extracting(Waterfall.Mark::since)
                                .isSorted()
                                .first()
                                .isEqualTo(Duration.ZERO));
    }

    @Test
    void a_stack_that_hears_nobody_is_refused() throws Exception {
        Workload workload = Subjects.read(KIND, "offset: 300ms\n");
        try (RunningStack stack = RunningStack.start()) {
            assertThatThrownBy(() -> workload.warmUp(Subjects.of(stack)))
                    .isInstanceOf(MissingPrerequisite.class)
                    .hasMessageContaining("does not listen to its user");
            assertThatThrownBy(() -> workload.require(Subjects.worker(stack.workerPort())))
                    .isInstanceOf(MissingPrerequisite.class)
                    .hasMessageContaining("it takes an orchestrator");
        }
    }

    @Test
    void every_mistake_of_its_keys_is_told() {
        assertThatThrownBy(() ->
                        Subjects.read(KIND, "samples: 0\noffset: 2s..1s\nnoise: [{kind: bable}]\n"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("'samples'")
                .hasMessageContaining("'offset'")
                .hasMessageContaining("did you mean 'babble'");
    }

    private static long pauses(Recording recording) {
        return Subjects.samples(recording, Metric.BARGEIN_CONTROL, Map.of()).count();
    }

    private static List<String> events(Waterfall course) {
        return course.marks().stream().map(Waterfall.Mark::event).toList();
    }
}
