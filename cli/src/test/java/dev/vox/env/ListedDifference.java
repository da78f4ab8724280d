package dev.vox.env;

import dev.vox.env.dotenv.Assignment;
import dev.vox.env.dotenv.DotenvFile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Every difference from Compose that is on purpose, by the name it has in `docs/reference/environment.md`.
enum ListedDifference {
    LAST_LINE_WITHOUT_END("a key alone on a last line without its end", "A=1\nP_SET") {
        @Override
        boolean explains(String file, Reading ours, String theirError) {
            return KEY_ON_LAST_LINE.matcher(file).find();
        }
    },
    VALUE_WITHOUT_KEY("a value without a key", "=1\nA=2\n") {
        @Override
        boolean explains(String file, Reading ours, String theirError) {
            return NO_KEY.matcher(file).find();
        }
    },
    BRANCH_NOT_TAKEN("only the branch that is taken", "A=${P_SET:-${UNSET:?none}}\n") {
        @Override
        boolean explains(String file, Reading ours, String theirError) {
            return theirError.startsWith("required variable")
                    && NESTED_REQUIRED.matcher(file).find();
        }
    },
    TEMPLATE_BEFORE_VALUES("a template is read whole first", "A=${UNSET:?none} ${\n") {
        @Override
        boolean explains(String file, Reading ours, String theirError) {
            return theirError.startsWith("required variable")
                    && ours.error().startsWith("Invalid template");
        }
    },
    MISCOUNTED_LINE("lines behind a key alone that a blank follows", "A \nB%\n") {
        @Override
        boolean explains(String file, Reading ours, String theirError) {
            return KEY_AND_BLANK.matcher(file).find()
                    && theirError.startsWith("line ")
                    && ours.agreesWith(Map.of(), withLineOf(ours.error(), theirError));
        }
    },
    OVERRIDDEN("a value that is overridden is not expanded", "A=${\nA=1\n") {
        @Override
        boolean explains(String file, Reading ours, String theirError) {
            return !theirError.isEmpty() && !theirError.startsWith("line ") && hasKeyTwice(file);
        }
    },
    DEPTH("depth", "A=" + "${UNSET:-".repeat(250) + "x" + "}".repeat(250) + "\n") {
        @Override
        boolean explains(String file, Reading ours, String theirError) {
            return ours.error().startsWith("more than 200");
        }
    },
    SECRET("a secret is not shown", "API_KEY=${\n") {
        @Override
        boolean explains(String file, Reading ours, String theirError) {
            return ours.error().endsWith("not shown since it is secret");
        }
    },
    LONG_TEMPLATE("a long template is cut", "A=" + "x".repeat(300) + "${\n") {
        @Override
        boolean explains(String file, Reading ours, String theirError) {
            return ours.error().endsWith("…\"");
        }
    };

    private static final Pattern KEY_ON_LAST_LINE = Pattern.compile("(^|[\\n\"'])[^=:\\n]+\\z");
    private static final Pattern KEY_AND_BLANK = Pattern.compile("[^=:\\n]* [\\h\\v&&[^\\n]]*\\n");
    private static final Pattern NO_KEY =
            Pattern.compile("(^|[\\n\"'\\ufeff])[\\h\\v&&[^\\n]]*(export\\s+)?[=:]");
    private static final Pattern NESTED_REQUIRED = Pattern.compile("[-+?].*\\?");

    private final String title;
    private final String example;

    ListedDifference(String title, String example) {
        this.title = title;
        this.example = example;
    }

    abstract boolean explains(String file, Reading ours, String theirError);

    /// As the page says it.
    String title() {
        return title;
    }

    /// A file that shows it.
    String example() {
        return example;
    }

    static Optional<ListedDifference> of(String file, Reading ours, Compose.Answer theirs) {
        return Arrays.stream(values())
                .filter(each -> each.explains(file, ours, theirs.error()))
                .findFirst();
    }

    private static boolean hasKeyTwice(String file) {
        List<Assignment> assignments = DotenvFile.parse(file).assignments();
        return assignments.stream().map(Assignment::key).distinct().count() < assignments.size();
    }

    private static String withLineOf(String ours, String theirs) {
        String line = ours.replaceFirst("(?s)^(line \\d+).*", "$1");
        return theirs.replaceFirst("^line \\d+", line);
    }

    static Map<String, String> process() {
        return Map.of(EnvFileGenerator.SET, "set $A \\n", EnvFileGenerator.EMPTY, "");
    }
}
