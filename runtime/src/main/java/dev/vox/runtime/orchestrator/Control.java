package dev.vox.runtime.orchestrator;

/// The control face of an orchestrator, which is there where somebody may control it.
///
/// @param token whoever shows it may
public record Control(ControlToken token, ModelControl models) {}
