package dev.vox.validate;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

/// What is known of the needs of a run: each is looked at once, all of them at the same time.
final class Sightings {
    /// A container engine takes seconds to be known to be silent.
    static final Duration DEADLINE = Duration.ofSeconds(15);

    /// What a need came to.
    ///
    /// @param lack null when it is there, or nobody knows
    /// @param broken why nobody knows; null when somebody does
    record Sighting(@Nullable Lack lack, @Nullable String broken) {}

    private record Looking(Future<?> look, long deadlineNanos) {}

    private final NeedSight sight;
    private final Target target;
    private final Crew crew;
    private final BlockingQueue<Word> inbox;
    private final LongSupplier nanoTime;
    private final Map<Need, Sighting> known = new HashMap<>();
    private final Map<Need, Looking> asked = new HashMap<>();

    Sightings(
            NeedSight sight,
            Target target,
            Crew crew,
            BlockingQueue<Word> inbox,
            LongSupplier nanoTime) {
        this.sight = sight;
        this.target = target;
        this.crew = crew;
        this.inbox = inbox;
        this.nanoTime = nanoTime;
    }

    /// Begins to look at those that nobody has looked at yet.
    void ask(Collection<Need> needs) {
        for (Need need : needs) {
            if (!known.containsKey(need) && !asked.containsKey(need)) {
                Future<?> look = crew.begin(() -> inbox.add(new Word.Seen(need, sighting(need))));
                long deadline = nanoTime.getAsLong() + DEADLINE.toNanos();
                asked.put(need, new Looking(look, deadline));
            }
        }
    }

    /// Takes what a look came to, unless it came too late.
    void take(Word.Seen seen) {
        if (asked.remove(seen.need()) != null) {
            known.put(seen.need(), seen.sighting());
        }
    }

    /// Gives up on those that take too long.
    void expire(long now) {
        List<Need> late = new ArrayList<>();
        asked.forEach((need, looking) -> {
            if (now - looking.deadlineNanos() >= 0) {
                looking.look().cancel(true);
                late.add(need);
            }
        });
        for (Need need : late) {
            asked.remove(need);
            known.put(
                    need,
                    new Sighting(
                            null,
                            "need " + need + " was not known in " + DEADLINE.toSeconds() + "s"));
        }
    }

    /// When the next one is given up on, as nanoseconds from now; none when nothing is looked at.
    Optional<Long> nextNanos(long now) {
        return asked.values().stream()
                .map(looking -> looking.deadlineNanos() - now)
                .min(Long::compare);
    }

    /// The first of some that is missing or broken, or that all are there; null while one is looked at.
    @Nullable Sighting of(List<Need> needs) {
        Sighting worst = new Sighting(null, null);
        for (Need need : needs) {
            Sighting sighting = known.get(need);
            if (sighting == null) {
                return null;
            }
            if (worst.lack() == null && worst.broken() == null) {
                worst = sighting;
            }
        }
        return worst;
    }

    private Sighting sighting(Need need) {
        try {
            return new Sighting(sight.look(need, target).orElse(null), null);
        } catch (Throwable e) {
            return new Sighting(null, "need " + need + " is not known: " + Job.words(e));
        }
    }
}
