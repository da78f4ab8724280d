package dev.vox.runtime.orchestrator.message;

import java.time.Duration;

/// Asks for another model to speak.
///
/// @param profile the name by which a person chose it; handed on to those who are told of the change
/// @param modelId what sessions that name no model speak with from now on, never empty
/// @param adapter the family that the person was promised; handed on likewise
/// @param tonesOnly whether a tone is to sound in the place of every model
/// @param timeout how long it may take, from 1 ms to a day
public record ModelOrder(
        String profile, String modelId, String adapter, boolean tonesOnly, Duration timeout) {}
