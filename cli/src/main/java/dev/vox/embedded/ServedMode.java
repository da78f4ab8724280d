package dev.vox.embedded;

import dev.vox.env.Environment;
import dev.vox.env.OrchestratorMode;
import dev.vox.env.Settings;
import dev.vox.env.Value;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.stack.StackSettings;
import dev.vox.stack.plan.Problem;

import java.util.List;

/// The one mode that the orchestrator of this build serves.
///
/// The others hear and answer, which needs voice detection, recognition and a dialogue.
public final class ServedMode {
    private static final OrchestratorMode SERVED = OrchestratorMode.LEGACY;

    private ServedMode() {}

    /// Whether the orchestrator of this build serves a mode.
    public static boolean serves(OrchestratorMode mode) {
        return mode == SERVED;
    }

    /// Says that a stack's mode is not served, and who asked for it.
    ///
    /// @param modelRuns whether the model could be started in the mode that there is
    static List<Problem> problems(StackSettings settings, boolean modelRuns) {
        if (serves(settings.mode())) {
            return List.of();
        }
        String model = settings.speech().choice().profile();
        return List.of(
                new Problem(
                        Problem.Kind.PREREQUISITE,
                        sentence(settings.modeValue()),
                        modelRuns
                                ? "start it with the mode that there is: vox dev %s %s"
                                        .formatted(model, SERVED.word())
                                : "choose the mode that there is, " + SERVED.word()));
    }

    /// Makes sure that the mode of an orchestrator by itself is served.
    ///
    /// @throws MissingPrerequisite naming the mode, its source, and what there is
    static void require(Environment environment) {
        Value<OrchestratorMode> mode = environment.find(Settings.MODE).orElseThrow();
        if (!serves(mode.value())) {
            throw new MissingPrerequisite(
                    sentence(mode), "unset " + mode.variable() + ", or set it to " + SERVED.word());
        }
    }

    /// Makes sure that the mode of an orchestrator in a container, which is this build's, is served.
    ///
    /// @throws MissingPrerequisite naming the mode, its source, and what there is
    public static void require(Value<OrchestratorMode> mode) {
        if (!serves(mode.value())) {
            throw new MissingPrerequisite(
                    mode.quoted()
                            + ": the orchestrator in the image of this build serves "
                            + SERVED.word()
                            + " only",
                    "choose the mode that there is: --mode " + SERVED.word());
        }
    }

    private static String sentence(Value<OrchestratorMode> mode) {
        return mode.quoted()
                + ": the embedded stack of this build serves "
                + SERVED.word()
                + " only";
    }
}
