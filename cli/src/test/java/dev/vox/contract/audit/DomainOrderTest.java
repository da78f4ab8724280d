package dev.vox.contract.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

@NullMarked
class DomainOrderTest {
    @Test
    void whatOthersDependOnComesFirst() {
        DomainOrder order =
                DomainOrder.of(
                        Map.of(
                                "inference", List.of("processing", "model"),
                                "model", List.of("memory", "device"),
                                "memory", List.of("device"),
                                "device", List.of(),
                                "processing", List.of("memory"),
                                "postprocessing", List.of("inference")));

        assertThat(order.order())
                .containsExactly(
                        "device", "memory", "processing", "model", "inference", "postprocessing");
        assertThat(order.circles()).isEmpty();
    }

    @Test
    void aCircleIsNamedByTheWayRoundAndTheRestIsInOrder() {
        DomainOrder order =
                DomainOrder.of(
                        Map.of(
                                "a", List.of("b"),
                                "b", List.of("c"),
                                "c", List.of("a"),
                                "device", List.of()));

        assertThat(order.circles()).containsExactly(List.of("a", "b", "c", "a"));
        assertThat(order.order()).containsExactly("device");
    }

    @Test
    void aDomainThatDependsOnItselfIsACircle() {
        assertThat(DomainOrder.of(Map.of("a", List.of("a"))).circles())
                .containsExactly(List.of("a", "a"));
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThat(DomainOrder.of(Map.of("model", List.of("memry"))).unknown())
                .containsExactly("model → memry");
    }
}
