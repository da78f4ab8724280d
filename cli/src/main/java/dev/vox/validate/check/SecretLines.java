package dev.vox.validate.check;

import dev.vox.env.Secrets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lines of files as they may be shown: what stands behind a name that secrets have is left out, whatever it is.
final class SecretLines {
    private static final Pattern ASSIGNED =
            Pattern.compile("([A-Za-z0-9_.-]{1,80})(\"?\\s{0,8}[=:]\\s{0,8})(\\S.*)");

    private SecretLines() {}

    static String shown(String line) {
        Matcher assigned = ASSIGNED.matcher(line);
        int from = 0;
        while (assigned.find(from)) {
            if (Secrets.isNamedSo(assigned.group(1))) {
                return line.substring(0, assigned.start(3)) + Secrets.MASK;
            }
            from = assigned.start(3);
        }
        return line;
    }
}
