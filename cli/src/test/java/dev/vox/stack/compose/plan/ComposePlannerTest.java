package dev.vox.stack.compose.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.Golden;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.Container.State;
import dev.vox.stack.compose.observe.Image;
import dev.vox.stack.plan.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class ComposePlannerTest {
    @RegisterExtension final Golden golden = new Golden();

    private final TenServices stack = new TenServices();

    @Test
    void theFirstStartBuildsFetchesAndCreatesInTheOrderOfDependencies() {
        golden.matches(TenServices.text(stack.plan("piper")));
    }

    @Test
    void whereNothingChangedEverythingIsKept() {
        ComposePlan plan = stack.up("piper").plan("piper");

        golden.matches(TenServices.text(plan));
        assertThat(plan.changesNothing()).isTrue();
    }

    @Test
    void anImageWhoseContextChangedIsBuiltAndItsContainerPutAnew() {
        stack.up("piper");
        stack.contexts.put("orchestrator", TenServices.digest("another line of code"));

        golden.matches(TenServices.text(stack.plan("piper")));
    }

    @Test
    void anotherModelStopsTheRivalAndStartsItsOwnWorker() {
        stack.up("piper");

        golden.matches(TenServices.text(stack.plan("cosyvoice2")));
    }

    @Test
    void aCrashedServiceIsStartedAgain() {
        stack.up("piper").state("tts0", State.EXITED, "Exited (139) 3 seconds ago");

        golden.matches(TenServices.text(stack.plan("piper")));
    }

    @Test
    void aServiceThatCannotGoOnAsItIsGetsANewContainer() {
        stack.up("piper");
        stack.state("tts0", State.RESTARTING, "Restarting (1) 5 seconds ago");
        stack.state("livekit", State.DEAD, "Dead");
        stack.state("redis", State.RUNNING, Container.Health.UNHEALTHY, "Up 1 hour (unhealthy)");
        stack.state("orchestrator", State.PAUSED, "Up 1 hour (Paused)");
        stack.state("migrate", State.EXITED, "Exited (3) 2 minutes ago");

        golden.matches(TenServices.text(stack.plan("piper")));
    }

    @Test
    void aForcedBuildBuildsEveryImageOnce() {
        stack.up("mock");

        golden.matches(TenServices.text(stack.plan(stack.target("mock", BuildPolicy.FORCED))));
    }

    @Test
    void containersThatSomethingElseStartedAreAdopted() {
        stack.up("piper").started.clear();

        golden.matches(TenServices.text(stack.plan("piper")));
    }

    @Test
    void theEmbeddedStackEndsFirst() {
        stack.up("piper").embedded(4711);
        stack.containers.remove("tts0");

        golden.matches(TenServices.text(stack.plan("piper")));
    }

    @Test
    void anotherModeTouchesTheOrchestratorAlone() {
        stack.up("piper");

        golden.matches(
                TenServices.text(
                        stack.plan(
                                stack.target(
                                        "piper",
                                        BuildPolicy.NEEDED,
                                        Map.of("ORCHESTRATOR_MODE", "agent")))));
    }

    @Test
    void anImageThatWasFetchedOrBuiltMeanwhileReplacesItsContainer() {
        stack.up("piper");
        Service redis =
                stack.target("piper", BuildPolicy.NEEDED).model().find("redis").orElseThrow();
        stack.images.put(redis.image(), stack.image(redis));
        stack.images.put(
                "voice-tts0",
                new Image("voice-tts0", "sha256:by-hand", Instant.EPOCH, Map.of(), false));

        golden.matches(TenServices.text(stack.plan("piper")));
    }

    @Test
    void aMissingImageThatMayNotBeBuiltIsAPrerequisite() {
        ComposePlan plan = stack.plan(stack.target("piper", BuildPolicy.NEVER));

        golden.matches(TenServices.text(plan));
        assertThatThrownBy(plan::require).isInstanceOf(MissingPrerequisite.class);
    }

    @Test
    void anImageThatIsOldStaysWhereBuildingIsSwitchedOff() {
        stack.up("piper");
        stack.contexts.put("tts0", TenServices.digest("another line of code"));

        ComposePlan plan = stack.plan(stack.target("piper", BuildPolicy.NEVER));

        assertThat(plan.changesNothing()).isTrue();
        assertThat(plan.warnings())
                .containsExactly(
                        "image voice-tts0 is older than what it is built from, and building is"
                                + " switched off");
    }

    @Test
    void whatTheFileNoLongerKnowsIsToldAndLeftAlone() {
        stack.up("piper").state("tts0", State.RUNNING, "Up 2 minutes");
        Container old = stack.containers.get("tts0");
        stack.containers.put(
                "old",
                new Container(
                        "container-old",
                        "voice-old-1",
                        "voice",
                        "old",
                        1,
                        old.image(),
                        old.imageId(),
                        State.RUNNING,
                        null,
                        "Up 3 days",
                        Instant.EPOCH,
                        List.of(),
                        Map.of("com.docker.compose.project.working_dir", "/home/me/elsewhere")));

        ComposePlan plan = stack.plan("piper");

        assertThat(plan.changesNothing()).isTrue();
        assertThat(plan.warnings())
                .containsExactly(
                        "voice-old-1 runs for this project, though the file has no service old any"
                                + " more; docker rm -f voice-old-1 ends it",
                        "containers of project voice were made from /home/me/elsewhere; give one of"
                                + " the two another name with compose.name in vox.yaml");
    }

    @Test
    void aStackThatIsAsItIsWantedIsNotStoppedByWhatAStartWouldNeed() {
        Problem problem = new Problem(Problem.Kind.PREREQUISITE, "[port 1] taken", "end it");
        ComposeTarget target = stack.up("piper").target("piper", BuildPolicy.NEEDED);

        ComposePlan kept =
                ComposePlanner.plan(target, stack.observed(), List.of(problem), List.of());
        stack.containers.remove("tts0");
        ComposePlan changed =
                ComposePlanner.plan(target, stack.observed(), List.of(problem), List.of());

        assertThat(kept.problems()).isEmpty();
        assertThat(changed.problems()).containsExactly(problem);
        assertThat(ComposePlanner.changing(target, stack.observed())).containsExactly("tts0");
    }
}
