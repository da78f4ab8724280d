package dev.vox.validate.doctor;

import dev.vox.validate.CheckDeclaration;
import dev.vox.validate.Phase;
import dev.vox.validate.Severity;
import dev.vox.validate.remedy.Remedy;
import dev.vox.yaml.Place;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The checks of the tool's own state in a project: one for each remedy that no check of a phase asks for.
final class ProjectChecks {
    static final String TITLE = "Project";

    private static final String SOURCE = "vox doctor";
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    /// What a check asks, and what is wrong when the answer is no.
    private record Question(String title, String problem) {}

    private static final Map<String, Question> QUESTIONS =
            Map.of(
                    "project.start",
                    new Question(
                            "No start of the stack hangs",
                            "a start of the stack never became ready"),
                    "project.record",
                    new Question(
                            "The record of the stack speaks of one that runs",
                            "the stack crashed, and its record is still there"),
                    "project.leftovers",
                    new Question(
                            "Nothing half written lies about",
                            "files of processes that were killed lie about"),
                    "project.state-mode",
                    new Question(
                            "The state of vox is its owner's alone",
                            "others on this machine may read the state of vox"),
                    "project.state-ignored",
                    new Question(
                            "Git leaves the state of vox alone",
                            "git would take the state of vox, tokens and logs with it"));

    private ProjectChecks() {}

    static Phase phase(List<Remedy> remedies) {
        return new Phase(
                999,
                TITLE,
                SOURCE,
                List.of(),
                remedies.stream().flatMap(ProjectChecks::declarations).toList());
    }

    private static Stream<CheckDeclaration> declarations(Remedy remedy) {
        return remedy.answersTo().stream()
                .sorted()
                .filter(QUESTIONS::containsKey)
                .map(id -> declaration(id, QUESTIONS.get(id), remedy));
    }

    private static CheckDeclaration declaration(String id, Question question, Remedy remedy) {
        return new CheckDeclaration(
                id,
                question.title(),
                "remedy",
                false,
                new RemedyCheck(remedy, question.problem()),
                List.of(),
                Severity.RECOMMENDED,
                DEADLINE,
                null,
                "let vox mend it: vox doctor --fix",
                "docs/reference/doctor.md",
                new Place(SOURCE, 1, 1));
    }
}
