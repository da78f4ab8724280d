package dev.vox.env.export;

import dev.vox.json.Json;

import java.util.Optional;
import java.util.SortedMap;

/// One object with nothing in it but the variables.
record JsonDialect() implements Dialect {
    @Override
    public Optional<String> problem(String name, String value) {
        return Optional.empty();
    }

    @Override
    public String write(SortedMap<String, String> variables) {
        return Json.pretty(variables);
    }
}
