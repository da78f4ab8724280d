package dev.vox.validate.check.host;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The numbers of a version: `27.3.1` of `v27.3.1-rd`.
record Version(int[] numbers) implements Comparable<Version> {
    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,8}(?:\\.[0-9]{1,8})*");

    /// The first version in a text; empty where there is none.
    static Optional<Version> in(String text) {
        Matcher matcher = NUMBERS.matcher(text);
        return matcher.find()
                ? Optional.of(
                        new Version(
                                Arrays.stream(matcher.group().split("\\."))
                                        .mapToInt(Integer::parseInt)
                                        .toArray()))
                : Optional.empty();
    }

    /// What is missing at the end counts as 0.
    @Override
    public int compareTo(Version other) {
        int places = Math.max(numbers.length, other.numbers.length);
        return Arrays.compare(Arrays.copyOf(numbers, places), Arrays.copyOf(other.numbers, places));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        return numbers.length == 0 ? 0 : numbers[0];
    }

    @Override
    public String toString() {
        return String.join(".", Arrays.stream(numbers).mapToObj(Integer::toString).toList());
    }
}
