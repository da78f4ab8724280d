package dev.vox.runtime.routing;

/// What a session needs of its worker.
///
/// @param model the model to speak with; empty for the worker's own default
/// @param language a BCP 47 tag; empty when any will do
public record RouteRequest(String model, String language) {
    /// A session that needs nothing but a model.
    public static RouteRequest forModel(String model) {
        return new RouteRequest(model, "");
    }
}
