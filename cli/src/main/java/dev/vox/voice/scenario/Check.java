package dev.vox.voice.scenario;

import dev.vox.voice.ConversationEvent;
import dev.vox.voice.Ear;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.OptionalLong;

/// Decides one expectation while its turn goes on.
final class Check {
    /// What happened is told later than it happened: the ear's silence, half a second.
    private static final long LATE_NEWS = Duration.ofMillis(600).toNanos();

    private static final long PLAYED = Duration.ofMillis(60).toNanos();

    private final Expectation expectation;
    private final Moments moments;
    private final Ear ear;
    private @Nullable Outcome outcome;

    Check(Expectation expectation, Moments moments, Ear ear) {
        this.expectation = expectation;
        this.moments = moments;
        this.ear = ear;
    }

    /// What came of it; null while that is open.
    @Nullable Outcome outcome() {
        return outcome;
    }

    /// Looks whether it is decided by now.
    ///
    /// @return the outcome if this has decided it
    @Nullable Outcome look(long now) {
        if (outcome == null) {
            outcome =
                    switch (expectation) {
                        case Expectation.Heard heard -> heard(heard, now);
                        case Expectation.EarSilent silent -> silent(silent, now);
                    };
            return outcome;
        }
        return null;
    }

    /// Decides it by what there is, because nothing follows.
    Outcome decide(String why) {
        Outcome decided = outcome == null ? look(Long.MAX_VALUE) : outcome;
        Outcome last = decided == null ? failed(null, why) : decided;
        outcome = last;
        return last;
    }

    private @Nullable Outcome heard(Expectation.Heard wanted, long now) {
        boolean fromOnset = wanted.event().kind().fromOnset();
        boolean counts = fromOnset ? moments.hasOnset() : moments.hasEnd();
        long base = fromOnset ? moments.onset() : moments.end();
        long limit = base + wanted.within().toNanos();
        ConversationEvent match = match(wanted, counts ? limit : Long.MAX_VALUE);
        if (match != null) {
            Duration took = Duration.ofNanos(match.at() - base);
            return wanted.absent()
                    ? failed(took, found(match))
                    : new Outcome(expectation, true, took, found(match));
        }
        boolean decided = now == Long.MAX_VALUE || (counts && now >= limit + LATE_NEWS);
        if (!decided || (wanted.absent() && !counts)) {
            return null;
        }
        return wanted.absent()
                ? new Outcome(expectation, true, null, "none came")
                : tooLate(wanted, base);
    }

    private Outcome tooLate(Expectation.Heard wanted, long base) {
        ConversationEvent late = match(wanted, Long.MAX_VALUE);
        return late == null
                ? failed(null, "none came")
                : failed(Duration.ofNanos(late.at() - base), "too late: " + found(late));
    }

    private @Nullable ConversationEvent match(Expectation.Heard wanted, long until) {
        for (ConversationEvent event : moments.events()) {
            if (event.at() >= moments.began()
                    && event.at() <= until
                    && wanted.event().matches(event)) {
                return event;
            }
        }
        return null;
    }

    private static String found(ConversationEvent event) {
        String text = EventKind.text(event);
        return text.isEmpty() ? "it came" : "“" + text + "”";
    }

    private @Nullable Outcome silent(Expectation.EarSilent wanted, long now) {
        long from = moments.onset() + wanted.within().toNanos();
        long until = from + Expectation.EarSilent.HOLD.toNanos();
        if (!moments.hasOnset() || (now != Long.MAX_VALUE && now < until + PLAYED)) {
            return null;
        }
        OptionalLong still = ear.firstAudible(from);
        if (still.isPresent() && still.getAsLong() < until) {
            return failed(
                    Duration.ofNanos(still.getAsLong() - moments.onset()), "still to be heard");
        }
        OptionalLong last = ear.lastAudible(from);
        long took = last.orElse(moments.onset()) - moments.onset();
        return took <= 0
                ? new Outcome(expectation, true, Duration.ZERO, "nothing was to be heard")
                : new Outcome(expectation, true, Duration.ofNanos(took), "the last audible sample");
    }

    private Outcome failed(@Nullable Duration took, String evidence) {
        return new Outcome(expectation, false, took, evidence);
    }
}
