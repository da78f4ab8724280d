package dev.vox.cli.repl.script;

import dev.vox.cli.repl.talk.Conversation;
import dev.vox.cli.repl.talk.ReplEvent;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.OperationFailed;
import dev.vox.text.Figures;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A conversation written down, with what is expected of it.
public final class Script {
    private final String source;
    private final List<Step> steps;

    private Script(String source, List<Step> steps) {
        this.source = source;
        this.steps = steps;
    }

    /// Reads a script.
    ///
    /// @param source what it is called in messages
    /// @throws InvalidConfiguration naming every line that is wrong
    public static Script parse(String source, String text) {
        return new Script(source, ScriptParser.parse(source, text));
    }

    /// Holds the conversation. An expectation that does not hold is told, and the script goes on.
    ///
    /// @param log takes what the conversation tells
    /// @param patience how long what a line begins may take
    /// @return whether every expectation held
    /// @throws OperationFailed naming the line whose command failed, unless an error is expected in the next, or whose
    ///     answer did not end in time
    public boolean run(Conversation conversation, EventLog log, Duration patience)
            throws InterruptedException {
        boolean held = true;
        boolean stays = true;
        for (int at = 0; at < steps.size() && stays; at++) {
            switch (steps.get(at)) {
                case Step.Act act ->
                        stays = act(act, expectsError(at + 1), conversation, log, patience);
                case Step.Expect expect -> held &= expect(expect, conversation, log);
                case Step.Forbid forbid -> held &= forbid(forbid, conversation, log);
                case Step.Rest(int _, Duration time) -> log.await(event -> false, time);
            }
        }
        return held;
    }

    private boolean expectsError(int at) {
        return at < steps.size()
                && steps.get(at) instanceof Step.Expect expect
                && expect.event().equals("error");
    }

    private boolean act(
            Step.Act act,
            boolean mayFail,
            Conversation conversation,
            EventLog log,
            Duration patience)
            throws InterruptedException {
        log.act();
        boolean stays = conversation.perform(act.input());
        Optional<ReplEvent> failure = log.first(Script::isOwnFailure);
        if (failure.isPresent() && !mayFail) {
            ReplEvent.Problem problem = (ReplEvent.Problem) failure.get();
            throw new OperationFailed(
                    "[%s:%d] %s".formatted(source, act.line(), problem.message()), problem.hint());
        }
        if (act.waits() && failure.isEmpty() && !conversation.awaitQuiet(patience)) {
            throw new OperationFailed(
                    "[%s:%d] what it began is not over after %s"
                            .formatted(source, act.line(), Figures.duration(patience)),
                    "give it more time with --timeout, or end the line with & to go on at once");
        }
        return stays;
    }

    /// What the stack fails in is its answer; what a command fails in is the script's mistake.
    private static boolean isOwnFailure(ReplEvent event) {
        return event instanceof ReplEvent.Problem problem && problem.code().isEmpty();
    }

    private static boolean expect(Step.Expect expect, Conversation conversation, EventLog log)
            throws InterruptedException {
        boolean met = log.await(expect::isMetBy, expect.within());
        String problem = met ? null : missing(expect, log);
        conversation.tell(new ReplEvent.Expectation(expect.line(), expect.text(), problem));
        return met;
    }

    private static String missing(Step.Expect expect, EventLog log) {
        String last =
                log.last(event -> event.name().equals(expect.event()))
                        .map(event -> "; the last one was " + event.fields())
                        .orElse("");
        return "did not come within " + Figures.duration(expect.within()) + last;
    }

    private static boolean forbid(Step.Forbid forbid, Conversation conversation, EventLog log)
            throws InterruptedException {
        Step.Expect wanted = forbid.wanted();
        boolean came = log.await(wanted::isMetBy, wanted.within());
        conversation.tell(
                new ReplEvent.Expectation(forbid.line(), wanted.text(), came ? "it came" : null));
        return !came;
    }
}
