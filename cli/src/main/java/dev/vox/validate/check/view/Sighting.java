package dev.vox.validate.check.view;

/// What a viewpoint sees of an endpoint.
///
/// @param endpoint as it is named there: `websocket`, `REDIS_URL of worker`
/// @param reached whether it answers
/// @param sentence what it said, or why it cannot be reached
public record Sighting(String endpoint, boolean reached, String sentence) {}
