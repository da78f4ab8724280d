package dev.vox.cli.command.bench;

import dev.vox.bench.result.Fingerprint;
import dev.vox.bench.target.OpenTarget;
import dev.vox.bench.target.Subject;
import dev.vox.bench.target.TargetRequest;
import dev.vox.bench.trace.Lead;
import dev.vox.bench.trace.TraceEngine;
import dev.vox.bench.trace.TracedStack;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.ProgressDisplay;
import dev.vox.env.Project;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.voice.VoiceClient;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// What `vox bench trace` and `vox replay` work with.
///
/// @param bench what all of `vox bench` works with
/// @param censor takes the secrets of a project out of a text
public record TraceParts(BenchParts bench, Function<Project, UnaryOperator<String>> censor) {
    /// Holds a conversation with a target and writes it down.
    ///
    /// @param voice to speak with; null for the stack's own
    /// @param title of the progress, a phrase
    /// @param lead leads the conversation
    TraceEngine.Recorded record(
            Project project,
            TargetRequest request,
            @Nullable String voice,
            Path file,
            Output out,
            String title,
            BiFunction<VoiceClient, ProgressDisplay, Lead> lead)
            throws InterruptedException {
        try (ProgressDisplay progress = out.progress(title);
                OpenTarget target = bench.targets().apply(project).open(request, progress);
                VoiceClient client = new VoiceClient()) {
            TracedStack stack = stack(target.subject(), voice, censor.apply(project));
            return new TraceEngine(client, bench.clock())
                    .record(file, stack, lead.apply(client, progress));
        }
    }

    private static TracedStack stack(
            Subject subject, @Nullable String voice, UnaryOperator<String> censor) {
        Fingerprint fingerprint = subject.fingerprint();
        return new TracedStack(
                subject.orchestrator()
                        .orElseThrow(() ->
                                new MissingPrerequisite(
                                        "a conversation is held with an orchestrator, and there is"
                                                + " none",
                                        "name one: --target ws://HOST:PORT")),
                fingerprint.facts().getOrDefault("model", ""),
                fingerprint.facts().getOrDefault("mode", ""),
                voice,
                fingerprint,
                censor);
    }
}
