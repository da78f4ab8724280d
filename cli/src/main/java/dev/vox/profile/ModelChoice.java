package dev.vox.profile;

/// The model a stack is to speak with. The three agree with each other.
///
/// @param profile the profile's own name, never an alias: `cosyvoice2`; what `DEFAULT_MODEL` is set to
/// @param modelId one of the profile's family: `cosyvoice2-en-base`; what `DEFAULT_MODEL_ID` is set to
/// @param adapter the family, `mock` where the mock speaks in its place; what `ADAPTER_TYPE` is set to
public record ModelChoice(String profile, String modelId, String adapter) {}
