package dev.vox.env;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Texts that must not be shown, found in other texts in time linear in their length (Karp and Rabin, 1987).
final class SecretTexts {
    /// A shorter secret is found in too many texts that have nothing to do with it.
    static final int SHORTEST = 6;

    private static final long BASE = 1_000_003;
    private static final long LEAVING = leaving();
    private static final Pattern PASSWORD_OF_URL =
            Pattern.compile("(://[^/?#\\s:@]*:)([^/?#\\s]+)(?=@)");

    /// By the hash of their first characters, the longest first.
    private final Map<Long, List<String>> byStart;

    private SecretTexts(Map<Long, List<String>> byStart) {
        this.byStart = byStart;
    }

    static SecretTexts of(Collection<String> secrets) {
        Map<Long, List<String>> byStart = new HashMap<>();
        for (String secret : new LinkedHashSet<>(secrets)) {
            if (secret.length() >= SHORTEST) {
                byStart.computeIfAbsent(startOf(secret), _ -> new ArrayList<>()).add(secret);
            }
        }
        byStart.values()
                .forEach(each -> each.sort((a, b) -> Integer.compare(b.length(), a.length())));
        return new SecretTexts(byStart);
    }

    static List<String> passwordsOfUrls(String text) {
        return PASSWORD_OF_URL.matcher(text).results().map(found -> found.group(2)).toList();
    }

    String masked(String text) {
        String masked = byStart.isEmpty() || text.length() < SHORTEST ? text : searched(text);
        return masked.contains("://") && masked.indexOf('@') >= 0
                ? PASSWORD_OF_URL.matcher(masked).replaceAll("$1" + Secrets.MASK)
                : masked;
    }

    /// Secrets that overlap are masked as one.
    private String searched(String text) {
        StringBuilder masked = new StringBuilder(text.length());
        int shown = 0;
        int secretEnd = -1;
        long hash = startOf(text);
        for (int at = 0; at + SHORTEST <= text.length(); at++) {
            if (at > 0) {
                hash =
                        (hash - text.charAt(at - 1) * LEAVING) * BASE
                                + text.charAt(at + SHORTEST - 1);
            }
            int end = endOfSecret(hash, text, at);
            if (end > secretEnd) {
                if (at > secretEnd) {
                    masked.append(text, shown, at).append(Secrets.MASK);
                }
                secretEnd = end;
                shown = end;
            }
        }
        return shown == 0 ? text : masked.append(text, shown, text.length()).toString();
    }

    /// @return -1 where no secret begins
    private int endOfSecret(long hash, String text, int at) {
        for (String secret : byStart.getOrDefault(hash, List.of())) {
            if (text.startsWith(secret, at)) {
                return at + secret.length();
            }
        }
        return -1;
    }

    private static long startOf(String text) {
        long hash = 0;
        for (int i = 0; i < SHORTEST; i++) {
            hash = hash * BASE + text.charAt(i);
        }
        return hash;
    }

    private static long leaving() {
        long factor = 1;
        for (int i = 1; i < SHORTEST; i++) {
            factor *= BASE;
        }
        return factor;
    }
}
