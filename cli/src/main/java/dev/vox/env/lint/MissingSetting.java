package dev.vox.env.lint;

import dev.vox.env.AgentSettings;
import dev.vox.env.OrchestratorMode;
import dev.vox.env.Settings;
import dev.vox.env.Variable;

import java.util.List;
import java.util.Optional;

/// A mode without what it needs.
final class MissingSetting implements Rule {
    private static final RuleInfo INFO =
            RuleInfo.of(
                    "missing-setting",
                    Severity.WARNING,
                    "A setting without default that the chosen mode needs: `OPENAI_API_KEY` in"
                            + " agent and hybrid mode, unless `DIALOGUE` says what answers.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(Subject subject) {
        String key = Settings.OPENAI_API_KEY.variable();
        boolean set =
                set(subject, key).isPresent()
                        || set(subject, AgentSettings.DIALOGUE.variable()).isPresent();
        return set(subject, Settings.MODE.variable())
                .filter(mode -> !set && isAnswering(mode.text()))
                .map(mode ->
                        Finding.of(
                                INFO,
                                Place.of(mode.origin()),
                                key,
                                mode.text() + " mode needs " + key + ", and nobody sets it",
                                "set it in .env.local, which git does not keep"))
                .stream()
                .toList();
    }

    private static boolean isAnswering(String mode) {
        return mode.equalsIgnoreCase(OrchestratorMode.AGENT.word())
                || mode.equalsIgnoreCase(OrchestratorMode.HYBRID.word());
    }

    private static Optional<Variable> set(Subject subject, String name) {
        return subject.variables().find(name).filter(variable -> !variable.text().isBlank());
    }
}
