package dev.vox.expect;

/// Where a value is not as it was expected.
///
/// @param path from the root of the value: `$.items[2].name`
/// @param wanted as a phrase: `at least 1`, `text`
/// @param seen what stands there, cut to 80 characters: `0`, `nothing`
public record Mismatch(String path, String wanted, String seen) {
    /// `$.count: wanted at least 1, saw 0`; without the path where it is the root.
    @Override
    public String toString() {
        String sentence = "wanted %s, saw %s".formatted(wanted, seen);
        return path.equals("$") ? sentence : path + ": " + sentence;
    }
}
