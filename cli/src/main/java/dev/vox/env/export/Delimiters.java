package dev.vox.env.export;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/// Makes words that nobody guesses, to end a value of several lines.
@FunctionalInterface
public interface Delimiters extends Supplier<String> {
    /// 128 bits of chance.
    static Delimiters random() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            return "vox_" + HexFormat.of().formatHex(bytes);
        };
    }
}
