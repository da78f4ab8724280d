package dev.vox.bench.workload;

import dev.vox.yaml.YamlReader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Keys that several kinds of workload have.
final class CommonKeys {
    /// The longest that anything goes on.
    static final int DAY_SECONDS = Math.toIntExact(Duration.ofDays(1).toSeconds());

    private CommonKeys() {}

    /// The whole numbers under a key: one, or a list of them.
    ///
    /// @param usual when there are none
    static List<Integer> wholes(YamlReader file, String key, List<Integer> usual, int most) {
        List<Integer> numbers = new ArrayList<>();
        for (String text : file.textOrTexts(key)) {
            if (text.matches("[0-9]{1,9}") && within(Integer.parseInt(text), most)) {
                numbers.add(Integer.parseInt(text));
            } else {
                file.mistake(
                        key, "must be whole numbers from 1 to %d, not '%s'".formatted(most, text));
            }
        }
        return numbers.isEmpty() ? usual : List.copyOf(numbers);
    }

    private static boolean within(int number, int most) {
        return number >= 1 && number <= most;
    }

    /// The whole number under a key.
    static int whole(YamlReader file, String key, int usual, int least, int most) {
        return file.whole(key, least, most).map(Math::toIntExact).orElse(usual);
    }

    /// The length under a key, in whole seconds.
    static int seconds(YamlReader file, String key, int usual, int least, int most) {
        Duration length =
                Spans.read(
                        file,
                        key,
                        Duration.ofSeconds(usual),
                        Duration.ofSeconds(least),
                        Duration.ofSeconds(most));
        if (length.toMillisPart() != 0) {
            file.mistake(key, "must be whole seconds");
        }
        return Math.toIntExact(length.toSeconds());
    }
}
