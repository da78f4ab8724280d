package dev.vox.validate.report;

/// What is known of a run before it begins; it goes into the reports of one that never came to its end.
///
/// @param voxVersion of the tool that runs it
/// @param project its folder
/// @param strict whether WARN and SKIP of required checks count as failed
public record RunIdentity(String voxVersion, String project, boolean strict) {}
