package dev.vox.bench.trace;

import dev.vox.voice.NetworkFaults;

import java.time.Duration;

/// How a recorded conversation was held, all that is needed to hold it again.
///
/// @param name of the scenario, or what else led it
/// @param address of the orchestrator, without what may be secret in it
/// @param model that spoke; empty when it is not known
/// @param mode of the orchestrator; empty likewise
/// @param voice that was asked for; empty for the stack's own
/// @param talks whether the user's audio was sent
/// @param sampleRate of the user's audio on the wire, in Hz
/// @param playoutBuffer of the ear
/// @param network what it did to the audio
public record Conversed(
        String name,
        String address,
        String model,
        String mode,
        String voice,
        boolean talks,
        int sampleRate,
        Duration playoutBuffer,
        NetworkFaults network) {}
