package dev.vox.voice.scenario;

import dev.vox.voice.NetworkFaults;

import java.time.Duration;
import java.util.List;

/// A conversation to be held.
///
/// @param sampleRate of the user's audio on the wire, 48 000 or 16 000 Hz
/// @param surroundings what is heard besides the user
/// @param network what it does to the audio; its seed is the scenario's
/// @param repeat how many times, in a session each
/// @param seed of everything random: the noises, the network, the offsets
/// @param turns in the order in which they begin, at least one
/// @param settle how long after the last turn what happens is still taken: figures that nothing waits for, and false alarms
public record Scenario(
        String name,
        String description,
        int sampleRate,
        List<Surrounding> surroundings,
        NetworkFaults network,
        int repeat,
        long seed,
        List<Turn> turns,
        Duration settle) {
    /// How long it is unless the file says so.
    static final Duration USUAL_SETTLE = Duration.ofMillis(800);

    public Scenario {
        surroundings = List.copyOf(surroundings);
        turns = List.copyOf(turns);
        if (turns.isEmpty()) {
            throw new IllegalArgumentException("a scenario has a turn");
        }
    }

    /// A conversation that settles as long as any other.
    public Scenario(
            String name,
            String description,
            int sampleRate,
            List<Surrounding> surroundings,
            NetworkFaults network,
            int repeat,
            long seed,
            List<Turn> turns) {
        this(
                name,
                description,
                sampleRate,
                surroundings,
                network,
                repeat,
                seed,
                turns,
                USUAL_SETTLE);
    }

    /// The same so many times.
    public Scenario repeated(int times) {
        return new Scenario(
                name, description, sampleRate, surroundings, network, times, seed, turns, settle);
    }
}
