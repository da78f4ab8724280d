package dev.vox.profile;

/// What a word means that somebody chose a model by.
///
/// @param profile the profile's own name
/// @param modelId the id that was named, or the profile's default where its name or alias was
/// @param by what the word is
public record Match(String profile, String modelId, By by) {
    /// What a word is.
    public enum By {
        /// A profile's name.
        NAME,
        /// A profile's alias.
        ALIAS,
        /// A model id.
        ID
    }
}
