package dev.vox.stack.compose.model.read;

/// Where our reading of a project differs from Compose's, and is meant to; the reasons stand in
/// `docs/reference/compose.md`.
enum ListedDifference {
    A_DATE_WITHOUT_QUOTES("{image: x, environment: {DAY: 2026-05-01}}"),
    NUMBERS_THAT_ONLY_YAML_1_1_KNOWS("{image: x, environment: {MANY: 1_000, BITS: 0b101}}"),
    A_MISSING_ENV_FILE("{image: x, env_file: missing.env}"),
    WHAT_THE_SCHEMA_REFUSES("{image: x, imagine: y}"),
    PORTS_OF_SCTP("{image: x, ports: ['80:80/sctp']}"),
    VARIABLES_THAT_BEGIN_WITH_X("{image: x, environment: {x-ray: on}}"),
    A_COMMAND_WITH_PARENTHESES("{image: x, command: echo (x)}");

    private final String service;

    ListedDifference(String service) {
        this.service = service;
    }

    /// The name that the page has for it.
    String title() {
        String words = name().replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /// A project that shows it.
    String file() {
        return "services:\n  a: " + service + "\n";
    }
}
