package dev.vox.validate.domain;

import dev.vox.contract.model.Contract;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.Lack;
import dev.vox.validate.Need;
import dev.vox.validate.NeedSight;
import dev.vox.validate.Target;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a contract's worker needs and the machine lacks.
final class ContractNeeds {
    private final NeedSight needs;
    private final Target target;

    ContractNeeds(NeedSight needs, Target target) {
        this.needs = needs;
        this.target = target;
    }

    /// The first that is missing.
    ///
    /// @throws InvalidConfiguration when needs are none that there are, with all of these
    Optional<Lack> lacking(Contract contract) throws InterruptedException {
        for (Need need : read(contract)) {
            try {
                Optional<Lack> lack = needs.look(need, target);
                if (lack.isPresent()) {
                    return lack;
                }
            } catch (CheckBroken e) {
                return Optional.of(new Lack(String.valueOf(e.getMessage()), null));
            }
        }
        return Optional.empty();
    }

    private static List<Need> read(Contract contract) {
        List<String> mistakes = new ArrayList<>();
        List<Need> read = new ArrayList<>();
        for (String text : contract.needs()) {
            Need.read(text, mistakes::add).ifPresent(read::add);
        }
        if (!mistakes.isEmpty()) {
            throw new InvalidConfiguration(
                    "[%s] needs: %s".formatted(contract.source(), String.join("; ", mistakes)));
        }
        return read;
    }
}
