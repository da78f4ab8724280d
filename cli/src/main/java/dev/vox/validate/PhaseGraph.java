package dev.vox.validate;

import dev.vox.text.Nearest;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Place;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which phase needs which.
final class PhaseGraph {
    private final Mistakes mistakes;

    /// Where each phase says what it needs; the file that was read last counts.
    private final Map<Integer, Place> places = new HashMap<>();

    private final Map<String, Phase> phases = new LinkedHashMap<>();
    private final Set<String> unread = new HashSet<>();
    private final Set<String> done = new HashSet<>();
    private final Deque<String> running = new ArrayDeque<>();
    private final List<Phase> ordered = new ArrayList<>();

    PhaseGraph(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    void add(int phase, Place needs) {
        places.put(phase, needs);
    }

    /// Puts every phase behind those that it needs; notes needs that there are none of, and circles.
    ///
    /// @param byNumber in the order of their numbers, which is kept where needs allow it
    ///
    /// @param others numbers of phases that there are besides
    List<Phase> ordered(List<Phase> byNumber, Collection<Integer> others) {
        others.forEach(number -> unread.add(Phase.name(number)));
        byNumber.forEach(phase -> phases.put(phase.name(), phase));
        byNumber.forEach(this::visit);
        return ordered;
    }

    private void visit(Phase phase) {
        if (done.contains(phase.name())) {
            return;
        }
        running.addLast(phase.name());
        for (String need : phase.needs()) {
            follow(phase, need);
        }
        running.removeLast();
        done.add(phase.name());
        ordered.add(phase);
    }

    private void follow(Phase phase, String need) {
        Phase needed = phases.get(need);
        if (needed == null && unread.contains(need)) {
            return;
        }
        if (needed == null) {
            String meant =
                    Nearest.to(need, phases.keySet())
                            .map("; did you mean '%s'?"::formatted)
                            .orElse("");
            mistake(
                    phase,
                    "'needs' names '%s', and there is no such phase%s".formatted(need, meant));
        } else if (running.contains(need)) {
            mistake(phase, "'needs' makes a circle: " + circle(need));
        } else {
            visit(needed);
        }
    }

    private String circle(String start) {
        return running.stream()
                        .dropWhile(name -> !name.equals(start))
                        .collect(Collectors.joining(" → "))
                + " → "
                + start;
    }

    private void mistake(Phase phase, String problem) {
        mistakes.add(places.getOrDefault(phase.number(), new Place(phase.source(), 1, 1)), problem);
    }
}
