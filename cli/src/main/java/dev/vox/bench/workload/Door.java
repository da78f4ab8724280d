package dev.vox.bench.workload;

import dev.vox.bench.load.Generator;
import dev.vox.bench.load.SpeechLines;
import dev.vox.bench.load.Through;
import dev.vox.bench.target.Subject;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Through which of its doors a subject is measured, worker or orchestrator, as the key `through` says.
///
/// @param throughOrNull null for the usual one of each subject
record Door(@Nullable Through throughOrNull) {
    private static final String KEY = "through";

    /// What a file says.
    static Door read(YamlReader file) {
        Map<String, Through> words =
                Arrays.stream(Through.values())
                        .collect(Collectors.toMap(Through::word, Function.identity()));
        List<String> known = Arrays.stream(Through.values()).map(Through::word).toList();
        return new Door(file.oneOf(KEY, known).map(words::get).orElse(null));
    }

    /// That of a subject.
    Through of(Subject subject) {
        return throughOrNull == null ? SpeechLines.usual(subject) : throughOrNull;
    }

    /// Complains of a subject that has none such.
    ///
    /// @throws MissingPrerequisite naming it
    void require(Subject subject) {
        SpeechLines.require(subject, of(subject));
    }

    /// What is spoken with a subject through it.
    ///
    /// @param sessions about how many are to be open at a time
    Generator open(Subject subject, int sessions) {
        return Generator.open(subject, of(subject), sessions);
    }

    /// Enters it among the parameters in effect, where a file says it.
    void enter(Map<String, String> parameters) {
        if (throughOrNull != null) {
            parameters.put(KEY, throughOrNull.word());
        }
    }
}
