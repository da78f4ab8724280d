package dev.vox.voicepack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the `MODEL_CARD` of a Piper voice says of its licence.
final class ModelCard {
    static final String FILE = "MODEL_CARD";

    private static final long MOST_BYTES = 64 * 1024;
    private static final int MOST_LETTERS = 120;
    private static final Pattern LICENCE =
            Pattern.compile("(?im)^[\\s*#-]*licen[cs]e\\s*:\\s*(\\S.*?)\\s*$");

    private ModelCard() {}

    /// The licence, or `see the voice's source` where the card is missing or says none.
    static String licence(Path folder) {
        Path card = folder.resolve(FILE);
        try {
            if (Files.isRegularFile(card) && Files.size(card) <= MOST_BYTES) {
                Matcher matcher = LICENCE.matcher(Files.readString(card));
                if (matcher.find()) {
                    String licence = matcher.group(1);
                    return licence.substring(0, Math.min(MOST_LETTERS, licence.length()));
                }
            }
        } catch (IOException e) {
            // As good as no card.
        }
        return "see the voice's source";
    }
}
