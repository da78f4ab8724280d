package dev.vox.env.export;

import java.util.Optional;
import java.util.SortedMap;

/// How another tool reads variables.
sealed interface Dialect
        permits DotenvDialect, ShellDialect, JsonDialect, GithubDialect, DockerDialect {
    /// Why a variable cannot be written; empty where it can.
    Optional<String> problem(String name, String value);

    /// The variables, each of which can be written.
    String write(SortedMap<String, String> variables);
}
