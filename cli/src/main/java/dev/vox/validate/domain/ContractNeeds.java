package dev.vox.validate.domain;

import dev.vox.contract.model.Contract;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.text.Nearest;
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
    /// @throws InvalidConfiguration when a need is none that there is
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
        List<Need> read = new ArrayList<>();
        for (String text : contract.needs()) {
            int colon = text.indexOf(':');
            String word = colon < 0 ? text : text.substring(0, colon);
            Need.Kind kind = Need.kind(word).orElseThrow(() -> unknown(contract, word));
            read.add(new Need(kind, colon < 0 ? "" : text.substring(colon + 1)));
        }
        return read;
    }

    private static InvalidConfiguration unknown(Contract contract, String word) {
        String meant =
                Nearest.to(word, Need.WORDS).map("; did you mean '%s'?"::formatted).orElse("");
        return new InvalidConfiguration(
                "[%s] needs '%s', which is nothing that can be needed%s"
                        .formatted(contract.source(), word, meant));
    }
}
