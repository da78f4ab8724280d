package dev.vox.runtime.dialogue.scripted;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A reply, in which `{1}` stands for the first group of what was matched and `{0}` for all of it.
///
/// @param text not blank
public record ReplyText(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{([0-9]{1,2})}");

    public ReplyText {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a reply says something");
        }
    }

    /// The highest group that it names, 0 when none.
    public int highestGroup() {
        return PLACE.matcher(text)
                .results()
                .mapToInt(place -> Integer.parseInt(place.group(1)))
                .max()
                .orElse(0);
    }

    String filled(List<String> groups) {
        return PLACE.matcher(text)
                .replaceAll(place ->
                        Matcher.quoteReplacement(groups.get(Integer.parseInt(place.group(1)))));
    }
}
