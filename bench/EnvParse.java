package dev.vox.envparse;

import dev.vox.env.dotenv.DotenvFile;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;

/// Reads env files of three sizes, and holds the time to 50 ms for 10 000 lines and to the same cost a line in each.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EnvParse {
    private static final int LINES = 10_000;
    private static final double BAR_MS = 50;
    private static final double BAR_RATIO = 3;

    /// How many lines the file has.
    @Param({"1000", "10000", "100000"})
    public int lines;

    private String text = "";

    /// Makes the file: each way of writing a value, in turn.
    @Setup(Level.Trial)
    public void write() {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            file.append(
                    switch (i % 5) {
                        case 0 -> "# what variable " + i + " is for\n";
                        case 1 -> "VARIABLE_" + i + "=a plain value # with a comment\n";
                        case 2 ->
                                "export VARIABLE_" + i + "=\"escaped \\\"value\\\" \\n ${HOME}\"\n";
                        case 3 -> "VARIABLE_" + i + "='single quoted'\n";
                        default -> "VARIABLE_" + i + ": redis://${HOST:-localhost}:6379\n";
                    });
        }
        text = file.toString();
    }

    /// One reading.
    @Benchmark
    public DotenvFile parse() {
        return DotenvFile.parse(text);
    }

    /// Runs all three and exits 1 where a bar is missed.
    public static void main(String[] args) throws RunnerException {
        Map<Integer, Double> microseconds = new TreeMap<>();
        for (RunResult result :
                new Runner(new OptionsBuilder().include(EnvParse.class.getName()).build()).run()) {
            microseconds.put(
                    Integer.parseInt(result.getParams().getParam("lines")),
                    result.getPrimaryResult().getScore());
        }
        microseconds.forEach((lines, time) ->
                System.out.printf(
                        Locale.ROOT,
                        "%7d lines %9.3f ms %7.1f ns a line%n",
                        lines,
                        time / 1_000,
                        time * 1_000 / lines));
        double cheapest = perLine(microseconds).min().orElseThrow();
        double dearest = perLine(microseconds).max().orElseThrow();
        double milliseconds = microseconds.get(LINES) / 1_000;
        System.out.printf(
                Locale.ROOT,
                "10 000 lines: %.3f ms (bar %.0f); dearest line to cheapest: %.2f (bar %.0f)%n",
                milliseconds,
                BAR_MS,
                dearest / cheapest,
                BAR_RATIO);
        System.exit(milliseconds < BAR_MS && dearest / cheapest < BAR_RATIO ? 0 : 1);
    }

    private static DoubleStream perLine(Map<Integer, Double> microseconds) {
        return microseconds.entrySet().stream()
                .mapToDouble(each -> each.getValue() / each.getKey());
    }
}
