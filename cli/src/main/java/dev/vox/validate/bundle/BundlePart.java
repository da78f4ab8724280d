package dev.vox.validate.bundle;

/// One file of a bundle.
///
/// @param name in the bundle: `logs/worker.log`
/// @param about what it holds, in a sentence without a dot
/// @param source makes it
public record BundlePart(String name, String about, Source source) {
    /// Makes the text of a file.
    @FunctionalInterface
    public interface Source {
        /// The text, not masked yet.
        ///
        /// @throws Exception anything: why there is none is then what the file says
        String text() throws Exception;
    }
}
