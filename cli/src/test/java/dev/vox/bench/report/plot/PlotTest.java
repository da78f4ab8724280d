package dev.vox.bench.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class PlotTest {
    private static final Pattern MARK =
            Pattern.compile("<text class=\"t m\" x=\"([-0-9.]+)\" y=\"[-0-9.]+\">([^<]*)</text>");

    @ParameterizedTest
    @CsvSource({
        "0, 1, 5, '0 0.2 0.4 0.6 0.8 1'",
        "0, 97, 5, '0 20 40 60 80'",
        "-3, 3, 6, '-3 -2 -1 0 1 2 3'",
        "0.1, 0.3, 4, '0.1 0.15 0.2 0.25 0.3'",
        "1234, 5678, 5, '2000 3000 4000 5000'",
        "5, 5, 5, '5'",
    })
    void marksAreRound(double low, double high, int most, String marks) {
        List<String> texts =
                RoundTicks.within(low, high, most).stream().map(RoundTicks::text).toList();

        assertThat(String.join(" ", texts)).isEqualTo(marks);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 100, '1 2 5 10 20 50 100'",
        "0.3, 4, '0.5 1 2'",
        "1, 100000, '1 10 100 1000 10000 100000'"
    })
    void logarithmicMarksAreRoundToo(double low, double high, String marks) {
        List<String> texts =
                RoundTicks.logarithmic(low, high).stream().map(RoundTicks::text).toList();

        assertThat(String.join(" ", texts)).isEqualTo(marks);
    }

    @Test
    void eachNineOfAPercentileTakesAsMuchRoom() {
        Scale scale = Scale.percentiles(5_000);

        assertThat(scale.ticks().stream().map(Scale.Tick::text))
                .containsExactly("0", "50", "90", "99", "99.9", "99.99");
        assertThat(scale.place(0)).isZero();
        assertThat(scale.place(90)).isCloseTo(0.25, within(1e-9));
        assertThat(scale.place(99)).isCloseTo(0.5, within(1e-9));
        assertThat(scale.place(99.9)).isCloseTo(0.75, within(1e-9));
        assertThat(scale.place(100)).isCloseTo(1, within(1e-9));
    }

    @Test
    void aScaleHoldsWhatItWasMadeFor() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            double low = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(9) - 3);
            double high = low + random.nextDouble() * Math.pow(10, random.nextInt(9) - 3);
            Scale scale = Scale.linear(low, high);

            assertThat(scale.low()).isLessThanOrEqualTo(low);
            assertThat(scale.high()).isGreaterThanOrEqualTo(high);
            assertThat(scale.ticks()).hasSizeBetween(2, 12);
        }
    }

    @Test
    void namesOfMarksNeverTouchAndNeverLeaveThePlot() {
        Random random = new Random(2);
        for (int i = 0; i < 300; i++) {
            double high = random.nextDouble() * Math.pow(10, random.nextInt(14) - 5);
            Scale x =
                    i % 3 == 0
                            ? Scale.percentiles(1L << random.nextInt(30))
                            : Scale.linear(0, high);
            Axis axis = new Axis("x", i % 3 == 1 ? Scale.logarithmic(high / 5_000, high) : x);
            String svg =
                    new Chart("it", axis, new Axis("y", Scale.linear(0, 1)), List.of()).svg("id");

            double end = 0;
            List<String> names = new ArrayList<>();
            Matcher mark = MARK.matcher(svg);
            while (mark.find()) {
                double half = TextSize.of(mark.group(2)) / 2;
                assertThat(Double.parseDouble(mark.group(1)) - half).as(svg).isGreaterThan(end);
                end = Double.parseDouble(mark.group(1)) + half;
                names.add(mark.group(2));
            }
            assertThat(end).isLessThanOrEqualTo(Chart.WIDTH + 0.1);
            assertThat(names).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        }
    }

    @Test
    void entriesOfALegendLieInRowsAsWideAsThePlot() {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            layers.add(
                    new Layer.Curve(
                            "a subject with a long name " + i, i, Layer.Shape.LINE, List.of()));
        }
        layers.add(new Layer.Curve("x".repeat(500), 1, Layer.Shape.LINE, List.of()));
        Legend legend = Legend.of(layers, 600);
        Markup svg = new Markup();
        legend.draw(svg, 0, 0);

        assertThat(legend.height()).isGreaterThan(3 * Legend.ROW);
        Matcher text = Pattern.compile("x=\"([0-9.]+)\"[^>]*>([^<]*)<").matcher(svg.toString());
        int seen = 0;
        while (text.find()) {
            assertThat(Double.parseDouble(text.group(1)) + TextSize.of(text.group(2)))
                    .isLessThanOrEqualTo(601);
            seen++;
        }
        assertThat(seen).isEqualTo(7);
    }

    @Test
    void aPlotHasATitleForThoseWhoCannotSeeIt() {
        String svg =
                new Course("Course of it", "ms", 0, List.of(new Course.Part("a", 1, "1 ms")), 1)
                        .svg("p7");

        assertThat(svg)
                .startsWith("<svg id=\"p7\" ")
                .contains("role=\"img\" aria-labelledby=\"p7-title\"")
                .contains("<title id=\"p7-title\">Course of it</title>");
    }
}
