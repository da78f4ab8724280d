package dev.vox.validate;

import dev.vox.validate.CheckDeclaration.Retry;
import dev.vox.yaml.Place;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// Declarations of checks, as tests want them.
record Declared(
        String id,
        Check check,
        boolean alone,
        List<Need> needs,
        Severity severity,
        Duration timeout,
        @Nullable Retry retry) {
    static Declared check(String id) {
        return check(id, (target, deadline) -> TestKinds.verdict("pass"));
    }

    static Declared check(String id, Check check) {
        return new Declared(
                id, check, false, List.of(), Severity.REQUIRED, Duration.ofSeconds(10), null);
    }

    static Declared failing(String id) {
        return check(id, (target, deadline) -> TestKinds.verdict("fail"));
    }

    Declared runsAlone() {
        return new Declared(id, check, true, needs, severity, timeout, retry);
    }

    Declared needing(Need... some) {
        return new Declared(id, check, alone, List.of(some), severity, timeout, retry);
    }

    Declared recommended() {
        return new Declared(id, check, alone, needs, Severity.RECOMMENDED, timeout, retry);
    }

    Declared within(Duration limit) {
        return new Declared(id, check, alone, needs, severity, limit, retry);
    }

    Declared again(Duration every, Duration lasting) {
        return new Declared(id, check, alone, needs, severity, timeout, new Retry(every, lasting));
    }

    CheckDeclaration made() {
        return new CheckDeclaration(
                id,
                "Title of " + id,
                "test",
                alone,
                check,
                needs,
                severity,
                timeout,
                retry,
                "mend " + id,
                "docs/" + id + ".md",
                new Place("test.yaml", 1, 1));
    }
}
