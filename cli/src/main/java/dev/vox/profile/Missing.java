package dev.vox.profile;

/// Something that a profile needs and that is not here.
///
/// @param what is missing: `a GPU with 4096 MB`
/// @param found what is here in its place: `none`
/// @param fix what to do about it, as a hint says it
public record Missing(String what, String found, String fix) {
    /// As one phrase: `a GPU with 4096 MB (found: none)`.
    public String phrase() {
        return what + " (found: " + found + ")";
    }
}
