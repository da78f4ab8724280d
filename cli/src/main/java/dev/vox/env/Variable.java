package dev.vox.env;

/// A variable in effect.
///
/// @param name as it is set
/// @param expansion its value, and how it came about
/// @param layer the layer that won
/// @param secret whether its whole value is masked
public record Variable(String name, Expansion expansion, LayerName layer, boolean secret) {
    /// The value.
    public String text() {
        return expansion.text();
    }

    /// The value as it may be shown.
    public String masked() {
        return expansion.masked();
    }

    /// Where the winning definition stands.
    public Origin origin() {
        return expansion.definition().origin();
    }
}
