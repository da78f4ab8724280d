package dev.vox.contract.audit;

import dev.vox.contract.model.Contract;
import dev.vox.contract.model.Operation;
import dev.vox.contract.model.Operation.ErrorSample;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether the documentation names every operation and every error code of a contract.
final class DocumentationAudit {
    private final Contract contract;

    DocumentationAudit(Contract contract) {
        this.contract = contract;
    }

    List<Finding> look() {
        FindingId id = FindingId.PROOF_DOCUMENTED;
        if (contract.docs().isEmpty()) {
            return List.of(Finding.skipped(id, "", "the contract names no `docs`"));
        }
        List<Path> files = ProjectFiles.matching(contract.folder(), contract.docs());
        if (files.isEmpty()) {
            return List.of(
                    Finding.broken(
                            id,
                            "",
                            "no file is there: " + String.join(", ", contract.docs()),
                            "write it, or correct `docs` in the contract"));
        }
        List<String> texts = files.stream().map(ProjectFiles::text).toList();
        List<Finding> findings = new ArrayList<>();
        for (String word : words()) {
            if (texts.stream().noneMatch(named(word).asPredicate())) {
                findings.add(
                        Finding.broken(
                                id,
                                word,
                                "no page names it",
                                "describe '%s' in %s"
                                        .formatted(word, String.join(", ", contract.docs()))));
            }
        }
        if (findings.isEmpty()) {
            findings.add(Finding.held(id, "", new Observation("words", "" + words().size())));
        }
        return findings;
    }

    private Set<String> words() {
        Set<String> words = new LinkedHashSet<>();
        contract.operations().stream().map(Operation::name).forEach(words::add);
        contract.operations().stream()
                .flatMap(operation -> operation.errors().stream())
                .map(ErrorSample::code)
                .forEach(words::add);
        return words;
    }

    /// As a whole word: `get` is not named by `get_volume`.
    private static Pattern named(String word) {
        return Pattern.compile("(?<![A-Za-z0-9_-])" + Pattern.quote(word) + "(?![A-Za-z0-9_-])");
    }
}
