package dev.vox.validate.check.host;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The numbers of a version: `27.3.1` of `v27.3.1-rd`.
///
/// @param numbers the weightiest first
record Version(List<Integer> numbers) {
    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,8}(?:\\.[0-9]{1,8})*");

    Version {
        numbers = List.copyOf(numbers);
    }

    /// The first version in a text; empty where there is none.
    static Optional<Version> in(String text) {
        Matcher matcher = NUMBERS.matcher(text);
        return matcher.find()
                ? Optional.of(
                        new Version(
                                Arrays.stream(matcher.group().split("\\.", -1))
                                        .map(Integer::valueOf)
                                        .toList()))
                : Optional.empty();
    }

    /// Whether it is the other one, or newer; what is missing at the end counts as 0.
    boolean isAtLeast(Version other) {
        for (int place = 0; place < Math.max(numbers.size(), other.numbers.size()); place++) {
            int difference = Integer.compare(at(place), other.at(place));
            if (difference != 0) {
                return difference > 0;
            }
        }
        return true;
    }

    private int at(int place) {
        return place < numbers.size() ? numbers.get(place) : 0;
    }

    @Override
    public String toString() {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
