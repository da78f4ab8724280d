package dev.vox.cli;

import dev.vox.contract.transport.Workers;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.Target;

/// Makes the workers of contracts, whose texts may hold the variables of what is validated.
final class AuditWorkers {
    private AuditWorkers() {}

    static Workers of(Target target) {
        return new Workers(
                () -> {
                    throw new MissingPrerequisite("no container engine is known to audits");
                },
                text -> expanded(target, text));
    }

    private static String expanded(Target target, String text) {
        try {
            return text.contains("$") ? target.expand(text) : text;
        } catch (CheckBroken e) {
            throw new InvalidConfiguration(String.valueOf(e.getMessage()), null, e);
        }
    }
}
