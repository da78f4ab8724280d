package dev.vox.contract.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

@NullMarked
class WorkListTest {
    @Test
    void theDomainThatOthersNeedIsMendedFirstAndWhatIsBrokenBeforeWhatIsAdvised() {
        List<WorkItem> items =
                WorkList.of(
                        List.of("device", "memory"),
                        Map.of(
                                "memory",
                                List.of(broken(FindingId.INVENTORY_OFFERED, "recall")),
                                "device",
                                List.of(
                                        advised(FindingId.INVENTORY_ASKED, "reset"),
                                        broken(FindingId.PROOF_BUDGET, "status"),
                                        Finding.held(FindingId.PROTOCOL_ORDER, ""),
                                        broken(FindingId.PROTOCOL_TYPES, "status"))));

        assertThat(items)
                .extracting(item -> item.place() + " " + item.domain() + " " + item.id().text())
                .containsExactly(
                        "1 device protocol.types",
                        "2 device proof.budget",
                        "3 device inventory.asked",
                        "4 memory inventory.offered");
    }

    @Test
    void domainsOfACircleComeLast() {
        List<WorkItem> items =
                WorkList.of(
                        List.of("z"),
                        Map.of(
                                "a", List.of(broken(FindingId.PROOF_LOAD, "")),
                                "z", List.of(broken(FindingId.PROOF_LOAD, ""))));

        assertThat(items).extracting(WorkItem::domain).containsExactly("z", "a");
    }

    private static Finding broken(FindingId id, String about) {
        return Finding.broken(id, about, "it is wrong", null);
    }

    private static Finding advised(FindingId id, String about) {
        return Finding.advised(id, about, "it could be better", null);
    }
}
