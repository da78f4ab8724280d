package dev.vox.validate.check.build;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The packages that a Python project asks for, or that its lock file has.
///
/// Only the lines that matter are read of the TOML: tables, lists of requirements, names and versions. Sources: the `pyproject.toml`
/// specification, PEP 503 (names), PEP 508 (requirements), PEP 735 (groups).
///
/// @param versions by name; empty text where any version will do
/// @param python what it asks of Python, without blanks
record PythonDependencies(Map<String, String> versions, Optional<String> python) {
    private static final Set<String> TABLES_OF_LISTS =
            Set.of("project.optional-dependencies", "dependency-groups");
    private static final Pattern TABLE = Pattern.compile("\\[\\[?([^]]+)]]?.*");
    private static final Pattern LIST = Pattern.compile("\"?([\\w.-]+)\"?\\s*=\\s*\\[(.*)");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"|'([^']*)'");
    private static final Pattern REQUIREMENT =
            Pattern.compile("\\s*([A-Za-z0-9][\\w.-]*)\\s*(?:\\[[^]]*])?\\s*(.*)");
    private static final Pattern EXACT =
            Pattern.compile("\\(?\\s*==\\s*([\\w.+!-]+)\\s*\\)?\\s*(?:;.*)?");
    private static final Pattern PYTHON =
            Pattern.compile("(?m)^\\s*requires-python\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final Pattern PACKAGE =
            Pattern.compile(
                    "\\[\\[package]]\\s*\\nname = \"([^\"]+)\"[ \\t\\r]*(?:\\nversion ="
                            + " \"([^\"]*)\")?");

    PythonDependencies {
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
    }

    /// What `pyproject.toml` asks for.
    static PythonDependencies asked(String toml) {
        Map<String, String> versions = new TreeMap<>();
        String table = "";
        boolean within = false;
        for (String line : toml.lines().map(String::strip).toList()) {
            if (line.startsWith("#")) {
                continue;
            }
            String rest = line;
            if (!within) {
                Matcher named = TABLE.matcher(line);
                if (named.matches()) {
                    table = named.group(1).strip();
                    continue;
                }
                Matcher list = LIST.matcher(line);
                within = list.matches() && isList(table, list.group(1));
                rest = within ? list.group(2) : "";
            }
            if (within) {
                note(rest, versions);
                within = !TEXT.matcher(rest).replaceAll("").contains("]");
            }
        }
        return new PythonDependencies(versions, python(toml));
    }

    /// What `uv.lock` has.
    static PythonDependencies locked(String toml) {
        Map<String, String> versions = new TreeMap<>();
        Matcher matcher = PACKAGE.matcher(toml);
        while (matcher.find()) {
            versions.put(
                    normal(matcher.group(1)), matcher.group(2) == null ? "" : matcher.group(2));
        }
        return new PythonDependencies(versions, python(toml));
    }

    private static boolean isList(String table, String key) {
        return (table.equals("project") && key.equals("dependencies"))
                || (table.equals("tool.uv") && key.equals("dev-dependencies"))
                || TABLES_OF_LISTS.contains(table);
    }

    private static void note(String line, Map<String, String> versions) {
        Matcher text = TEXT.matcher(line.replaceAll("\\{[^}]*}", ""));
        while (text.find()) {
            String requirement = text.group(1) == null ? text.group(2) : text.group(1);
            Matcher parts = REQUIREMENT.matcher(requirement);
            if (parts.matches()) {
                Matcher exact = EXACT.matcher(parts.group(2));
                versions.merge(
                        normal(parts.group(1)),
                        exact.matches() ? exact.group(1) : "",
                        (one, other) -> one.isEmpty() ? other : one);
            }
        }
    }

    private static Optional<String> python(String toml) {
        Matcher matcher = PYTHON.matcher(toml);
        return matcher.find()
                ? Optional.of(matcher.group(1).replaceAll("\\s", ""))
                : Optional.empty();
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
    }
}
